package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.scenario.ScenarioItem.Happens;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Strikes;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Waits;
import io.github.telegramupdates.simulator.habit.IncludedEntities;

/**
 * Decides what goes wrong before an operation.
 */
final class FaultGenerator {

	private static final double CHANCE = 0.03;

	private static final List<String> METHODS = List.of(ScenarioWorld.DIFFERENCE, ScenarioWorld.CHANNEL_DIFFERENCE);

	private static final List<Fault.Fails> ERRORS = List.of(error(500, "RPC_CALL_FAIL"), error(-503, "Timeout"),
			error(500, "WORKER_BUSY_TOO_LONG_RETRY"), error(500, "PERSISTENT_TIMESTAMP_OUTDATED"),
			error(500, "HISTORY_GET_FAILED"), error(400, "DATE_EMPTY"), error(400, "LIMIT_INVALID"));

	private static final List<Fault.Fails> GONE = List.of(error(400, "CHANNEL_PRIVATE"),
			error(403, "CHANNEL_PUBLIC_GROUP_NA"), error(400, "USER_BANNED_IN_CHANNEL"), error(400, "CHAT_FORBIDDEN"));

	/** Numbers of messages that are written beside those of the generator. */
	private static final int EXTRA_MESSAGES = 10_000;

	/** Farther than a run goes. */
	private static final int FAR_AHEAD = 1_000;

	/** Bytes of an answer with some messages. */
	private static final int LARGE = 500;

	private final ScenarioSettings setting;

	private final SplittableRandom random;

	private final List<ScenarioItem> items = new ArrayList<>();

	FaultGenerator(ScenarioSettings setting, SplittableRandom random) {
		this.setting = setting;
		this.random = random;
	}

	private static Fault.Fails error(int code, String type) {
		return new Fault.Fails("", code, type);
	}

	List<ScenarioItem> next(int number) {
		this.items.clear();
		if (this.random.nextDouble() < CHANCE) {
			strike((this.random.nextInt(3) > 0) ? new Fault.Bundles(this.random.nextInt(2, 5)) : new Fault.Holds());
		}
		if (this.random.nextDouble() < 2 * CHANCE) {
			strike(new Fault.Releases());
		}
		for (FaultKind kind : FaultKind.values()) {
			if (this.setting.has(kind) && this.random.nextDouble() < CHANCE) {
				strike(kind, number);
			}
		}
		return List.copyOf(this.items);
	}

	private void strike(FaultKind kind, int number) {
		switch (kind) {
			case ERRORS -> strike(one(ERRORS));
			case FLOODS -> strike(new Fault.Floods(method(), this.random.nextInt(1, 40)));
			case LAG -> strike(new Fault.Lags(method(), this.random.nextInt(1, 6), this.random.nextInt(1, 3)));
			case OUTAGE -> outage();
			case STALE -> strike(new Fault.StaleState(this.random.nextInt(20), this.random.nextInt(3)));
			case FORGETFUL -> forget();
			case PRIVATE -> close();
			case STRANGERS -> strangers();
			case REBASE -> strike(new Fault.Fails(method(), 400, "PERSISTENT_TIMESTAMP_INVALID"));
			case HANDLERS -> strike(new Fault.HandlersFail(this.random.nextInt(1, 8)));
			case SESSIONS -> session();
			case GARBLED ->
				strike(this.random.nextBoolean() ? new Fault.GarblesPush() : new Fault.GarblesAnswer(method()));
			case SILENCE -> happen(new ServerAction.Skips(channel(), this.random.nextInt(1, 5)));
			case OVERLAPS ->
				strike(new Fault.Summarizes(this.random.nextInt(ScenarioWorld.PLACES - ScenarioWorld.NEWCOMERS)));
			case RESET, NEWCOMERS, COUNTS_BACK, SLOW_LOADS, QUERIES, QUIET, FIRST_QTS -> {
				// decided elsewhere
			}
			case SHOWING -> strike(new Fault.IsShown(channel(), this.random.nextInt(3) > 0));
			case CRASHES -> crash();
			case ANNOUNCED -> announce(number);
			case FOREIGN -> strike(new Fault.IsToldForeignPosition(this.random.nextInt(FAR_AHEAD, 5 * FAR_AHEAD)));
			case FROZEN -> freeze();
			case UNDECODABLE -> garble();
			case LOST_ANSWERS -> strike(new Fault.LosesAnswerToCommit());
			default -> throw new IllegalStateException(kind + " does nothing");
		}
	}

