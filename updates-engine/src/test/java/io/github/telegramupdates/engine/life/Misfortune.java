package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.life.Item.Happens;
import io.github.telegramupdates.engine.life.Item.Strikes;
import io.github.telegramupdates.engine.life.Item.Waits;
import io.github.telegramupdates.simulator.habit.IncludedEntities;

/**
 * Decides what goes wrong before an operation.
 */
final class Misfortune {

	private static final double CHANCE = 0.03;

	private static final List<String> METHODS = List.of(World.DIFFERENCE, World.CHANNEL_DIFFERENCE);

	private static final List<Mishap.Fails> ERRORS = List.of(error(500, "RPC_CALL_FAIL"), error(-503, "Timeout"),
			error(500, "WORKER_BUSY_TOO_LONG_RETRY"), error(500, "PERSISTENT_TIMESTAMP_OUTDATED"),
			error(500, "HISTORY_GET_FAILED"), error(400, "DATE_EMPTY"), error(400, "LIMIT_INVALID"));

	private static final List<Mishap.Fails> GONE = List.of(error(400, "CHANNEL_PRIVATE"),
			error(403, "CHANNEL_PUBLIC_GROUP_NA"), error(400, "USER_BANNED_IN_CHANNEL"), error(400, "CHAT_FORBIDDEN"));

	/** Numbers of messages that are written beside those of the plot. */
	private static final int EXTRA_MESSAGES = 10_000;

	/** Farther than a life goes. */
	private static final int FAR_AHEAD = 1_000;

	/** Bytes of an answer with some messages. */
	private static final int LARGE = 500;

	private final Setting setting;

	private final SplittableRandom random;

	private final List<Item> items = new ArrayList<>();

	Misfortune(Setting setting, SplittableRandom random) {
		this.setting = setting;
		this.random = random;
	}

	private static Mishap.Fails error(int code, String type) {
		return new Mishap.Fails("", code, type);
	}

	List<Item> next(int number) {
		this.items.clear();
		if (this.random.nextDouble() < CHANCE) {
			strike((this.random.nextInt(3) > 0) ? new Mishap.Bundles(this.random.nextInt(2, 5)) : new Mishap.Holds());
		}
		if (this.random.nextDouble() < 2 * CHANCE) {
			strike(new Mishap.Releases());
		}
		for (Weather kind : Weather.values()) {
			if (this.setting.has(kind) && this.random.nextDouble() < CHANCE) {
				strike(kind, number);
			}
		}
		return List.copyOf(this.items);
	}

	private void strike(Weather kind, int number) {
		switch (kind) {
			case ERRORS -> strike(one(ERRORS));
			case FLOODS -> strike(new Mishap.Floods(method(), this.random.nextInt(1, 40)));
			case LAG -> strike(new Mishap.Lags(method(), this.random.nextInt(1, 6), this.random.nextInt(1, 3)));
			case OUTAGE -> outage();
			case STALE -> strike(new Mishap.StaleState(this.random.nextInt(20), this.random.nextInt(3)));
			case FORGETFUL -> forget();
			case PRIVATE -> close();
			case STRANGERS -> strangers();
			case REBASE -> strike(new Mishap.Fails(method(), 400, "PERSISTENT_TIMESTAMP_INVALID"));
			case HANDLERS -> strike(new Mishap.HandlersFail(this.random.nextInt(1, 8)));
			case SESSIONS -> session();
			case GARBLED ->
				strike(this.random.nextBoolean() ? new Mishap.GarblesPush() : new Mishap.GarblesAnswer(method()));
			case SILENCE -> happen(new Deed.Skips(channel(), this.random.nextInt(1, 5)));
			case OVERLAPS -> strike(new Mishap.Summarizes(this.random.nextInt(World.PLACES - World.NEWCOMERS)));
			case RESET, NEWCOMERS, COUNTS_BACK, SLOW_LOADS, QUERIES, QUIET, FIRST_QTS -> {
				// decided elsewhere
			}
			case SHOWING -> strike(new Mishap.IsShown(channel(), this.random.nextInt(3) > 0));
			case CRASHES -> crash();
			case ANNOUNCED -> announce(number);
			case FOREIGN -> strike(new Mishap.IsToldForeignPosition(this.random.nextInt(FAR_AHEAD, 5 * FAR_AHEAD)));
			case FROZEN -> freeze();
			case UNDECODABLE -> garble();
			case LOST_ANSWERS -> strike(new Mishap.LosesAnswerToCommit());
			default -> throw new IllegalStateException(kind + " does nothing");
		}
	}

