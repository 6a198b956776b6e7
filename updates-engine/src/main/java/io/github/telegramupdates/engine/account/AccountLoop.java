package io.github.telegramupdates.engine.account;

import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.ephemeral.EphemeralLane;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.inbox.ServerClock;
import io.github.telegramupdates.engine.intake.Sessions;
import io.github.telegramupdates.engine.intake.StartupBuffer;
import io.github.telegramupdates.engine.requests.Requests;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries out of the inbox of an account, lets its engine step, and carries out
 * what that puts out. Nobody else steps an engine. Everything here happens in the turn of
 * an entry, so by one thread at a time.
 */
final class AccountLoop implements Consumer<InboxEntry> {

	private final AccountLifecycle lifecycle;

	private final AccountInbox inbox;

	private final SequencingSettings settings;

	private final ServerClock clock;

	private final Sessions sessions;

	private final OpenChannels openChannels;

	private final StartupBuffer startup;

	private final EphemeralLane ephemeral;

	private final Requests requests;

	private final Consumer<Input> engine = this::step;

	/** As of the last engine that ended. */
	private ServerLimits limits = ServerLimits.NONE;

	AccountLoop(SequencingSettings settings, AccountLifecycle lifecycle, AccountInbox inbox, ServerClock clock,
			Sessions sessions, OpenChannels openChannels, StartupBuffer startup, EphemeralLane ephemeral,
			Requests requests) {
		this.settings = settings;
		this.lifecycle = lifecycle;
		this.inbox = inbox;
		this.clock = clock;
		this.sessions = sessions;
		this.openChannels = openChannels;
		this.startup = startup;
		this.ephemeral = ephemeral;
		this.requests = requests;
	}

	/**
	 * The turn of an entry has come.
	 */
	@Override
	public void accept(InboxEntry entry) {
		if (entry instanceof InboxEntry.Arrival arrival) {
			arrive(arrival);
		}
		else if (entry instanceof InboxEntry.Committed committed) {
			committed(committed);
		}
		else if (entry instanceof InboxEntry.Reply reply) {
			reply(reply);
		}
		else if (entry instanceof InboxEntry.Command command) {
			step(command.input().apply(now()));
		}
		else if (entry instanceof InboxEntry.Refusal refusal) {
			refuse(refusal);
		}
		else if (entry instanceof InboxEntry.Loaded loaded) {
			begin(loaded.stored());
		}
		else if (entry instanceof InboxEntry.Conflict conflict) {
			conflict(conflict);
		}
		else if (entry instanceof InboxEntry.DeliveryFailed failed) {
			this.lifecycle.deliveryFailed(failed);
		}
		else if (entry instanceof InboxEntry.ForeignLogin login) {
			this.lifecycle.foreignLogin(login);
		}
		else {
			throw new IllegalArgumentException("Nothing takes " + entry);
		}
	}

	private Moment now() {
		return this.clock.moment();
	}

	private @Nullable RunningEngine running() {
		RunningEngine last = this.lifecycle.engine();
		return (last != null && !last.instance().isOver()) ? last : null;
	}

	private void arrive(InboxEntry.Arrival arrival) {
		if (running() != null) {
			arrival.enter(now(), this.engine);
		}
		else {
			this.startup.add(arrival);
		}
	}

	private void reply(InboxEntry.Reply reply) {
		if (!reply.instance().isOver()) {
			step(reply.input().apply(now()));
		}
	}

	private void committed(InboxEntry.Committed entry) {
		Moment now = now();
		for (Batch batch : entry.batches()) {
			if (!entry.instance().isOver()) {
				step(new Input.Committed(now, batch.lane(), batch.id()));
			}
		}
	}

	/**
	 * An engine has to know which methods rest, also if it was not the one that asked.
	 */
	private void refuse(InboxEntry.Refusal refusal) {
		Moment now = now();
		if (!refusal.instance().isOver()) {
			step(new Input.FetchFailed(now, refusal.fetchId(), refusal.error()));
		}
		else if (refusal.error().isRest()) {
			if (running() != null) {
				step(new Input.Refused(now, refusal.method(), refusal.error()));
			}
			else {
				this.limits = this.limits.refused(refusal.method(), refusal.error(), now.monotonicMillis(),
						this.settings);
			}
		}
	}

	/**
	 * An engine begins: first with what is stored, then with what waited. If it fails at
	 * that, the rest waits for the next one.
	 */
	private void begin(Input.Load stored) {
		if (!this.lifecycle.begin(stored)) {
			return;
		}
		step(stored.with(now(), this.limits, this.openChannels.all()));
		int connections = this.sessions.count();
		if (connections > 1) {
			step(new Input.Sessions(now(), connections));
		}
		InboxEntry.Arrival next = nextThatWaited();
		while (next != null) {
			next.enter(now(), this.engine);
			next = nextThatWaited();
		}
	}

	private InboxEntry.@Nullable Arrival nextThatWaited() {
		return (running() != null) ? this.startup.poll() : null;
	}

	/** Whoever lost the account stops, also while its state is loaded again. */
	private void conflict(InboxEntry.Conflict entry) {
		RunningEngine running = running();
		if (entry.conflict().reason() == Reason.OWNERSHIP_LOST) {
			this.lifecycle.ownershipLost(entry.conflict());
		}
		else if (running != null && running.instance() == entry.instance()) {
			this.limits = running.limits();
			this.lifecycle.reload(running, entry.conflict().detail());
		}
	}

	/** Lets the engine that is there take an input. */
	private void step(Input input) {
		RunningEngine running = running();
		if (running == null) {
			return;
		}
		try {
			for (Output output : running.step(input)) {
				carryOut(output, input.at(), running);
			}
			this.lifecycle.stepped(running);
		}
		catch (Throwable failure) {
			// the outputs are incomplete: the stored state is the truth
			this.limits = running.limits();
			this.lifecycle.failed(running, failure);
		}
	}

	private void carryOut(Output output, Moment now, RunningEngine running) {
		if (output instanceof Output.Deliver deliver) {
			deliver(deliver.batch(), now, running);
		}
		else if (output instanceof Output.ArmTimer timer) {
			running.arm(timer.monotonicMillis(),
					() -> this.inbox.put(new InboxEntry.Reply(running.instance(), Input.Tick::new)));
		}
		else if (output instanceof Output.Notify notify) {
			this.lifecycle.happened(notify.event());
		}
		else if (output instanceof Output.FetchAccount fetch) {
			this.requests.fetchAccount(fetch, running.instance());
		}
		else if (output instanceof Output.FetchChannel fetch) {
			this.requests.fetchChannel(fetch, running.instance());
		}
		else if (output instanceof Output.FetchState fetch) {
			this.requests.fetchState(fetch, running.instance());
		}
		else if (output instanceof Output.ResolvePeer peer) {
			this.requests.resolvePeer(peer, running.instance());
		}
		else if (output instanceof Output.ForgetPeer peer) {
			this.requests.forgetPeer(peer);
		}
		else {
			throw new IllegalArgumentException("Nothing carries out " + output);
		}
	}

	private void deliver(Batch batch, Moment now, RunningEngine running) {
		if (batch.lane() instanceof Lane.Ephemeral) {
			this.ephemeral.offer(batch);
		}
		else {
			running.lanes().offer(batch, now.monotonicMillis());
		}
	}

}
