package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.life.Item.Happens;
import io.github.telegramupdates.engine.life.Item.Strikes;

/**
 * Decides what goes wrong besides, from a seed of its own: what else happens in a life is
 * the same with and without it.
 */
final class MoreMisfortune {

	private static final double CHANCE = 0.03;

	private static final int LONGEST_OUTAGE_MILLIS = 10_000;

	private static final double QUERY_CHANCE = 0.15;

	/** So many queries can be repeated. */
	private static final int LATELY = 5;

	private static final int LATE_MILLIS = 3_000;

	private final Setting setting;

	private final SplittableRandom random;

	private int queries;

	MoreMisfortune(Setting setting) {
		this.setting = setting;
		this.random = new SplittableRandom(~Long.reverse(setting.seed()));
	}

	List<Item> next() {
		List<Item> items = new ArrayList<>();
		if (happens(Weather.SLOW_LOADS)) {
			outage(items);
		}
		if (this.setting.bot() && this.setting.has(Weather.QUERIES)) {
			ask(items);
		}
		return items;
	}

	private boolean happens(Weather kind) {
		return this.setting.has(kind) && this.random.nextDouble() < CHANCE;
	}

	private void ask(List<Item> items) {
		if (this.random.nextDouble() >= QUERY_CHANCE) {
			return;
		}
		boolean again = this.queries > 0 && this.random.nextInt(3) == 0;
		int query = again ? this.random.nextInt(Math.max(0, this.queries - LATELY), this.queries) + 1 : ++this.queries;
		boolean lost = this.random.nextInt(5) == 0;
		boolean twice = this.random.nextInt(5) == 0;
		int late = (this.random.nextInt(4) == 0) ? this.random.nextInt(LATE_MILLIS) : 0;
		items.add(new Happens(new Deed.Asks(query, this.random.nextInt(World.PEOPLE)), new Fate(lost, twice, late)));
	}

	/** The state has to be loaded, and cannot be. */
	private void outage(List<Item> items) {
		items.add(new Strikes(new Mishap.StorageIsDown(this.random.nextInt(LONGEST_OUTAGE_MILLIS))));
		boolean crash = this.setting.has(Weather.CRASHES) && this.random.nextBoolean();
		items.add(new Strikes(crash ? new Mishap.Crashes() : new Mishap.LosesAnswerToCommit()));
	}

}