	/** A rest is longer than most of a run. */
	private void freeze() {
		strike(this.random.nextBoolean() ? new Fault.IsFrozen(method()) : new Fault.IsThawed());
		if (this.random.nextInt(3) == 0) {
			this.items.add(new Waits(this.random.nextInt(3_000_000)));
		}
	}

	/** What is small can be read, unless nothing can. */
	private void garble() {
		String method = method();
		int bytes = this.random.nextInt(3) * this.random.nextInt(LARGE);
		strike(this.random.nextInt(3) > 0 ? new Fault.GarblesLargeAnswers(method, bytes) : new Fault.Heals(method));
		if (this.random.nextInt(3) == 0) {
			this.items.add(new Waits(this.random.nextInt(3_000_000)));
		}
	}

	private void outage() {
		String method = method();
		strike(this.random.nextBoolean() ? new Fault.FailsOn(method, 500, "PERSISTENT_TIMESTAMP_OUTDATED")
				: new Fault.Heals(method));
		if (this.random.nextInt(4) == 0) {
			this.items.add(new Waits(this.random.nextInt(200_000)));
		}
	}

	private void forget() {
		if (this.random.nextInt(4) == 0) {
			strike(new Fault.OmitsDialogPts());
		}
		happen(new ServerAction.Forgets(this.random.nextInt(ScenarioWorld.PLACES), this.random.nextInt(30)));
	}

	private void close() {
		if (this.random.nextInt(4) == 0) {
			Fault.Fails error = GONE.get(this.random.nextInt(GONE.size()));
			strike(new Fault.Fails(ScenarioWorld.CHANNEL_DIFFERENCE, error.code(), error.type()));
		}
		else {
			happen(new ServerAction.Hides(channel(), this.random.nextBoolean()));
		}
	}

	private void strangers() {
		if (this.random.nextInt(3) == 0) {
			strike(new Fault.Fails(ScenarioWorld.CHANNEL_DIFFERENCE, 400, "CHANNEL_INVALID"));
		}
		else {
			strike(new Fault.Introduces(entities(), entities()));
		}
	}

	private void session() {
		switch (this.random.nextInt(6)) {
			case 0 -> strike(new Fault.NewSession());
			case 1 -> strike(new Fault.RepeatsSession());
			case 2 -> strike(new Fault.Migrates());
			case 3 -> strike(new Fault.Disconnects());
			default -> {
				strike(new Fault.Disconnects());
				this.items.add(new Waits(this.random.nextInt(5_000)));
				strike(new Fault.Reconnects());
			}
		}
		if (this.random.nextBoolean()) {
			strike(new Fault.Reconnects());
		}
	}

	private void crash() {
		if (this.random.nextInt(3) == 0) {
			strike(new Fault.IsTakenOver());
			return;
		}
		strike(new Fault.Crashes());
		if (this.random.nextBoolean()) {
			this.items.add(new Waits(this.random.nextInt(100)));
			strike(new Fault.Crashes());
		}
	}

	/** What happens next in the channel is not pushed. */
	private void announce(int number) {
		int channel = channel();
		happen(new ServerAction.Joins(channel));
		strike(new Fault.IsAnnounced(channel));
		this.items.add(new Happens(new ServerAction.Sends(EXTRA_MESSAGES + number, 0, channel), PushFaults.LOST));
	}

	private void strike(Fault fault) {
		this.items.add(new Strikes(fault));
	}

	private void happen(ServerAction action) {
		this.items.add(new Happens(action, (this.random.nextInt(4) == 0) ? PushFaults.LOST : PushFaults.ARRIVES));
	}

	private Fault one(List<Fault.Fails> errors) {
		Fault.Fails error = errors.get(this.random.nextInt(errors.size()));
		return new Fault.Fails(method(), error.code(), error.type());
	}

	private IncludedEntities entities() {
		return IncludedEntities.values()[this.random.nextInt(IncludedEntities.values().length)];
	}

	private int channel() {
		return ScenarioWorld.FIRST_CHANNEL + this.random.nextInt(ScenarioWorld.PLACES - ScenarioWorld.FIRST_CHANNEL);
	}

	private String method() {
		return METHODS.get(this.random.nextInt(METHODS.size()));
	}

}
