package io.github.telegramupdates.simulator.connection;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.server.Replica;
import io.github.telegramupdates.simulator.server.Session;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * The server's view of the connection.
 */
final class AccountSession implements Session {

	private static final String REVOKED = "AUTH_KEY_UNREGISTERED";

	private final Replica replica = new Replica();

	private final List<UpdatesType> afterAnswer = new ArrayList<>();

	private final long accountId;

	private final Line line;

	private @Nullable String endOfAuthorization;

	AccountSession(long accountId, Line line) {
		this.accountId = accountId;
		this.line = line;
	}

	@Override
	public long accountId() {
		return this.accountId;
	}

	@Override
	public void push(UpdatesType updates) {
		if (isAuthorized()) {
			this.line.push(updates);
		}
	}

	@Override
	public void pushAfterAnswer(UpdatesType updates) {
		this.afterAnswer.add(updates);
	}

	void answered() {
		List<UpdatesType> updates = List.copyOf(this.afterAnswer);
		this.afterAnswer.clear();
		updates.forEach(this::push);
	}

	@Override
	public void revoke() {
		revoke(REVOKED);
	}

	void revoke(String reason) {
		this.endOfAuthorization = reason;
	}

	@Override
	public Replica replica() {
		return this.replica;
	}

	@Override
	public @Nullable String endOfAuthorization() {
		return this.endOfAuthorization;
	}

	@Override
	public boolean isAuthorized() {
		return this.endOfAuthorization == null;
	}

}
