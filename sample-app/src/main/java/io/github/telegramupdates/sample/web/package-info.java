/**
 * The page that shows the archive and how the accounts are doing.
 */
@NullMarked
package io.github.telegramupdates.sample.web;

import org.jspecify.annotations.NullMarked;
