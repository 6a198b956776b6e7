package io.github.telegramupdates.engine.requests;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Function;

import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelFromMessage;
import io.github.telegramupdates.tl.InputDialogPeer;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerEmpty;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.channels.rpc.GetChannels;
import io.github.telegramupdates.tl.messages.rpc.GetDialogs;
import io.github.telegramupdates.tl.messages.rpc.GetPeerDialogs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the access hash of a channel, one way after the other: by its id alone,
 * which bots may do; by a message that it was seen in; in the list of dialogs. What comes
 * back is learnt like everything that comes. The difference that may bring the channel is
 * made by the state machine. A way whose method rests, after a flood wait or because the
 * account is frozen, is passed over: the channel is looked for again a minute later.
 */
final class ChannelResolution {

	private static final Logger log = LoggerFactory.getLogger(ChannelResolution.class);

	private static final int DIALOGS = 100;

	private static final long DIALOGS_PAUSE_MILLIS = 60_000;

	private final SequencingSettings settings;

	private final PeerStore peers;

	private final EngineConfig config;

	private final EngineCalls calls;

	private final MethodRests rests;

	private long nextDialogsAt = Long.MIN_VALUE;

	ChannelResolution(SequencingSettings settings, PeerStore peers, EngineConfig config, EngineCalls calls) {
		this.settings = settings;
		this.peers = peers;
		this.config = config;
		this.calls = calls;
		this.rests = new MethodRests(config.timers(), settings.retries());
	}

	/**
	 * Begins to look for a channel. Returns at once.
	 * @param instance nothing is asked any more once it is over
	 */
	void resolve(long channelId, EngineInstance instance) {
		attempt(channelId,
				() -> this.config.threads()
					.storage()
					.execute(() -> attempt(channelId, () -> climb(channelId, rungs(channelId), instance))));
	}

	private static void attempt(long channelId, Runnable step) {
		try {
			step.run();
		}
		catch (Throwable failure) {
			log.debug("Channel {} cannot be looked for now", channelId, failure);
		}
	}

	private Queue<TlMethod<?>> rungs(long channelId) {
		Queue<TlMethod<?>> rungs = new ArrayDeque<>();
		if (this.settings.isBot()) {
			rungs.add(new GetChannels(List.of(new InputChannel(channelId, 0))));
			return rungs;
		}
		this.peers.contexts().of(channelId).ifPresent((sighting) -> address(sighting.chat()).ifPresent((chat) -> {
			int messageId = sighting.messageId();
			rungs.add(new GetChannels(List.of(new InputChannelFromMessage(chat, messageId, channelId))));
			InputPeer peer = new InputPeerChannelFromMessage(chat, messageId, channelId);
			rungs.add(new GetPeerDialogs(List.of(new InputDialogPeer(peer))));
		}));
		rungs.add(new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), DIALOGS, 0));
		return rungs;
	}

	private Optional<InputPeer> address(Peer chat) {
		if (chat instanceof PeerUser user) {
			return this.peers.isSelf(user.userId()) ? Optional.of(new InputPeerSelf())
					: address(this.peers.userHash(user.userId()), (hash) -> new InputPeerUser(user.userId(), hash));
		}
		if (chat instanceof PeerChannel channel) {
			return address(this.peers.channelHash(channel.channelId()),
					(hash) -> new InputPeerChannel(channel.channelId(), hash));
		}
		return (chat instanceof PeerChat group) ? Optional.of(new InputPeerChat(group.chatId())) : Optional.empty();
	}

	private static Optional<InputPeer> address(OptionalLong hash, Function<Long, InputPeer> peer) {
		return hash.isPresent() ? Optional.of(peer.apply(hash.getAsLong())) : Optional.empty();
	}

	private void climb(long channelId, Queue<TlMethod<?>> rungs, EngineInstance instance) {
		TlMethod<?> next = nextCallable(rungs);
		if (next == null || instance.isOver() || this.peers.channelHash(channelId).isPresent()) {
			return;
		}
		if (next instanceof GetDialogs && !isTimeForDialogs()) {
			return;
		}
		this.calls.invoke(next, instance).whenCompleteAsync((result, failure) -> {
			if (failure != null) {
				log.debug("{} does not tell channel {}", next.getClass().getSimpleName(), channelId, failure);
				this.rests.refused(next, FetchError.of(failure));
			}
			else {
				this.rests.answered(next);
			}
			attempt(channelId, () -> climb(channelId, rungs, instance));
		}, this.config.threads().storage());
	}

	private @Nullable TlMethod<?> nextCallable(Queue<TlMethod<?>> rungs) {
		TlMethod<?> next = rungs.poll();
		while (next != null && this.rests.rests(next)) {
			next = rungs.poll();
		}
		return next;
	}

	/** One list of dialogs a minute is enough for all channels. */
	private synchronized boolean isTimeForDialogs() {
		long now = this.config.timers().monotonicMillis();
		if (now < this.nextDialogsAt) {
			return false;
		}
		this.nextDialogsAt = now + DIALOGS_PAUSE_MILLIS;
		return true;
	}

}
