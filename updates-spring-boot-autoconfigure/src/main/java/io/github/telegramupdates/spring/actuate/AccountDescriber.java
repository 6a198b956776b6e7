package io.github.telegramupdates.spring.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;

/**
 * Describes accounts for the endpoint.
 */
final class AccountDescriber {

	private static final Comparator<LaneStatus> BLOCKED_FIRST = Comparator
		.comparing((LaneStatus lane) -> lane.failure() == null && lane.state() != LaneStatus.State.BLOCKED)
		.thenComparing((LaneStatus lane) -> lane.backlog().age(), Comparator.reverseOrder());

	private final TelegramAccounts accounts;

	private final Clock clock;

	AccountDescriber(TelegramAccounts accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	AccountSummary summary(String account) {
		return summary(account, this.accounts.lanes(account));
	}

	AccountDescription describe(String account) {
		List<LaneStatus> lanes = this.accounts.lanes(account);
		return new AccountDescription(summary(account, lanes), boxes(account), lanes(lanes));
	}

	Listing<ParkedDescription> parked(String account) {
		AtomicInteger total = new AtomicInteger();
		List<ParkedDescription> oldest = new ArrayList<>();
		this.accounts.forEachParked(account, (parked) -> {
			if (total.incrementAndGet() <= Listing.LIMIT) {
				oldest.add(ParkedDescription.of(parked));
			}
		});
		return new Listing<>(total.get(), oldest);
	}

	private AccountSummary summary(String account, List<LaneStatus> lanes) {
		ConnectionState connection = this.accounts.connection(account);
		Optional<AccountStatus> status = this.accounts.status(account);
		return new AccountSummary(connection.phase(), connection.since(), connection.problem(),
				this.accounts.holder(account).orElse(null), status.map(AccountSummary.Stream::of).orElse(null),
				count(lanes));
	}

	private static Map<LaneStatus.State, Integer> count(List<LaneStatus> lanes) {
		Map<LaneStatus.State, Integer> counts = new EnumMap<>(LaneStatus.State.class);
		for (LaneStatus.State state : LaneStatus.State.values()) {
			counts.put(state, 0);
		}
		lanes.forEach((lane) -> counts.merge(lane.state(), 1, Integer::sum));
		return counts;
	}

	private Listing<BoxDescription> boxes(String account) {
		List<BoxStatus> boxes = this.accounts.boxes(account, Listing.LIMIT);
		int channels = this.accounts.status(account).map(AccountStatus::channels).orElse(0);
		List<BoxDescription> entries = boxes.stream()
			.sorted(BoxStatus.MISSING_FIRST)
			.limit(Listing.LIMIT)
			.map(BoxDescription::of)
			.toList();
		long ofAccount = boxes.stream().filter((box) -> box.box().channelId() == 0).count();
		return new Listing<>(Math.max(entries.size(), (int) ofAccount + channels), entries);
	}

	private Listing<LaneDescription> lanes(List<LaneStatus> lanes) {
		Instant now = this.clock.instant();
		return new Listing<>(lanes.size(),
				lanes.stream()
					.sorted(BLOCKED_FIRST)
					.limit(Listing.LIMIT)
					.map((lane) -> LaneDescription.of(lane, now))
					.toList());
	}

}
