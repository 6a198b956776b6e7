/**
 * Outputs that are calls: which method is called for them, how the access hash of a
 * channel is found, and what becomes of answers and failures.
 */
@NullMarked
package io.github.telegramupdates.engine.requests;

import org.jspecify.annotations.NullMarked;
