/**
 * The application proper: annotated handlers, entities and repositories. Nothing here
 * knows about gaps, positions or transactions.
 */
@NullMarked
package io.github.telegramupdates.sample.archive;

import org.jspecify.annotations.NullMarked;
