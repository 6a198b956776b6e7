/**
 * Sessions of encrypted messages, as the server sees them. Pure: each input comes with
 * its {@link io.github.telegramupdates.simulator.dc.session.Moment}, and the outputs say
 * what to send, to carry out and to end.
 */
@NullMarked
package io.github.telegramupdates.simulator.dc.session;

import org.jspecify.annotations.NullMarked;
