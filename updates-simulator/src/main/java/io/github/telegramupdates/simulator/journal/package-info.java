/**
 * The journal of a simulated Telegram: a file of checked records that survives a killed
 * process. It knows nothing about what the records mean.
 */
@NullMarked
package io.github.telegramupdates.simulator.journal;

import org.jspecify.annotations.NullMarked;
