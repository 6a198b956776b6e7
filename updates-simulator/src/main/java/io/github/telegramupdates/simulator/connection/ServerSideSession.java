package io.github.telegramupdates.simulator.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.telegramupdates.simulator.server.Replica;
import io.github.telegramupdates.simulator.server.Session;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * The server's view of the connection.
 */
final class ServerSideSession implements Session {

	private static final String REVOKED = "AUTH_KEY_UNREGISTERED";

	private final Replica replica = new Replica();

	private final List<UpdatesType> afterAnswer = new ArrayList<>();

	private final long accountId;

	private final Consumer<UpdatesType> wire;

	private @Nullable String endOfAuthorization;

	ServerSideSession(long accountId, Consumer<UpdatesType> wire) {
		this.accountId = accountId;
		this.wire = wire;
	}

	@Override
	public long accountId() {
		return this.accountId;
	}

	@Override
	public void push(UpdatesType updates) {
		if (isAuthorized()) {
			this.wire.accept(updates);
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
