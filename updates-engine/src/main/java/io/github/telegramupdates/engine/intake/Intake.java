package io.github.telegramupdates.engine.intake;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.EntityFacts;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.intake.ReceivedContainer.Origin;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.HasChats;
import io.github.telegramupdates.tl.HasUpdates;
import io.github.telegramupdates.tl.HasUsers;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a connection of an account receives: learns the peers in it, and puts it
 * into the inbox. Never blocks the connection: when the inbox is too long, containers are
 * dropped and fetched later instead, because the server keeps them.
 */
public final class Intake implements UpdateSink {

	private static final Logger log = LoggerFactory.getLogger(Intake.class);

	private static final int INBOX_CAPACITY = 20_000;

	private final TelegramConnection connection;

	private final Sessions sessions;

	/** Calls are made through the first one. */
	private final boolean first;

	private final IntakeContext account;

	private volatile @Nullable Subscription subscription;

	/** By the engine's clock. */
	private volatile long lastPush;

	/** Whether the connection turned out to be that of somebody else. */
	private volatile boolean foreign;

	/** Whether what is dropped is made up for by a difference that is still to come. */
	private final AtomicBoolean overflowing = new AtomicBoolean();

	public Intake(TelegramConnection connection, Sessions sessions, boolean first, IntakeContext account) {
		this.connection = connection;
		this.sessions = sessions;
		this.first = first;
		this.account = account;
		this.lastPush = account.clock().millis();
	}

	/**
	 * Begins to take in what the connection receives.
	 * @throws IllegalStateException if somebody else does so already
	 */
	public void subscribe() {
		this.subscription = this.connection.subscribe(this);
	}

	/**
	 * Takes nothing in any more. The connection stays open.
	 */
	public void unsubscribe() {
		Subscription ended = this.subscription;
		if (ended == null) {
			return;
		}
		try {
			ended.close();
		}
		catch (Throwable failure) {
			log.warn("Account '{}': the client {} could not end its subscription ({})", this.account.name(),
					this.connection.getClass().getName(), failure.getClass().getName());
			log.debug("The failure in full", failure);
		}
	}

	/**
	 * The turn of something that was pushed has come.
	 */
	void pushed(Moment now) {
		this.lastPush = now.monotonicMillis();
	}

	/**
	 * When something was last pushed, by the server's clock.
	 */
	public Instant lastPush() {
		return this.account.clock().timeAt(this.lastPush);
	}

	@Override
	public void onUpdates(UpdatesType updates) {
		take(updates, Origin.PUSH);
	}

	private void take(UpdatesType updates, Origin origin) {
		if (isSomebodyElses(updates)) {
			return;
		}
		if (hasRoom()) {
			learn(updates);
		}
		queue(updates, origin);
	}

	private boolean hasRoom() {
		return this.account.inbox().size() < INBOX_CAPACITY;
	}

	private void queue(UpdatesType updates, Origin origin) {
		if (hasRoom()) {
			this.account.inbox().receive(new ReceivedContainer(updates, origin, this));
			return;
		}
		this.account.startup().passImmediate(updates);
		if (this.overflowing.compareAndSet(false, true)) {
			later(this::enterOverflow);
		}
	}

	private void enterOverflow(Moment now, Consumer<Input> engine) {
		this.overflowing.set(false);
		new ReceivedContainer(new UpdatesTooLong(), Origin.PUSH, this).enter(now, engine);
	}

	/**
	 * The short messages of the account.
	 */
	public ShortMessageQueue shortMessages() {
		return this.account.shortMessages();
	}

	/**
	 * Whether the account runs on it.
	 */
	public boolean isFirst() {
		return this.first;
	}

	/**
	 * Whether the connection turned out to be that of somebody else.
	 */
	public boolean isForeign() {
		return this.foreign;
	}

	/**
	 * Whether the connection is logged in as somebody else, by whom a state must never be
	 * moved.
	 */
	private boolean isSomebodyElses(Object received) {
		if (!this.foreign) {
			for (UserType user : users(received)) {
				checkSelf(user);
			}
		}
		return this.foreign;
	}

	private void checkSelf(UserType type) {
		if (EntityFacts.isSelf(type) && type.id() != this.account.userId() && !this.foreign) {
			this.foreign = true;
			this.sessions.foreignLogin(this, type.id());
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
			BusinessAnswers.ownPart(result).ifPresent((own) -> queue(own, Origin.ANSWER));
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
			later((now, engine) -> engine.accept(new Input.ChannelLeft(now, channelId)));
		}
	}

	private void takeContent(TlMethod<?> call, Object result) {
		if (result instanceof UpdateShortSentMessage sent && BoxId.COMMON.equals(RpcAnswers.boxOf(call))) {
			queue(SentMessages.complete(call, sent, this.account.userId()), Origin.ANSWER);
		}
		else if (result instanceof UpdatesType updates && !(result instanceof UpdateShortSentMessage)) {
			queue(updates, Origin.ANSWER);
		}
		else if (result instanceof HasUpdates wrapper) {
			take(wrapper.updates(), Origin.ANSWER);
		}
		else {
			later((now, engine) -> RpcAnswers.positions(call, result, now).forEach(engine));
		}
	}

	@Override
	public void onSignal(SessionSignal signal) {
		if (signal instanceof SessionSignal.LoggedOut && !this.first) {
			// the account goes on without it
			this.sessions.detach(this);
			return;
		}
		later((now, engine) -> engine.accept(new Input.Signal(now, signal)));
	}

	private void learn(Object received) {
		List<UserType> users = users(received);
		if (!users.isEmpty()) {
			this.account.peers().learnUsers(users);
		}
		if (received instanceof HasChats withChats && !withChats.chats().isEmpty()) {
			this.account.peers().learnChats(withChats.chats()).forEach(this::readable);
			this.account.peers().contexts().learn(withChats);
		}
	}

	/** Unless it turns out meanwhile that it comes from somebody else. */
	private void later(InboxEntry.Arrival arrival) {
		this.account.inbox().receive((now, engine) -> {
			if (!this.foreign) {
				arrival.enter(now, engine);
			}
		});
	}

	private void readable(long channelId) {
		later((now, engine) -> engine.accept(new Input.PeerKnown(now, channelId)));
	}

}
