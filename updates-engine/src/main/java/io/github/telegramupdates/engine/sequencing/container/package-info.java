/**
 * What a container of updates is made of: members, positions, dates, short messages, and
 * what needs no position.
 */
@NullMarked
package io.github.telegramupdates.engine.sequencing.container;

import org.jspecify.annotations.NullMarked;
