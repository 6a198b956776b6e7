package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.tl.mtproto.FutureSalt;

/**
 * The salts of one key: each hour has its own, which is also accepted half an hour
 * longer.
 */
public final class SaltSchedule {

	private static final int PERIOD = 3_600;

	private static final int OVERLAP = 1_800;

	private static final int MAX_FUTURE = 64;

	private final List<FutureSalt> salts = new ArrayList<>();

	/**
	 * Begins with the salt of the exchange.
	 * @param first the salt
	 * @param now the time in Unix seconds
	 */
	public SaltSchedule(long first, int now) {
		this.salts.add(new FutureSalt(now - PERIOD / 2, now + PERIOD / 2 + OVERLAP, first));
	}

	boolean accepts(long salt, Moment moment) {
		int now = moment.seconds();
		extend(1, moment);
		return this.salts.stream()
			.anyMatch((each) -> each.salt() == salt && each.validSince() <= now && now < each.validUntil());
	}

	/**
	 * The salt of this hour.
	 */
	long current(Moment moment) {
		extend(1, moment);
		FutureSalt current = this.salts.get(0);
		for (FutureSalt each : this.salts) {
			if (each.validSince() <= moment.seconds()) {
				current = each;
			}
		}
		return current.salt();
	}

	/**
	 * The salts from now on.
	 */
	List<FutureSalt> next(int count, Moment moment) {
		int wanted = Math.max(1, Math.min(count, MAX_FUTURE));
		extend(wanted, moment);
		return this.salts.stream().filter((each) -> moment.seconds() < each.validUntil()).limit(wanted).toList();
	}

	/**
	 * Ends all salts before their time.
	 */
	void replace(Moment moment) {
		this.salts.clear();
		int since = moment.seconds();
		this.salts.add(new FutureSalt(since, since + PERIOD + OVERLAP, moment.randomLong()));
	}

	private void extend(int count, Moment moment) {
		int now = moment.seconds();
		int horizon = now + count * PERIOD;
		for (int since = lastSince() + PERIOD; since < horizon; since += PERIOD) {
			this.salts.add(new FutureSalt(since, since + PERIOD + OVERLAP, moment.randomLong()));
		}
		this.salts.removeIf((each) -> each.validUntil() <= now);
	}

	private int lastSince() {
		return this.salts.get(this.salts.size() - 1).validSince();
	}

}
