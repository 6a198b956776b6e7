package io.github.telegramupdates.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;

/**
 * A connection to a server that pushes what the test says. Differences of the account are
 * empty, and no other call is ever answered.
 */
public final class PushingConnection implements TelegramConnection, TelegramApi {

	static final int DATE = 1_800_000_000;

	private final List<TlMethod<?>> unanswered = new ArrayList<>();

	private UpdateSink sink;

	public void push(UpdatesType container) {
		Objects.requireNonNull(this.sink).onUpdates(container);
	}

	/** Pushes the next message of a channel, and who wrote it there. */
	public void pushMessage(long channelId, int pts) {
		Message message = Message.builder()
			.id(pts)
			.peerId(new PeerChannel(channelId))
			.fromId(new PeerUser(channelId))
			.date(DATE)
			.message("This is message " + pts + " of the channel " + channelId + ", and it is as long as messages are.")
			.build();
		User author = User.builder().id(channelId).accessHash(channelId).firstName("Author of " + channelId).build();
		Channel channel = Channel.builder()
			.id(channelId)
			.accessHash(channelId)
			.title("The channel " + channelId)
			.photo(new ChatPhotoEmpty())
			.date(DATE)
			.build();
		push(new Updates(List.of(new UpdateNewChannelMessage(message, pts, 1)), List.of(author), List.of(channel), DATE,
				0));
	}

	/** Calls without an answer. */
	public List<TlMethod<?>> unanswered() {
		return this.unanswered;
	}

	@Override
	public TelegramApi api() {
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		if (method instanceof GetDifference) {
			return CompletableFuture.completedFuture((R) new DifferenceEmpty(DATE, 0));
		}
		this.unanswered.add(method);
		return new CompletableFuture<>();
	}

	@Override
	public Subscription subscribe(UpdateSink subscriber) {
		this.sink = subscriber;
		return () -> {
		};
	}

	@Override
	public Instant serverTime() {
		return Instant.ofEpochSecond(DATE);
	}

	@Override
	public void close() {
		// there is nothing to close
	}

}
