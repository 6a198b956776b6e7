/**
 * A client of Telegram: drives key exchange and session over connections of Netty, logs
 * in, and is a {@link io.github.telegramupdates.tl.client.TelegramConnection}. It decides
 * nothing about the protocol.
 */
@NullMarked
package io.github.telegramupdates.mtproto.client;

import org.jspecify.annotations.NullMarked;
