/**
 * A client with its engine as a program, to be run beside other servers.
 */
@NullMarked
package io.github.telegramupdates.benchmarks.client;

import org.jspecify.annotations.NullMarked;
