package io.github.telegramupdates.mtproto.client;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.telegramupdates.mtproto.connection.SessionRun;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.tl.client.MigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves an account to the data center where it is, together with the call that found that
 * out. Four moves an hour are made: data centers cannot send an account round and round.
 * Confined to the loop.
 */
final class Migrations {

	private static final Logger log = LoggerFactory.getLogger(Migrations.class);

	private static final int MAX_MOVES = 4;

	private static final long HOUR_MILLIS = 3_600_000;

	private final ClientDriver driver;

	private final ClientContext context;

	private final ConfigUpdates config;

	private final Deque<Long> moves = new ArrayDeque<>();

	Migrations(ClientDriver driver, ClientContext context, ConfigUpdates config) {
		this.driver = driver;
		this.context = context;
		this.config = config;
	}

	/**
	 * A call has to be made in another data center.
	 * @return whether the account moves there, and the call with it
	 */
	boolean follow(PendingAnswer<?> call, MigrateException error) {
		if (!error.movesAccount() || error.dc() == this.driver.dc() || !this.driver.canMove()) {
			return false;
		}
		if (isTooOften(SystemMoment.now().monotonicMillis())) {
			log.warn("Data centers send the account to each other: {}", error.getMessage());
			return false;
		}
		// after the step that brought the error
		this.context.loop().execute(() -> move(call, error));
		return true;
	}

	private boolean isTooOften(long now) {
		while (!this.moves.isEmpty() && now - this.moves.peekFirst() >= HOUR_MILLIS) {
			this.moves.removeFirst();
		}
		return this.moves.size() >= MAX_MOVES;
	}

	private void move(PendingAnswer<?> call, MigrateException error) {
		SessionRun session = this.driver.session();
		if (session == null || this.context.addresses().knows(error.dc())) {
			moveIfKnown(call, error);
		}
		else {
			this.config.refresh(session, () -> moveIfKnown(call, error));
		}
	}

	private void moveIfKnown(PendingAnswer<?> call, MigrateException error) {
		if (this.driver.dc() == error.dc()) {
			// another call was faster
			makeHere(call);
		}
		else if (this.context.addresses().knows(error.dc())) {
			this.moves.addLast(SystemMoment.now().monotonicMillis());
			this.driver.moveTo(error.dc(), call);
		}
		else {
			log.warn("Nobody knows where data center {} listens, in which the account is", error.dc());
			call.fail(error);
		}
	}

	/** Calls of the client's own may be what logs in. */
	private void makeHere(PendingAnswer<?> call) {
		if (call.isInternal()) {
			this.driver.callAnyway(call);
		}
		else {
			this.driver.call(call);
		}
	}

}
