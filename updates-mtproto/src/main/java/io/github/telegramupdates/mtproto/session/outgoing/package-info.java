/**
 * What is sent: which messages wait, which are on the wire, what goes in one container,
 * when received messages are acknowledged, and when a call goes as a new message, is
 * asked about or fails.
 */
@NullMarked
package io.github.telegramupdates.mtproto.session.outgoing;

import org.jspecify.annotations.NullMarked;
