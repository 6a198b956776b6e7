/**
 * The seam between a Telegram client and what consumes its updates. A client implements
 * {@link io.github.telegramupdates.tl.client.TelegramConnection}; whoever wants updates
 * subscribes an {@link io.github.telegramupdates.tl.client.UpdateSink}. Neither side
 * knows the other.
 */
@NullMarked
package io.github.telegramupdates.tl.client;

import org.jspecify.annotations.NullMarked;
