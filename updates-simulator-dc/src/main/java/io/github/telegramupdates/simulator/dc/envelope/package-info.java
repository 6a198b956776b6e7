/**
 * Encrypted messages, as the server opens and seals them, and as an attacker does.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.envelope;

import org.jspecify.annotations.NullMarked;
