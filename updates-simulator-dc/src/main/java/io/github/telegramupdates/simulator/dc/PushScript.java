package io.github.telegramupdates.simulator.dc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.fault.CallFault;
import io.github.telegramupdates.simulator.dc.rpc.CallObserver;
import io.github.telegramupdates.simulator.dc.rpc.CallingSession;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import org.jspecify.annotations.Nullable;

/**
 * Lets the peer write to each account that logs in: soon after the client asked for its
 * state, and at the latest some seconds after the login. A client that has written
 * something after that, and asks for its state in another session, as after a restart, is
 * written to again.
 */
final class PushScript implements CallObserver {

	private static final long AFTER_LOGIN_MILLIS = 6_000;

	private static final long MAX_BETWEEN_MILLIS = 50;

	private final Map<Long, Run> runs = new HashMap<>();

	private final DataCenterState state;

	private final ScheduledExecutorService timer;

	private final SimulatedAccount peer;

	private final PushOptions options;

	private final Set<List<Long>> randomIds = new HashSet<>();

	PushScript(DataCenterState state, ScheduledExecutorService timer, SimulatedAccount peer, PushOptions options) {
		this.state = state;
		this.timer = timer;
		this.peer = peer;
		this.options = options;
	}

	@Override
	public void loggedIn(SimulatedAccount account) {
		this.state.tally().countLogin();
		Run run = new Run(account);
		this.runs.put(account.id(), run);
		later(AFTER_LOGIN_MILLIS, run::begin);
	}

	@Override
	public void stateAsked(SimulatedAccount account, CallingSession caller) {
		Run run = this.runs.computeIfAbsent(account.id(), (id) -> new Run(account));
		if (run.answered && run.caller != caller) {
			run = new Run(account);
			this.runs.put(account.id(), run);
		}
		if (run.caller == null) {
			run.caller = caller;
			later(this.options.delay().toMillis(), run::begin);
		}
	}

	@Override
	public void messageSent(SimulatedAccount account, SendMessage message) {
		this.state.tally().addSent(message.message());
		if (message.randomId() != 0 && !this.randomIds.add(List.of(account.id(), message.randomId()))) {
			this.state.tally().countRepeatedCall();
		}
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

		private SimulatedPeer chat;

		private @Nullable CallingSession caller;

		private boolean begun;

		private boolean answered;

		private int written;

		Run(SimulatedAccount account) {
			this.account = account;
			this.chat = account;
		}

		boolean isOver() {
			return this.begun && this.written >= PushScript.this.options.messages();
		}

		void begin() {
			if (!this.begun) {
				this.begun = true;
				PushScript.this.state.faults().begin();
				this.chat = PushScript.this.state.faults().isDue(CallFault.CHANNEL_GAP) ? channel() : this.account;
				writeNext();
			}
		}

		private void writeNext() {
			if (isOver()) {
				return;
			}
			int number = ++this.written;
			Runnable write = () -> PushScript.this.peer.sends(this.chat, "message " + number);
			if (PushScript.this.options.dropped().contains(number) || isLost(number)) {
				PushScript.this.state.withoutPushes(write);
			}
			else {
				write.run();
			}
			later(Math.min(MAX_BETWEEN_MILLIS, PushScript.this.options.delay().toMillis()), this::writeNext);
		}

		/** The client must know the channel before. */
		private boolean isLost(int number) {
			return number > 1 && PushScript.this.state.faults().take(CallFault.CHANNEL_GAP);
		}

		private SimulatedPeer channel() {
			SimulatedTelegram telegram = PushScript.this.state.telegram();
			return telegram.supergroup("Channel of " + this.account.name())
				.owner(PushScript.this.peer)
				.member(this.account);
		}

	}

}
