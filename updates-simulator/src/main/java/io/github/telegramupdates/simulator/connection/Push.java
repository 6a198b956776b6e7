package io.github.telegramupdates.simulator.connection;

import java.util.List;

import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * A container of updates.
 *
 * @param bytes the boxed container
 * @param channelId the channel it is about, which is known even if the rest is garbled
 */
record Push(byte[] bytes, @Nullable Long channelId) implements ServerMessage {

	static Push of(UpdatesType updates) {
		return new Push(updates.toByteArray(), null);
	}

	/**
	 * A container that no client can read.
	 */
	static Push garbled(UpdatesType updates) {
		return new Push(SimulatedCalls.garbled(updates.toByteArray()), onlyChannel(updates));
	}

	private static @Nullable Long onlyChannel(UpdatesType updates) {
		List<ChatType> chats = (updates instanceof Updates full) ? full.chats() : List.of();
		return (chats.size() == 1 && chats.get(0) instanceof Channel channel) ? channel.id() : null;
	}

	@Override
	public void arrive(@Nullable UpdateSink sink) {
		if (sink == null) {
			return;
		}
		UpdatesType updates;
		try {
			updates = UpdatesType.read(new TlReader(this.bytes));
		}
		catch (TlDecodeException ex) {
			sink.onSignal(new SessionSignal.DecodeFailed(this.channelId, String.valueOf(ex.getMessage())));
			return;
		}
		sink.onUpdates(updates);
	}

}
