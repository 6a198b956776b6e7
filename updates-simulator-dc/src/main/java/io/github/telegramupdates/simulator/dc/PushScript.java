package io.github.telegramupdates.simulator.dc;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.dc.rpc.CallObserver;
import io.github.telegramupdates.simulator.dc.rpc.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Lets the peer write to each account that logs in: soon after the client asked for its
 * state, and at the latest some seconds after the login. A client that has written
 * something after that, and asks for its state in another session, as after a restart, is
 * written to again.
 */
final class PushScript implements CallObserver {

	private static final long AFTER_STATE_MILLIS = 700;

	private static final long AFTER_LOGIN_MILLIS = 6_000;

	private static final long BETWEEN_MILLIS = 50;

	private final Map<Long, Run> runs = new HashMap<>();

	private final DataCenterState state;

	private final ScheduledExecutorService timer;

	private final SimulatedAccount peer;

	private final int messages;

	private final Set<Integer> dropped;

	PushScript(DataCenterState state, ScheduledExecutorService timer, SimulatedAccount peer,
			DataCenterOptions options) {
		this.state = state;
		this.timer = timer;
		this.peer = peer;
		this.messages = options.pushes();
		this.dropped = options.dropped();
	}

	@Override
	public void loggedIn(SimulatedAccount account) {
		this.state.tally().countLogin();
		Run run = new Run(account);
		this.runs.put(account.id(), run);
		later(AFTER_LOGIN_MILLIS, run::begin);
	}

	@Override
	public void stateAsked(SimulatedAccount account, Caller caller) {
		Run run = this.runs.computeIfAbsent(account.id(), (id) -> new Run(account));
		if (run.answered && run.caller != caller) {
			run = new Run(account);
			this.runs.put(account.id(), run);
		}
		if (run.caller == null) {
			run.caller = caller;
			later(AFTER_STATE_MILLIS, run::begin);
		}
	}

	@Override
	public void messageSent(SimulatedAccount account, String text) {
		this.state.tally().addSent(text);
		Run run = this.runs.get(account.id());
		if (run != null && run.isOver()) {
			run.answered = true;
		}
	}

	private void later(long millis, Runnable action) {
		this.timer.schedule(action, millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * The messages to one account.
	 */
	private final class Run {

		private final SimulatedAccount account;

		private @Nullable Caller caller;

		private boolean begun;

		private boolean answered;

		private int written;

		Run(SimulatedAccount account) {
			this.account = account;
		}

		boolean isOver() {
			return this.begun && this.written >= PushScript.this.messages;
		}

		void begin() {
			if (!this.begun) {
				this.begun = true;
				PushScript.this.state.faults().begin();
				writeNext();
			}
		}

		private void writeNext() {
			if (isOver()) {
				return;
			}
			int number = ++this.written;
			Runnable write = () -> PushScript.this.peer.sends(this.account, "message " + number);
			if (PushScript.this.dropped.contains(number)) {
				PushScript.this.state.withoutPushes(write);
			}
			else {
				write.run();
			}
			later(BETWEEN_MILLIS, this::writeNext);
		}

	}

}
