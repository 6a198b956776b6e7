package io.github.telegramupdates.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.HasUpdates;
import io.github.telegramupdates.tl.HasUsers;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UpdateSink;

/**
 * Puts what a connection receives into the inbox of its account, and learns the peers in
 * it. Never blocks the connection: when the inbox is too long, containers are dropped and
 * fetched later instead, because the server keeps them.
 */
final class Intake implements UpdateSink {

	private static final int INBOX_CAPACITY = 20_000;

	private final Entrance inbox;

	private final PeerStore peers;

	private final Supplier<Moment> clock;

	private final Consumer<Input> engine;

	private final long selfId;

	private final LongConsumer wrongAccount;

	/** Whether the connection turned out to be that of somebody else. */
	private volatile boolean foreign;

	/** Whether what is dropped is made up for by a difference that is still to come. */
	private final AtomicBoolean overflowing = new AtomicBoolean();

	Intake(long selfId, LongConsumer wrongAccount, Entrance inbox, PeerStore peers, Supplier<Moment> clock,
			Consumer<Input> engine) {
		this.selfId = selfId;
		this.wrongAccount = wrongAccount;
		this.inbox = inbox;
		this.peers = peers;
		this.clock = clock;
		this.engine = engine;
	}

	@Override
	public void onUpdates(UpdatesType updates) {
		if (isSomebodyElses(updates)) {
			return;
		}
		if (this.inbox.size() < INBOX_CAPACITY) {
			learn(updates);
			UpdatesType rest = this.inbox.passImmediate(updates);
			later(() -> take(rest));
		}
		else if (this.overflowing.compareAndSet(false, true)) {
			later(this::takeOverflow);
		}
	}

	private void takeOverflow() {
		this.overflowing.set(false);
		take(new UpdatesTooLong());
	}

	private void take(UpdatesType updates) {
		Input.Live.Peers known = ShortPeers.areKnown(updates, this.peers) ? Input.Live.Peers.COMPLETE
				: Input.Live.Peers.INCOMPLETE;
		this.engine.accept(new Input.Live(this.clock.get(), updates, known));
	}

	/**
	 * Whether the connection is logged in as somebody else, by whom a state must never be
	 * moved.
	 */
	private boolean isSomebodyElses(Object received) {
		if (!this.foreign) {
			users(received).forEach(this::checkSelf);
		}
		return this.foreign;
	}

	private void checkSelf(UserType type) {
		if (type instanceof User user && user.self() && user.id() != this.selfId && !this.foreign) {
			this.foreign = true;
			this.wrongAccount.accept(user.id());
		}
	}

	private static List<UserType> users(Object received) {
		if (received instanceof HasUsers withUsers) {
			return withUsers.users();
		}
		if (received instanceof List<?> list) {
			return list.stream().filter(UserType.class::isInstance).map(UserType.class::cast).toList();
		}
		return List.of();
	}

	@Override
	public <R> void onResult(TlMethod<R> request, R result) {
		if (isSomebodyElses(result)) {
			return;
		}
		learn(result);
		Memberships.begun(request, result).forEach(this::readable);
		takeAnswer(request, result);
		for (long channelId : Memberships.ended(request)) {
			later(() -> this.engine.accept(new Input.ChannelLeft(this.clock.get(), channelId)));
		}
	}

	private <R> void takeAnswer(TlMethod<R> request, R result) {
		if (result instanceof UpdateShortSentMessage sent) {
			onUpdates(SentMessages.complete(request, sent, this.selfId));
		}
		else if (result instanceof UpdatesType updates) {
			onUpdates(updates);
		}
		else if (result instanceof HasUpdates wrapper) {
			onUpdates(wrapper.updates());
		}
		else {
			later(() -> RpcAnswers.positions(request, result, this.clock.get()).forEach(this.engine));
		}
	}

	@Override
	public void onSignal(SessionSignal signal) {
		later(() -> this.engine.accept(new Input.Signal(this.clock.get(), signal)));
	}

	private void learn(Object received) {
		this.peers.learnUsers(users(received));
		if (received instanceof HasChats withChats) {
			this.peers.learnChats(withChats.chats()).forEach(this::readable);
			this.peers.sightings().learn(withChats);
		}
	}

	/** Unless it turns out meanwhile that it comes from somebody else. */
	private void later(Runnable task) {
		this.inbox.execute(() -> {
			if (!this.foreign) {
				task.run();
			}
		});
	}

	private void readable(long channelId) {
		later(() -> this.engine.accept(new Input.PeerKnown(this.clock.get(), channelId)));
	}

}
