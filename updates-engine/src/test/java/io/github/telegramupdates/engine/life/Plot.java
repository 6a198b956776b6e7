package io.github.telegramupdates.engine.life;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.life.Item.Happens;
import io.github.telegramupdates.engine.life.Item.Strikes;
import io.github.telegramupdates.engine.life.Item.Waits;

/**
 * Writes the trace of a setting.
 */
final class Plot {

	private static final int OPERATIONS = 200;

	/** Twenty operations may overtake a push. */
	private static final int WINDOW_MILLIS = 3_000;

	private final Setting setting;

	private final SplittableRandom random;

	private final Misfortune misfortune;

	private final MoreMisfortune more;

	private final List<Item> items = new ArrayList<>();

	Plot(Setting setting) {
		this.setting = setting;
		this.random = new SplittableRandom(~setting.seed());
		this.misfortune = new Misfortune(setting, this.random.split());
		this.more = new MoreMisfortune(setting);
	}

	Trace write() {
		int reset = this.setting.has(Weather.RESET) ? this.random.nextInt(OPERATIONS) : -1;
		for (int i = 0; i < OPERATIONS; i++) {
			if (i == reset) {
				this.items.add(new Happens(new Deed.Resets(), Fate.ARRIVES));
			}
			if (this.setting.has(Weather.COUNTS_BACK) && i == OPERATIONS / 3) {
				this.items.add(new Happens(countsBack(), Fate.ARRIVES));
			}
			join(i);
			this.items.addAll(this.misfortune.next(i));
			this.items.addAll(this.more.next());
			this.items.add(new Happens(deed(i), fate()));
			this.items.add(new Waits(this.random.nextInt(300)));
			if (this.setting.has(Weather.CRASHES) && i == OPERATIONS / 2) {
				this.items.add(new Strikes(new Mishap.Crashes()));
			}
		}
		return new Trace(this.setting, this.items);
	}

	/** Drawn by itself, so that seeds mean what they meant before. */
	private Deed countsBack() {
		SplittableRandom apart = new SplittableRandom(this.setting.seed());
		return new Deed.CountsBack(apart.nextInt(World.PLACES), apart.nextInt(1, 30));
	}

	private void join(int number) {
		int channels = this.setting.has(Weather.NEWCOMERS) ? World.NEWCOMERS : 0;
		for (int channel = World.PLACES - channels; channel < World.PLACES; channel++) {
			if (this.random.nextInt(OPERATIONS / 4) == 0) {
				this.items.add(new Happens(new Deed.Joins(channel), fate()));
			}
		}
	}

	private Fate fate() {
		boolean lost = this.random.nextDouble() < 0.2;
		boolean twice = this.random.nextDouble() < 0.1;
		int late = (this.random.nextDouble() < 0.2) ? this.random.nextInt(1, WINDOW_MILLIS) : 0;
		return new Fate(lost, twice, late);
	}

	private Deed deed(int number) {
		int place = this.random.nextInt(World.PLACES);
		int author = this.random.nextInt(World.PEOPLE);
		int choice = this.random.nextInt(100);
		if (choice < 52) {
			return new Deed.Sends(number, author, place);
		}
		if (choice < 70) {
			return new Deed.Edits(earlier(number), number);
		}
		if (choice < 79) {
			return new Deed.Deletes(earlier(number));
		}
		if (choice < 83) {
			return new Deed.Pins(earlier(number));
		}
		if (choice < 89) {
			return new Deed.Reads(place);
		}
		if (choice < 93) {
			return new Deed.Renames(author, number);
		}
		if (choice < 95) {
			return new Deed.Types(author);
		}
		return this.setting.bot() ? new Deed.Stops(author, this.random.nextBoolean())
				: new Deed.Sends(number, author, place);
	}

	private int earlier(int number) {
		return this.random.nextInt(Math.max(0, number - 40), number + 1);
	}

}
