package io.github.telegramupdates.engine.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.EngineTimers;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.peers.ShortMessagePeers;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Input.Live.Peers;
import io.github.telegramupdates.engine.sequencing.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The short messages of an account, some of which wait until their peers have been looked
 * up. The storage is asked beside the inbox, for one message at a time. Those that
 * come behind it wait, too, and keep their order; all else goes on. A message that waits
 * too long, does not fit or cannot be looked up enters with what is known by then, and a
 * difference brings the rest. Used by the inbox only.
 */
public final class ShortMessageQueue {

	/** How many wait. */
	static final int CAPACITY = 1_000;

	/** How long each waits: as long as a gap. */
	static final long PATIENCE_MILLIS = 500;

	private final PeerStore peers;

	private final Executor lookUps;

	private final EngineTimers timers;

	private final AccountInbox inbox;

	private final Deque<Waiting> waiting = new ArrayDeque<>();

	/** Whose peers the storage is asked for, also when it no longer waits for them. */
	private @Nullable Waiting lookedUp;

	public ShortMessageQueue(PeerStore peers, Executor lookUps, EngineTimers timers, AccountInbox inbox) {
		this.peers = peers;
		this.lookUps = lookUps;
		this.timers = timers;
		this.inbox = inbox;
	}

	/**
	 * The turn of a message has come.
	 */
	public void enter(ReceivedContainer message, Moment now, Consumer<Input> engine) {
		if (isStorageTooSlow() || this.waiting.size() >= CAPACITY) {
			message.enter(peersOf(message), now, engine);
			return;
		}
		this.waiting.add(new Waiting(message, this.timers.monotonicMillis() + PATIENCE_MILLIS));
		proceed(now, engine);
	}

	public boolean isAnyWaiting() {
		return !this.waiting.isEmpty();
	}

	/**
	 * None waits any longer: they enter with what is known by now.
	 */
	public void enterAll(Moment now, Consumer<Input> engine) {
		while (!this.waiting.isEmpty()) {
			enterFirst(peersOf(this.waiting.element().message), now, engine);
		}
	}

	private boolean isStorageTooSlow() {
		return this.lookedUp != null && this.lookedUp != this.waiting.peek();
	}

	private void proceed(Moment now, Consumer<Input> engine) {
		while (this.lookedUp == null && !this.waiting.isEmpty()) {
			Waiting first = this.waiting.element();
			if (isRemembered(first.message) || !lookUp(first)) {
				enterFirst(peersOf(first.message), now, engine);
			}
		}
	}

	private boolean isRemembered(ReceivedContainer message) {
		return ShortMessagePeers.areRemembered(message.updates(), this.peers);
	}

	private Peers peersOf(ReceivedContainer message) {
		return peers(isRemembered(message));
	}

	private static Peers peers(boolean known) {
		return known ? Peers.COMPLETE : Peers.INCOMPLETE;
	}

	private void enterFirst(Peers known, Moment now, Consumer<Input> engine) {
		this.waiting.remove().message.enter(known, now, engine);
	}

	/**
	 * Begins to look the peers of a message up.
	 * @return whether that can be done in time
	 */
	private boolean lookUp(Waiting message) {
		long millis = message.deadline - this.timers.monotonicMillis();
		if (millis <= 0) {
			return false;
		}
		EngineTimers.Cancellable timeout = this.timers.schedule(millis,
				() -> this.inbox.arrive((now, engine) -> timedOut(message, now, engine)));
		this.lookedUp = message;
		try {
			this.lookUps.execute(() -> {
				boolean known = ShortMessagePeers.areKnown(message.message.updates(), this.peers);
				timeout.cancel();
				this.inbox.arrive((now, engine) -> lookedUp(message, known, now, engine));
			});
			return true;
		}
		catch (RejectedExecutionException refused) {
			timeout.cancel();
			this.lookedUp = null;
			return false;
		}
	}

	private void lookedUp(Waiting message, boolean known, Moment now, Consumer<Input> engine) {
		if (message == this.waiting.peek()) {
			enterFirst(peers(known), now, engine);
		}
		this.lookedUp = null;
		proceed(now, engine);
	}

	private void timedOut(Waiting message, Moment now, Consumer<Input> engine) {
		if (message == this.lookedUp) {
			enterAll(now, engine);
		}
	}

	/** A message, and by when it enters at the latest. */
	private record Waiting(ReceivedContainer message, long deadline) {
	}

}
