/**
 * What really happened in a simulated Telegram, for tests that judge an application. It
 * is read from the server's own logs and never from what an application was sent.
 */
@NullMarked
package io.github.telegramupdates.simulator.truth;

import org.jspecify.annotations.NullMarked;
