package io.github.telegramupdates.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.EntityFacts;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.HasUpdates;
import io.github.telegramupdates.tl.HasUsers;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
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

	private final Inbox inbox;

	private final PeerStore peers;

	private final ShortMessages shortMessages;

	private final Supplier<Moment> clock;

	private final long selfId;

	private final LongConsumer wrongAccount;

	/** Whether the connection turned out to be that of somebody else. */
	private volatile boolean foreign;

	/** Whether what is dropped is made up for by a difference that is still to come. */
	private final AtomicBoolean overflowing = new AtomicBoolean();

	Intake(long selfId, LongConsumer wrongAccount, Inbox inbox, PeerStore peers, ShortMessages shortMessages,
			Supplier<Moment> clock) {
		this.selfId = selfId;
		this.wrongAccount = wrongAccount;
		this.inbox = inbox;
		this.peers = peers;
		this.shortMessages = shortMessages;
		this.clock = clock;
	}

	@Override
	public void onUpdates(UpdatesType updates) {
		take(updates, Arrival.Origin.PUSH);
	}

	private void take(UpdatesType updates, Arrival.Origin origin) {
		if (isSomebodyElses(updates)) {
			return;
		}
		if (hasRoom()) {
			learn(updates);
		}
		queue(updates, origin);
	}

	private boolean hasRoom() {
		return this.inbox.size() < INBOX_CAPACITY;
	}

	private void queue(UpdatesType updates, Arrival.Origin origin) {
		if (hasRoom()) {
			this.inbox.arrive(new Arrival.Container(updates, origin, this));
			return;
		}
		this.inbox.passImmediate(updates);
		if (this.overflowing.compareAndSet(false, true)) {
			later(this::enterOverflow);
		}
	}

	private void enterOverflow(Consumer<Input> engine) {
		this.overflowing.set(false);
		enter(new UpdatesTooLong(), engine);
	}

	/**
	 * The turn of a container has come.
	 */
	void enter(UpdatesType updates, Consumer<Input> engine) {
		if (ShortPeers.areMissingIn(updates)) {
			this.shortMessages.enter(updates, this, engine);
		}
		else {
			if (this.shortMessages.isAnyWaiting() && countsAnew(updates)) {
				// they have positions of the old count
				this.shortMessages.enterAll(engine);
			}
			enter(updates, true, engine);
		}
	}

	private static boolean countsAnew(UpdatesType updates) {
		return switch (updates.constructorId()) {
			case Updates.ID -> isCountReset(((Updates) updates).updates());
			case UpdatesCombined.ID -> isCountReset(((UpdatesCombined) updates).updates());
			case UpdateShort.ID -> isCountReset(List.of(((UpdateShort) updates).update()));
			default -> false;
		};
	}

	private static boolean isCountReset(List<Update> updates) {
		return updates.stream().anyMatch(UpdatePtsChanged.class::isInstance);
	}

	/**
	 * A container enters the engine.
	 * @param known whether the peers are known that it refers to and does not describe
	 */
	void enter(UpdatesType updates, boolean known, Consumer<Input> engine) {
		if (!this.foreign) {
			engine.accept(new Input.Live(this.clock.get(), updates,
					known ? Input.Live.Peers.COMPLETE : Input.Live.Peers.INCOMPLETE));
		}
	}

	/**
	 * Whether the connection turned out to be that of somebody else.
	 */
	boolean isForeign() {
		return this.foreign;
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
		if (EntityFacts.isSelf(type) && type.id() != this.selfId && !this.foreign) {
			this.foreign = true;
			this.wrongAccount.accept(type.id());
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
		InnermostCall call = InnermostCall.of(request);
		if (call.account() == InnermostCall.Account.OWN) {
			takeAnswer(call.method(), result);
		}
		else if (!this.foreign) {
			// its users and chats are as the other account sees them
			BusinessAnswers.ownPart(result).ifPresent((own) -> queue(own, Arrival.Origin.ANSWER));
		}
	}

	private void takeAnswer(TlMethod<?> call, Object result) {
		if (isSomebodyElses(result)) {
			return;
		}
		learn(result);
		Memberships.begun(call, result).forEach(this::readable);
		takeContent(call, result);
		for (long channelId : Memberships.ended(call)) {
			later((engine) -> engine.accept(new Input.ChannelLeft(this.clock.get(), channelId)));
		}
	}

	private void takeContent(TlMethod<?> call, Object result) {
		if (result instanceof UpdateShortSentMessage sent && BoxId.COMMON.equals(RpcAnswers.boxOf(call))) {
			queue(SentMessages.complete(call, sent, this.selfId), Arrival.Origin.ANSWER);
		}
		else if (result instanceof UpdatesType updates && !(result instanceof UpdateShortSentMessage)) {
			queue(updates, Arrival.Origin.ANSWER);
		}
		else if (result instanceof HasUpdates wrapper) {
			take(wrapper.updates(), Arrival.Origin.ANSWER);
		}
		else {
			later((engine) -> RpcAnswers.positions(call, result, this.clock.get()).forEach(engine));
		}
	}

	@Override
	public void onSignal(SessionSignal signal) {
		later((engine) -> engine.accept(new Input.Signal(this.clock.get(), signal)));
	}

	private void learn(Object received) {
		this.peers.learnUsers(users(received));
		if (received instanceof HasChats withChats) {
			this.peers.learnChats(withChats.chats()).forEach(this::readable);
			this.peers.sightings().learn(withChats);
		}
	}

	/** Unless it turns out meanwhile that it comes from somebody else. */
	private void later(Arrival arrival) {
		this.inbox.arrive((engine) -> {
			if (!this.foreign) {
				arrival.enter(engine);
			}
		});
	}

	private void readable(long channelId) {
		later((engine) -> engine.accept(new Input.PeerKnown(this.clock.get(), channelId)));
	}

	/** Where it all goes. */
	interface Inbox {

		/**
		 * How many tasks are before the next one.
		 */
		int size();

		/**
		 * Takes something in, after all that came before.
		 */
		void arrive(Arrival arrival);

		/**
		 * Delivers at once what of a container needs no state, though the rest of it is
		 * dropped.
		 */
		void passImmediate(UpdatesType container);

	}

}
