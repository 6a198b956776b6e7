package io.github.telegramupdates.engine.intake;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.sequencing.AccountKind;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;

/**
 * The connections that feed an account: bots may have several sessions, each of which is
 * pushed updates.
 */
public final class Sessions {

	private final AccountKind kind;

	private final IntakeContext account;

	private final List<Intake> intakes = new CopyOnWriteArrayList<>();

	private boolean closed;

	public Sessions(AccountKind kind, IntakeContext account) {
		this.kind = kind;
		this.account = account;
	}

	/**
	 * Takes in what a connection receives.
	 * @throws IllegalStateException if somebody else does so already, the account has
	 * stopped, or it is a user's and has a connection
	 */
	public synchronized Subscription attach(TelegramConnection connection) {
		if (this.closed) {
			throw new IllegalStateException("The account has stopped");
		}
		if (this.kind == AccountKind.USER && !this.intakes.isEmpty()) {
			throw new IllegalStateException("The account of a user is fed by one connection only,"
					+ " because its containers are numbered for each session");
		}
		Intake intake = new Intake(connection, this, this.intakes.isEmpty(), this.account);
		intake.subscribe();
		this.intakes.add(intake);
		if (this.intakes.size() > 1) {
			announce();
		}
		return () -> detach(intake);
	}

	private void announce() {
		this.account.inbox().put(new InboxEntry.Command((now) -> new Input.Sessions(now, count())));
	}

	/**
	 * How many there are.
	 */
	public int count() {
		return this.intakes.size();
	}

	/**
	 * Takes in nothing more of a connection, unless the account is stopping anyway.
	 */
	public void detach(Intake intake) {
		if (forget(intake)) {
			intake.unsubscribe();
			announce();
		}
	}

	private synchronized boolean forget(Intake intake) {
		return !this.closed && this.intakes.remove(intake);
	}

	/**
	 * A connection is logged in as somebody else, and takes in nothing more.
	 */
	public void foreignLogin(Intake intake, long otherId) {
		if (!intake.isFirst()) {
			detach(intake);
		}
		this.account.inbox().put(new InboxEntry.ForeignLogin(otherId, intake.isFirst()));
	}

	/**
	 * When each session was last pushed something, in the order of their attachment.
	 */
	public List<Instant> lastPushes() {
		return this.intakes.stream().map(Intake::lastPush).toList();
	}

	/**
	 * Takes nothing in any more. The connections stay open.
	 */
	public void close() {
		synchronized (this) {
			this.closed = true;
		}
		// not under the lock: a subscription may wait for its sink, which may detach
		this.intakes.forEach(Intake::unsubscribe);
	}

}
