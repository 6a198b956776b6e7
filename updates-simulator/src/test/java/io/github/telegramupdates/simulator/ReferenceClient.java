package io.github.telegramupdates.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.ChannelPtsUpdate;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedChannelMessages;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadHistoryInbox;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import org.jspecify.annotations.Nullable;

/**
 * The simplest client that is correct: applies a push when it is the next one, and asks
 * for a difference otherwise. Keeps messages as texts by channel (0 for none) and id.
 */
final class ReferenceClient implements UpdateSink {

	private static final long RETRY_MILLIS = 500;

	final Map<Long, Map<Integer, String>> messages = new TreeMap<>();

	final Map<Long, Integer> channelPts = new TreeMap<>();

	int pts = 1;

	int qts;

	int date;

	private final Map<Long, Long> accessHashes = new HashMap<>();

	private final Set<Long> fetching = new HashSet<>();

	private final Set<Long> dirty = new HashSet<>();

	private final VirtualClock clock;

	private final SimulatedConnection connection;

	ReferenceClient(VirtualClock clock, SimulatedConnection connection) {
		this.clock = clock;
		this.connection = connection;
		this.date = (int) (clock.millis() / 1000);
		connection.subscribe(this);
	}

	/**
	 * Fetches what a box is missing.
	 * @param box the channel's id, or 0 for the account
	 */
	void fetch(long box) {
		if (!this.fetching.add(box)) {
			this.dirty.add(box);
			return;
		}
		if (box == 0) {
			fetchAccount();
		}
		else if (this.accessHashes.containsKey(box)) {
			fetchChannel(box);
		}
		else {
			this.fetching.remove(box);
			fetch(0);
		}
	}

	private void fetchAccount() {
		this.connection.api()
			.invoke(new GetDifference(this.pts, null, null, this.date, this.qts, null))
			.whenComplete((difference, failure) -> {
				if (failure != null) {
					retry(0);
				}
				else {
					apply(difference);
				}
			});
	}

	private void fetchChannel(long channelId) {
		InputChannel channel = new InputChannel(channelId, this.accessHashes.get(channelId));
		int from = this.channelPts.getOrDefault(channelId, 1);
		this.connection.api()
			.invoke(new GetChannelDifference(false, channel, new ChannelMessagesFilterEmpty(), from, 100))
			.whenComplete((difference, failure) -> {
				if (failure != null) {
					retry(channelId);
				}
				else {
					apply(channelId, difference);
				}
			});
	}

	private void retry(long box) {
		this.fetching.remove(box);
		this.clock.schedule(RETRY_MILLIS, () -> fetch(box));
	}

	private void finish(long box, boolean complete) {
		this.fetching.remove(box);
		if (this.dirty.remove(box) || !complete) {
			fetch(box);
		}
	}

	private void apply(DifferenceType answer) {
		if (answer instanceof DifferenceEmpty empty) {
			this.date = empty.date();
		}
		else if (answer instanceof Difference difference) {
			page(0, difference.newMessages(), difference.otherUpdates(), difference.chats());
			reach(difference.state());
		}
		else if (answer instanceof DifferenceSlice slice) {
			page(0, slice.newMessages(), slice.otherUpdates(), slice.chats());
			reach(slice.intermediateState());
			finish(0, false);
			return;
		}
		finish(0, true);
	}

	private void reach(State state) {
		this.pts = state.pts();
		this.qts = state.qts();
		this.date = state.date();
	}

	private void apply(long channelId, ChannelDifferenceType answer) {
		if (answer instanceof ChannelDifference difference) {
			page(channelId, difference.newMessages(), difference.otherUpdates(), difference.chats());
			this.channelPts.put(channelId, difference.pts());
			finish(channelId, difference.final_());
		}
		else if (answer instanceof ChannelDifferenceEmpty empty) {
			this.channelPts.put(channelId, empty.pts());
			finish(channelId, true);
		}
	}

	private void page(long box, List<MessageType> created, List<Update> others, List<ChatType> chats) {
		learn(chats);
		created.forEach(this::store);
		for (Update update : others) {
			if (update instanceof UpdateChannelTooLong tooLong) {
				fetch(tooLong.channelId());
			}
			else {
				content(update);
			}
		}
	}

