package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.scenario.ScenarioItem.Happens;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Strikes;

/**
 * Decides what goes wrong besides, from a seed of its own: what else happens in a run is
 * the same with and without it.
 */
final class AddedFaultGenerator {

	private static final double CHANCE = 0.03;

	private static final int LONGEST_OUTAGE_MILLIS = 10_000;

	private static final double QUERY_CHANCE = 0.15;

	/** So many queries can be repeated. */
	private static final int LATELY = 5;

	private static final int LATE_MILLIS = 3_000;

	private final ScenarioSettings setting;

	private final SplittableRandom random;

	private int queries;

	AddedFaultGenerator(ScenarioSettings setting) {
		this.setting = setting;
		this.random = new SplittableRandom(~Long.reverse(setting.seed()));
	}

	List<ScenarioItem> next() {
		List<ScenarioItem> items = new ArrayList<>();
		if (happens(FaultKind.SLOW_LOADS)) {
			outage(items);
		}
		if (this.setting.bot() && this.setting.has(FaultKind.QUERIES)) {
			ask(items);
		}
		return items;
	}

	private boolean happens(FaultKind kind) {
		return this.setting.has(kind) && this.random.nextDouble() < CHANCE;
	}

	private void ask(List<ScenarioItem> items) {
		if (this.random.nextDouble() >= QUERY_CHANCE) {
			return;
		}
		boolean again = this.queries > 0 && this.random.nextInt(3) == 0;
		int query = again ? this.random.nextInt(Math.max(0, this.queries - LATELY), this.queries) + 1 : ++this.queries;
		boolean lost = this.random.nextInt(5) == 0;
		boolean twice = this.random.nextInt(5) == 0;
		int late = (this.random.nextInt(4) == 0) ? this.random.nextInt(LATE_MILLIS) : 0;
		items.add(new Happens(new ServerAction.Asks(query, this.random.nextInt(ScenarioWorld.PEOPLE)),
				new PushFaults(lost, twice, late)));
	}

	/** The state has to be loaded, and cannot be. */
	private void outage(List<ScenarioItem> items) {
		items.add(new Strikes(new Fault.StorageIsDown(this.random.nextInt(LONGEST_OUTAGE_MILLIS))));
		boolean crash = this.setting.has(FaultKind.CRASHES) && this.random.nextBoolean();
		items.add(new Strikes(crash ? new Fault.Crashes() : new Fault.LosesAnswerToCommit()));
	}

}
