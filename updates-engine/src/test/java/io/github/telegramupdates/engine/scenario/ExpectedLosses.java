package io.github.telegramupdates.engine.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;

/**
 * What need not have been delivered, and why.
 */
final class ExpectedLosses {

	private final ScenarioSettings setting;

	private final ScenarioWorld world;

	private final AccountTruth truth;

	private final Map<Long, Integer> firstPositions;

	private final List<HistoryHole> holes;

	ExpectedLosses(ScenarioSettings setting, ScenarioWorld world, DurableState memory) {
		this.setting = setting;
		this.world = world;
		this.truth = world.telegram().truth(world.self());
		this.firstPositions = memory.recorder().firstPositions();
		this.holes = memory.holes(world.self().id());
	}

	/** Nothing is skipped unless the trace gives a reason. */
	void check() {
		this.holes.forEach((hole) -> Check.that(hasReason(hole), "there is no reason for %s", hole));
	}

	private boolean hasReason(HistoryHole hole) {
		return switch (hole.cause()) {
			case TOO_LONG -> isForgotten(hole) || this.setting.habits().contains(Habit.TOO_LONG_BEYOND_LIMIT);
			case REBASED -> this.setting.has(FaultKind.REBASE) || wasCountedBack(hole)
					|| (this.setting.has(FaultKind.RESET) && hole.box().equals(BoxId.COMMON)) || looksReset(hole);
			case RETENTION -> hole.box().equals(BoxId.QTS) && isForgotten(hole);
			case INACCESSIBLE, LEFT -> this.setting.has(FaultKind.PRIVATE) || this.setting.has(FaultKind.STRANGERS);
			case DEGRADED -> this.setting.has(FaultKind.OUTAGE) || this.setting.has(FaultKind.ERRORS);
			case SERVER_INCONSISTENT -> this.setting.has(FaultKind.LAG) || wasCountedBack(hole);
		};
	}

	private boolean wasCountedBack(HistoryHole hole) {
		return this.setting.has(FaultKind.COUNTS_BACK) && this.world.beforeReset(keyOf(hole.box())).isPresent();
	}

	/**
	 * A replica that lags for long cannot be distinguished from a count that was reset.
	 */
	private boolean looksReset(HistoryHole hole) {
		return this.setting.has(FaultKind.OUTAGE) && !wasCountedBack(hole) && !this.setting.has(FaultKind.REBASE)
				&& hole instanceof HistoryHole.Reset reset && reset.newPosition() < reset.oldPosition();
	}

	/** The channels whose messages may come twice for that reason. */
	Set<Long> repeated() {
		return this.holes.stream()
			.filter(this::looksReset)
			.map((hole) -> hole.box().channelId())
			.collect(Collectors.toSet());
	}

	private boolean isForgotten(HistoryHole hole) {
		BoxKey box = keyOf(hole.box());
		int from = ((HistoryHole.Range) hole).from();
		boolean before = this.world.beforeReset(box).filter((truth) -> from < truth.retainedFrom(box)).isPresent();
		return before || from < this.truth.retainedFrom(box);
	}

	private static BoxKey keyOf(BoxId box) {
		return switch (box.kind()) {
			case CHANNEL -> BoxKey.channel(box.channelId());
			case QTS -> BoxKey.QTS;
			default -> BoxKey.COMMON;
		};
	}

	/** The messages that need not be as the server has them. */
	Set<String> messages() {
		Set<String> expected = new HashSet<>();
		this.truth.events().stream().filter(this::isExpected).forEach((event) -> add(event, expected));
		addFromBefore(BoxKey.COMMON, expected);
		this.world.channels().forEach((channel) -> addFromBefore(BoxKey.channel(channel.id()), expected));
		return expected;
	}

	private void addFromBefore(BoxKey box, Set<String> expected) {
		this.world.beforeReset(box)
			.ifPresent((before) -> before.events(box)
				.stream()
				.filter(this::wasExpected)
				.forEach((event) -> add(event, expected)));
	}

	private static void add(TruthEvent event, Set<String> expected) {
		event.messageIds().forEach((id) -> expected.add(ApplicationArchive.key(event.box().channelId(), id)));
	}

	private boolean isExpected(TruthEvent event) {
		Optional<AccountTruth> before = this.world.beforeReset(event.box());
		if (before.isEmpty() && isBeforeBeginning(event)) {
			return true;
		}
		if (event.box().kind() == BoxKey.Kind.QTS) {
			return false;
		}
		boolean recounted = before.isPresent() && event.pts() <= recountedUpTo(event.box(), before.get());
		return recounted || this.holes.stream().anyMatch((hole) -> covers(hole, event));
	}

	/** Nobody can say what a channel had before it was first seen. */
	private boolean isBeforeBeginning(TruthEvent event) {
		return this.world.isHistory(event) || (event.box().kind() == BoxKey.Kind.CHANNEL
				&& event.pts() <= this.firstPositions.getOrDefault(event.box().channelId(), 0));
	}

	/**
	 * Up to where the new count is passed over: the position at which a reset was
	 * noticed. Unless it was noticed, positions of the new count are taken for old ones.
	 */
	private int recountedUpTo(BoxKey box, AccountTruth before) {
		int reached = (box.kind() == BoxKey.Kind.CHANNEL) ? before.channelPts(box.channelId()) : before.state().pts();
		return resets(box).mapToInt(HistoryHole.Reset::newPosition).max().orElse(reached);
	}

	private boolean wasExpected(TruthEvent event) {
		if (isBeforeBeginning(event)) {
			return true;
		}
		boolean unnoticed = resets(event.box()).findAny().isEmpty();
		return unnoticed || resets(event.box()).anyMatch((reset) -> event.pts() > reset.oldPosition())
				|| this.holes.stream().anyMatch((hole) -> covers(hole, event));
	}

	private Stream<HistoryHole.Reset> resets(BoxKey box) {
		return this.holes.stream()
			.filter((hole) -> keyOf(hole.box()).equals(box))
			.filter(HistoryHole.Reset.class::isInstance)
			.map(HistoryHole.Reset.class::cast);
	}

	private static boolean covers(HistoryHole hole, TruthEvent event) {
		return keyOf(hole.box()).equals(event.box()) && covers(hole, event.pts(), event.count());
	}

	/**
	 * A position that was refused may be of the same count as the one that took its
	 * place.
	 */
	static boolean covers(HistoryHole hole, int pts, int count) {
		if (hole instanceof HistoryHole.Range range) {
			return pts > range.from() && pts - count < range.to();
		}
		HistoryHole.Reset reset = (HistoryHole.Reset) hole;
		return pts > reset.oldPosition() && pts - count < reset.newPosition();
	}

	@Override
	public String toString() {
		return "holes " + this.holes + ", first positions " + this.firstPositions;
	}

}
