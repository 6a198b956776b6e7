package io.github.telegramupdates.simulator.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.clock.Cancellable;
import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import org.jspecify.annotations.Nullable;

/**
 * The state of one connection, and the faults that pushes meet. Everything happens under
 * the server's lock.
 */
final class ConnectionState {

	private final Server server;

	private final ArrivalQueue wire;

	private final List<Push> held = new ArrayList<>();

	private final List<Push> backlog = new ArrayList<>();

	private final ContainerBundle bundle = new ContainerBundle();

	private FaultChance dice;

	private boolean up = true;

	private boolean holding;

	private int toDrop;

	private int toDuplicate;

	private int toGarble;

	private long lastSessionId;

	private long sent;

	private long lost;

	private long duplicated;

	private long reordered;

	private @Nullable Cancellable comeback;

	ConnectionState(Server server, ArrivalQueue wire, Faults faults) {
		this.server = server;
		this.wire = wire;
		this.dice = new FaultChance(faults);
	}

	boolean isUp() {
		return this.up;
	}

	FaultChance dice() {
		return this.dice;
	}

	void faults(Faults faults) {
		this.dice = new FaultChance(faults);
	}

	void drop(int pushes) {
		this.toDrop += pushes;
	}

	void duplicate() {
		this.toDuplicate++;
	}

	void garble() {
		this.toGarble++;
	}

	void bundle(int containers) {
		if (this.bundle.isBegun()) {
			put(this.bundle.together());
		}
		this.bundle.expect(containers);
	}

	void hold() {
		this.holding = true;
	}

	void release() {
		this.holding = false;
		List<Push> pushes = List.copyOf(this.held);
		this.held.clear();
		pushes.forEach(this::transmit);
	}

	PushCounters counters() {
		return new PushCounters(this.sent, this.lost, this.duplicated, this.reordered);
	}

	void push(UpdatesType updates) {
		if (this.bundle.take(updates)) {
			if (this.bundle.isComplete()) {
				put(this.bundle.together());
			}
		}
		else {
			put(updates);
		}
	}

	private void put(UpdatesType updates) {
		this.sent++;
		Push push = (this.toGarble > 0) ? Push.garbled(updates) : Push.of(updates);
		this.toGarble = Math.max(0, this.toGarble - 1);
		if (this.holding) {
			this.held.add(push);
		}
		else {
			transmit(push);
		}
	}

	private void transmit(Push push) {
		if (!this.up) {
			undelivered(push);
		}
		else if (this.toDrop > 0) {
			this.toDrop--;
			this.lost++;
		}
		else if (this.dice.loses()) {
			this.lost++;
		}
		else if (this.dice.disconnects()) {
			undelivered(push);
			goDown();
			this.comeback = this.server.clock()
				.schedule(this.dice.faults().downMillis(), () -> this.server.locked(this::comeBack));
		}
		else {
			deliver(push);
		}
	}

	private void deliver(Push push) {
		boolean twice = this.toDuplicate > 0 || this.dice.duplicates();
		if (this.toDuplicate > 0) {
			this.toDuplicate--;
		}
		send(push);
		if (twice) {
			this.duplicated++;
			send(push);
		}
	}

	private void send(Push push) {
		long delay = this.dice.delay();
		if (this.dice.reorders()) {
			this.reordered++;
			this.wire.sendLate(push, delay + this.dice.lateness());
		}
		else {
			this.wire.send(push, delay);
		}
	}

	private void undelivered(Push push) {
		if (this.dice.faults().resending() && !this.dice.faults().newSession()) {
			this.backlog.add(push);
		}
		else {
			this.lost++;
		}
	}

	void goDown() {
		if (!this.up) {
			return;
		}
		this.up = false;
		List<Push> pushes = new ArrayList<>();
		IOException cause = new IOException("The connection was lost before the answer");
		for (ServerMessage delivery : this.wire.cut()) {
			if (delivery instanceof Push push) {
				pushes.add(push);
			}
			else {
				this.wire.send((delivery instanceof Answer<?> answer) ? answer.failed(cause) : delivery, 0);
			}
		}
		// What was on its way is older than what could not be sent any more
		List<Push> newer = List.copyOf(this.backlog);
		this.backlog.clear();
		pushes.forEach(this::undelivered);
		this.backlog.addAll(newer);
		signal(new SessionSignal.Disconnected());
	}

	void comeBack() {
		if (this.up) {
			return;
		}
		if (this.comeback != null) {
			this.comeback.cancel();
			this.comeback = null;
		}
		this.up = true;
		signal(new SessionSignal.Connected());
		if (this.dice.faults().newSession()) {
			announceNewSession();
		}
		List<Push> pushes = List.copyOf(this.backlog);
		this.backlog.clear();
		pushes.forEach(this::send);
	}

	/**
	 * The server forgets the session with everything that it still had to push.
	 */
	void announceNewSession() {
		this.lost += this.held.size() + this.backlog.size();
		this.held.clear();
		this.backlog.clear();
		signal(new SessionSignal.NewSession(++this.lastSessionId));
	}

	/**
	 * The server announces the last session once more.
	 */
	void repeatNewSession() {
		signal(new SessionSignal.NewSession(this.lastSessionId));
	}

	void signal(SessionSignal signal) {
		this.wire.send(new Signal(signal), 0);
	}

	void shutDown() {
		if (this.comeback != null) {
			this.comeback.cancel();
		}
		this.up = false;
		IOException cause = new IOException("The connection was closed before the answer");
		for (ServerMessage delivery : this.wire.cut()) {
			if (delivery instanceof Answer<?> answer) {
				this.wire.send(answer.failed(cause), 0);
			}
		}
	}

}