	@Override
	public void onUpdates(UpdatesType container) {
		if (container instanceof UpdateShortMessage small) {
			sequenced(0, small.pts(), small.ptsCount(), () -> text(0, small.id(), small.message()));
		}
		else if (container instanceof Updates full) {
			learn(full.chats());
			full.updates().forEach(this::live);
		}
	}

	private void live(Update update) {
		Position position = position(update);
		if (update instanceof UpdateBotStopped stopped) {
			if (stopped.qts() == this.qts + 1 && !this.fetching.contains(0L)) {
				this.qts++;
			}
			else if (stopped.qts() > this.qts) {
				fetch(0);
			}
		}
		else if (position != null) {
			sequenced(position.box(), position.pts(), position.count(), () -> content(update));
		}
	}

	private void sequenced(long box, int position, int count, Runnable change) {
		int local = (box == 0) ? this.pts : this.channelPts.getOrDefault(box, 1);
		if (position <= local) {
			return;
		}
		if (position - count != local || this.fetching.contains(box)) {
			fetch(box);
			return;
		}
		change.run();
		if (box == 0) {
			this.pts = position;
		}
		else {
			this.channelPts.put(box, position);
		}
	}

	private static @Nullable Position position(Update update) {
		if (update instanceof UpdateNewMessage created) {
			return new Position(0, created.pts(), created.ptsCount());
		}
		if (update instanceof UpdateEditMessage edited) {
			return new Position(0, edited.pts(), edited.ptsCount());
		}
		if (update instanceof UpdateDeleteMessages deleted) {
			return new Position(0, deleted.pts(), deleted.ptsCount());
		}
		if (update instanceof UpdateReadHistoryInbox read) {
			return new Position(0, read.pts(), read.ptsCount());
		}
		if (update instanceof UpdateReadHistoryOutbox read) {
			return new Position(0, read.pts(), read.ptsCount());
		}
		if (update instanceof UpdatePinnedMessages pinned) {
			return new Position(0, pinned.pts(), pinned.ptsCount());
		}
		return (update instanceof ChannelPtsUpdate) ? channelPosition(update) : null;
	}

	private static @Nullable Position channelPosition(Update update) {
		if (update instanceof UpdateNewChannelMessage created) {
			return new Position(channel(created.message()), created.pts(), created.ptsCount());
		}
		if (update instanceof UpdateEditChannelMessage edited) {
			return new Position(channel(edited.message()), edited.pts(), edited.ptsCount());
		}
		if (update instanceof UpdateDeleteChannelMessages deleted) {
			return new Position(deleted.channelId(), deleted.pts(), deleted.ptsCount());
		}
		if (update instanceof UpdatePinnedChannelMessages pinned) {
			return new Position(pinned.channelId(), pinned.pts(), pinned.ptsCount());
		}
		return null;
	}

	private void content(Update update) {
		if (update instanceof UpdateNewMessage created) {
			store(created.message());
		}
		else if (update instanceof UpdateNewChannelMessage created) {
			store(created.message());
		}
		else if (update instanceof UpdateEditMessage edited) {
			store(edited.message());
		}
		else if (update instanceof UpdateEditChannelMessage edited) {
			store(edited.message());
		}
		else if (update instanceof UpdateDeleteMessages deleted) {
			deleted.messages().forEach((id) -> texts(0).remove(id));
		}
		else if (update instanceof UpdateDeleteChannelMessages deleted) {
			deleted.messages().forEach((id) -> texts(deleted.channelId()).remove(id));
		}
	}

	private void store(MessageType message) {
		if (message instanceof Message full) {
			text(channel(full), full.id(), full.message());
		}
	}

	private void text(long box, int id, String text) {
		texts(box).put(id, text);
	}

	Map<Integer, String> texts(long box) {
		return this.messages.computeIfAbsent(box, (id) -> new TreeMap<>());
	}

	private static long channel(MessageType message) {
		return (message instanceof Message full && full.peerId() instanceof PeerChannel peer) ? peer.channelId() : 0;
	}

	private void learn(List<ChatType> chats) {
		for (ChatType chat : chats) {
			if (chat instanceof Channel channel && channel.accessHash() != null) {
				this.accessHashes.put(channel.id(), channel.accessHash());
			}
		}
	}

	@Override
	public <R> void onResult(TlMethod<R> request, R result) {
	}

	@Override
	public void onSignal(SessionSignal signal) {
		if (!(signal instanceof SessionSignal.Disconnected)) {
			fetch(0);
		}
	}

	private record Position(long box, int pts, int count) {
	}

}
