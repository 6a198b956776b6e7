package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.StateChange;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesTooLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes, the engine does not fail, does not fetch in a hot loop, and does not
 * move a position back unless it counts a new epoch (I-1, I-9, I-16).
 */
class InvalidInputTests {

	private static final MemoryLimits LIMITS = new MemoryLimits(64, 2_000, 1L << 20);

	private static final int RUNS = 150;

	private static final int INPUTS = 250;

	@ParameterizedTest
	@EnumSource
	void nothingThatComesMakesTheEngineFailOrRunInCircles(Kind kind) {
		for (long seed = 1; seed <= RUNS; seed++) {
			try {
				new InvalidRun(kind, seed).run();
			}
			catch (RuntimeException | AssertionError failure) {
				throw new AssertionError(kind + " failed with seed " + seed, failure);
			}
		}
	}

	@Test
	void anAnswerWhosePositionsCannotBeMovesNothingAndIsAskedForAgain() {
		EngineScript script = EngineScript.started(100, 5, 10).channel(1, 7);
		script.live(new UpdatesTooLong()).accountAnswers(Updating.difference(Updating.state(-3, 5, 0, 10), List.of()));
		assertThat(script.account().pts()).isEqualTo(100);
		assertThat(script.events(EngineEvent.Anomaly.class)).singleElement()
			.satisfies((anomaly) -> assertThat(anomaly.what()).contains("pts=-3"));
		script.pass(1_000);
		assertThat(script.accountFetches()).hasSize(2);
	}

	@Test
	void aPageOfAChannelWhosePositionCannotBeMovesNothingAndIsAskedForAgain() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 5, Updating.NOW - 10, 10)).channel(1, 7);
		script.load().firstDifferenceIsEmpty(10).live(new UpdateChannelTooLong(1, null));
		script.channelAnswers(1, Updating.channelPage(-1, Updating.Last.YES, List.of()));
		assertThat(script.channelPts(1)).isEqualTo(7);
		assertThat(script.events(EngineEvent.Anomaly.class)).singleElement()
			.satisfies((anomaly) -> assertThat(anomaly.what()).contains("pts -1"));
		script.pass(1_000);
		assertThat(script.channelFetches()).hasSize(2);
	}

	@Test
	void aChannelThatCannotExistIsReportedAndNothingIsFetched() {
		EngineScript script = EngineScript.started(100, 5, 10);
		script.announce(0, 9).live(Updating.channelUpdate(-4, 9)).pass(1_000);
		assertThat(script.events(EngineEvent.Anomaly.class)).hasSize(2);
		assertThat(script.channelFetches()).isEmpty();
		assertThat(script.deliveredUpdates()).isEmpty();
	}

	enum Kind {

		USER, BOT, NEW_USER

	}

	/** One engine, its clock and its storage. */
	private static final class InvalidRun {

		private final AccountEngine engine;

		private final Kind kind;

		private final InvalidInputs inputs;

		private final List<Output> waiting = new ArrayList<>();

		private final Queue<Input> uncommitted = new ArrayDeque<>();

		private final Map<Long, ChannelState> channels = new HashMap<>();

		private AccountState account;

		private long now = 1_000;

		private int steps;

		private int requests;

		InvalidRun(Kind kind, long seed) {
			this.kind = kind;
			this.engine = (kind == Kind.BOT)
					? new AccountEngine(7, SequencingSettings.of(AccountKind.BOT).withMemory(LIMITS))
					: new AccountEngine(7, SequencingSettings.of(AccountKind.USER).withMemory(LIMITS));
			this.inputs = new InvalidInputs(seed);
			this.account = (kind == Kind.NEW_USER) ? null : AccountState.of(100, 100, Updating.NOW - 10, 100);
		}

		void run() {
			step(new Input.Load(at(), 1, 1, this.account, List.of(new Input.StoredChannel(1, ChannelState.of(100), 0)),
					List.of()));
			for (int i = 0; i < INPUTS; i++) {
				this.now += this.inputs.below(1_500);
				step(new Input.Tick(at()));
				step(this.inputs.input(at()));
				if (this.inputs.below(4) > 0) {
					commitAll();
				}
				if (!this.waiting.isEmpty() && this.inputs.below(3) > 0) {
					answer(this.waiting.remove(this.inputs.below(this.waiting.size())));
				}
			}
			assertThat(this.requests).as("requests").isLessThan(this.steps);
		}

		private Moment at() {
			return new Moment(this.now, Updating.NOW + (int) (this.now / 1_000));
		}

		private void answer(Output request) {
			if (request instanceof Output.FetchState state) {
				step(this.inputs.answer(at(), state.fetchId(), 0));
			}
			else if (request instanceof Output.FetchAccount fetch) {
				step(this.inputs.answer(at(), fetch.fetchId(), 1));
			}
			else if (request instanceof Output.FetchChannel fetch) {
				step(this.inputs.answer(at(), fetch.fetchId(), 2));
			}
		}

		private void commitAll() {
			while (!this.uncommitted.isEmpty()) {
				step(this.uncommitted.remove());
			}
		}

		private void step(Input input) {
			this.steps++;
			List<Output> outputs = this.engine.step(input);
			List<Output> made = InvalidInputs.requests(outputs);
			this.requests += made.size();
			this.waiting.addAll(made);
			assertThat(this.waiting).as("requests under way").hasSizeLessThanOrEqualTo(12);
			outputs.forEach(this::take);
		}

		private void take(Output output) {
			if (output instanceof Output.Deliver deliver && deliver.batch().change() != null) {
				commit(deliver.batch().change());
			}
			if (output instanceof Output.Deliver deliver && !(deliver.batch().lane() instanceof Lane.Ephemeral)) {
				this.uncommitted.add(new Input.Committed(at(), deliver.batch().lane(), deliver.batch().id()));
			}
		}

		private void commit(StateChange change) {
			if (change instanceof StateChange.AccountChange moved) {
				assertThat(moved.expected()).isEqualTo(this.account);
				checkAccount(moved.next());
				this.account = moved.next();
			}
			else if (change instanceof StateChange.ChannelChange moved) {
				ChannelState before = this.channels.getOrDefault(moved.channelId(),
						(moved.channelId() == 1) ? ChannelState.of(100) : null);
				assertThat(moved.expected()).isEqualTo(before);
				ChannelState next = moved.next();
				assertThat(next.pts()).as("pts").isNotNegative();
				if (before != null && before.epoch() == next.epoch()) {
					assertThat(next.pts()).as("pts of channel").isGreaterThanOrEqualTo(before.pts());
				}
				this.channels.put(moved.channelId(), next);
			}
		}

		private void checkAccount(AccountState next) {
			assertThat(next.pts()).as("pts").isNotNegative();
			assertThat(next.qts()).as("qts").isNotNegative();
			assertThat(next.date()).as("date").isBetween(0, at().serverUnixSeconds() + 1);
			if (this.account != null && this.account.epoch() == next.epoch()) {
				assertThat(next.pts()).as("pts").isGreaterThanOrEqualTo(this.account.pts());
				assertThat(next.qts()).as("qts").isGreaterThanOrEqualTo(this.account.qts());
				assertThat(next.date()).as("date").isGreaterThanOrEqualTo(this.account.date());
			}
		}

		@Override
		public String toString() {
			return this.kind + " at " + this.now;
		}

	}

}
