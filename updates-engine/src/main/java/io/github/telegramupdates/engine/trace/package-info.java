/**
 * Traces of accounts: every input of a state machine with its time, so that a bug report
 * is a file. {@link io.github.telegramupdates.engine.trace.TraceRecorder} keeps them,
 * {@link io.github.telegramupdates.engine.trace.Trace} is the file, and
 * {@link io.github.telegramupdates.engine.trace.TraceReplay} plays it to the same outputs
 * again.
 */
@NullMarked
package io.github.telegramupdates.engine.trace;

import org.jspecify.annotations.NullMarked;