	/** A rest is longer than most of a life. */
	private void freeze() {
		strike(this.random.nextBoolean() ? new Mishap.IsFrozen(method()) : new Mishap.IsThawed());
		if (this.random.nextInt(3) == 0) {
			this.items.add(new Waits(this.random.nextInt(3_000_000)));
		}
	}

	/** What is small can be read, unless nothing can. */
	private void garble() {
		String method = method();
		int bytes = this.random.nextInt(3) * this.random.nextInt(LARGE);
		strike(this.random.nextInt(3) > 0 ? new Mishap.GarblesLargeAnswers(method, bytes) : new Mishap.Heals(method));
		if (this.random.nextInt(3) == 0) {
			this.items.add(new Waits(this.random.nextInt(3_000_000)));
		}
	}

	private void outage() {
		String method = method();
		strike(this.random.nextBoolean() ? new Mishap.FailsOn(method, 500, "PERSISTENT_TIMESTAMP_OUTDATED")
				: new Mishap.Heals(method));
		if (this.random.nextInt(4) == 0) {
			this.items.add(new Waits(this.random.nextInt(200_000)));
		}
	}

	private void forget() {
		if (this.random.nextInt(4) == 0) {
			strike(new Mishap.OmitsDialogPts());
		}
		happen(new Deed.Forgets(this.random.nextInt(World.PLACES), this.random.nextInt(30)));
	}

	private void close() {
		if (this.random.nextInt(4) == 0) {
			Mishap.Fails error = GONE.get(this.random.nextInt(GONE.size()));
			strike(new Mishap.Fails(World.CHANNEL_DIFFERENCE, error.code(), error.type()));
		}
		else {
			happen(new Deed.Hides(channel(), this.random.nextBoolean()));
		}
	}

	private void strangers() {
		if (this.random.nextInt(3) == 0) {
			strike(new Mishap.Fails(World.CHANNEL_DIFFERENCE, 400, "CHANNEL_INVALID"));
		}
		else {
			strike(new Mishap.Introduces(entities(), entities()));
		}
	}

	private void session() {
		switch (this.random.nextInt(6)) {
			case 0 -> strike(new Mishap.NewSession());
			case 1 -> strike(new Mishap.RepeatsSession());
			case 2 -> strike(new Mishap.Migrates());
			case 3 -> strike(new Mishap.Disconnects());
			default -> {
				strike(new Mishap.Disconnects());
				this.items.add(new Waits(this.random.nextInt(5_000)));
				strike(new Mishap.Reconnects());
			}
		}
		if (this.random.nextBoolean()) {
			strike(new Mishap.Reconnects());
		}
	}

	private void crash() {
		if (this.random.nextInt(3) == 0) {
			strike(new Mishap.IsTakenOver());
			return;
		}
		strike(new Mishap.Crashes());
		if (this.random.nextBoolean()) {
			this.items.add(new Waits(this.random.nextInt(100)));
			strike(new Mishap.Crashes());
		}
	}

	/** What happens next in the channel is not pushed. */
	private void announce(int number) {
		int channel = channel();
		happen(new Deed.Joins(channel));
		strike(new Mishap.IsAnnounced(channel));
		this.items.add(new Happens(new Deed.Sends(EXTRA_MESSAGES + number, 0, channel), Fate.LOST));
	}

	private void strike(Mishap mishap) {
		this.items.add(new Strikes(mishap));
	}

	private void happen(Deed deed) {
		this.items.add(new Happens(deed, (this.random.nextInt(4) == 0) ? Fate.LOST : Fate.ARRIVES));
	}

	private Mishap one(List<Mishap.Fails> errors) {
		Mishap.Fails error = errors.get(this.random.nextInt(errors.size()));
		return new Mishap.Fails(method(), error.code(), error.type());
	}

	private IncludedEntities entities() {
		return IncludedEntities.values()[this.random.nextInt(IncludedEntities.values().length)];
	}

	private int channel() {
		return World.FIRST_CHANNEL + this.random.nextInt(World.PLACES - World.FIRST_CHANNEL);
	}

	private String method() {
		return METHODS.get(this.random.nextInt(METHODS.size()));
	}

}
