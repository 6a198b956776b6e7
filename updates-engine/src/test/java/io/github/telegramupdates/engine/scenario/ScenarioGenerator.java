package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.scenario.ScenarioItem.Happens;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Strikes;
import io.github.telegramupdates.engine.scenario.ScenarioItem.Waits;

/**
 * Writes the trace of a setting.
 */
final class ScenarioGenerator {

	private static final int OPERATIONS = 200;

	/** Twenty operations may overtake a push. */
	private static final int WINDOW_MILLIS = 3_000;

	private final ScenarioSettings setting;

	private final SplittableRandom random;

	private final FaultGenerator faultGenerator;

	private final AddedFaultGenerator more;

	private final List<ScenarioItem> items = new ArrayList<>();

	ScenarioGenerator(ScenarioSettings setting) {
		this.setting = setting;
		this.random = new SplittableRandom(~setting.seed());
		this.faultGenerator = new FaultGenerator(setting, this.random.split());
		this.more = new AddedFaultGenerator(setting);
	}

	Scenario write() {
		int reset = this.setting.has(FaultKind.RESET) ? this.random.nextInt(OPERATIONS) : -1;
		for (int i = 0; i < OPERATIONS; i++) {
			if (i == reset) {
				this.items.add(new Happens(new ServerAction.Resets(), PushFaults.ARRIVES));
			}
			if (this.setting.has(FaultKind.COUNTS_BACK) && i == OPERATIONS / 3) {
				this.items.add(new Happens(countsBack(), PushFaults.ARRIVES));
			}
			join(i);
			this.items.addAll(this.faultGenerator.next(i));
			this.items.addAll(this.more.next());
			this.items.add(new Happens(action(i), pushFaults()));
			this.items.add(new Waits(this.random.nextInt(300)));
			if (this.setting.has(FaultKind.CRASHES) && i == OPERATIONS / 2) {
				this.items.add(new Strikes(new Fault.Crashes()));
			}
		}
		return new Scenario(this.setting, this.items);
	}

	/** Drawn by itself, so that seeds mean what they meant before. */
	private ServerAction countsBack() {
		SplittableRandom apart = new SplittableRandom(this.setting.seed());
		return new ServerAction.CountsBack(apart.nextInt(ScenarioWorld.PLACES), apart.nextInt(1, 30));
	}

	private void join(int number) {
		int channels = this.setting.has(FaultKind.NEWCOMERS) ? ScenarioWorld.NEWCOMERS : 0;
		for (int channel = ScenarioWorld.PLACES - channels; channel < ScenarioWorld.PLACES; channel++) {
			if (this.random.nextInt(OPERATIONS / 4) == 0) {
				this.items.add(new Happens(new ServerAction.Joins(channel), pushFaults()));
			}
		}
	}

	private PushFaults pushFaults() {
		boolean lost = this.random.nextDouble() < 0.2;
		boolean twice = this.random.nextDouble() < 0.1;
		int late = (this.random.nextDouble() < 0.2) ? this.random.nextInt(1, WINDOW_MILLIS) : 0;
		return new PushFaults(lost, twice, late);
	}

	private ServerAction action(int number) {
		int place = this.random.nextInt(ScenarioWorld.PLACES);
		int author = this.random.nextInt(ScenarioWorld.PEOPLE);
		int choice = this.random.nextInt(100);
		if (choice < 52) {
			return new ServerAction.Sends(number, author, place);
		}
		if (choice < 70) {
			return new ServerAction.Edits(earlier(number), number);
		}
		if (choice < 79) {
			return new ServerAction.Deletes(earlier(number));
		}
		if (choice < 83) {
			return new ServerAction.Pins(earlier(number));
		}
		if (choice < 89) {
			return new ServerAction.Reads(place);
		}
		if (choice < 93) {
			return new ServerAction.Renames(author, number);
		}
		if (choice < 95) {
			return new ServerAction.Types(author);
		}
		return this.setting.bot() ? new ServerAction.Stops(author, this.random.nextBoolean())
				: new ServerAction.Sends(number, author, place);
	}

	private int earlier(int number) {
		return this.random.nextInt(Math.max(0, number - 40), number + 1);
	}

}
