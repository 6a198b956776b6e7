package io.github.telegramupdates.spring.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;

/**
 * Compares what handlers committed with what really happened.
 */
final class CrashJudge {

	private static final Set<String> ANNOTATIONS = Set.of("UpdateReadChannelInbox", "UpdateUserName");

	private static final String BOT_STOPPED = "UpdateBotStopped";

	/** Happens once, whichever way it is delivered. */
	private static final Set<String> ONCE = Set.of("UpdateNewMessage", "UpdateNewChannelMessage", BOT_STOPPED);

	private final AccountTruth beginning;

	private final AccountTruth truth;

	private final List<HistoryHole> holes;

	private final List<Fact> facts;

	/** What is known to be missing from what is stored besides the facts. */
	private final List<String> missing;

	CrashJudge(AccountTruth beginning, AccountTruth truth, List<HistoryHole> holes, List<Fact> facts,
			List<String> missing) {
		this.beginning = beginning;
		this.truth = truth;
		this.holes = holes;
		this.facts = facts;
		this.missing = missing;
	}

	/**
	 * Judges what an application has stored.
	 * @param beginning how it was when the account was known to have started
	 * @param truth how it is in the end
	 */
	static CrashJudge of(CrashApplication application, AccountTruth beginning, AccountTruth truth) {
		List<HistoryHole> holes = new ArrayList<>();
		application.storage().forEachHole(truth.userId(), holes::add);
		List<String> missing = new ArrayList<>();
		if (!application.isCaughtUp(truth)) {
			missing.add("the account stands at %s, not at %s and %s"
				.formatted(application.storage().getState(truth.userId()), truth.state(), truth.channelPositions()));
		}
		application.storage().forEachFetchIntent(truth.userId(), (intent) -> missing.add(intent.toString()));
		return new CrashJudge(beginning, truth, holes, application.facts(truth.userId()), missing);
	}

	/**
	 * Messages that are not as they are, events and positions that are missing, promises
	 * that were not kept, unfounded holes.
	 */
	List<String> lost() {
		Set<String> excused = excused();
		Map<String, String> expected = new TreeMap<>();
		this.truth.messages().forEach((message) -> expected.put(key(message.chat(), message.id()), message.text()));
		Map<String, String> known = known();
		expected.keySet().removeAll(excused);
		known.keySet().removeAll(excused);
		List<String> lost = new ArrayList<>(this.missing);
		expected.forEach((key, text) -> {
			if (!text.equals(known.get(key))) {
				lost.add("message %s is '%s', not %s".formatted(key, text, known.get(key)));
			}
		});
		known.keySet().removeAll(expected.keySet());
		known.forEach((key, text) -> lost.add("message %s is deleted, not %s".formatted(key, text)));
		addLostEvents(lost);
		this.holes.stream().filter((hole) -> !isFounded(hole)).forEach((hole) -> lost.add(hole.toString()));
		return lost;
	}

	private Set<String> excused() {
		Set<String> excused = new HashSet<>();
		this.truth.events()
			.stream()
			.filter((event) -> isBeforeBeginning(event) || isInHole(event))
			.forEach((event) -> event.messageIds().forEach((id) -> excused.add(key(event.chat(), id))));
		return excused;
	}

	private boolean isBeforeBeginning(TruthEvent event) {
		return switch (event.box().kind()) {
			case COMMON -> event.pts() <= this.beginning.state().pts();
			case QTS -> event.pts() <= this.beginning.state().qts();
			case CHANNEL -> event.pts() <= this.beginning.channelPts(event.box().channelId());
		};
	}

	private boolean isInHole(TruthEvent event) {
		return this.holes.stream()
			.filter((hole) -> keyOf(hole.box()).equals(event.box()))
			.map(HistoryHole.Range.class::cast)
			.anyMatch((hole) -> event.pts() > hole.from() && event.pts() - event.count() < hole.to());
	}

	private static BoxKey keyOf(BoxId box) {
		return switch (box.kind()) {
			case CHANNEL -> BoxKey.channel(box.channelId());
			case QTS -> BoxKey.QTS;
			default -> BoxKey.COMMON;
		};
	}

	private static String key(ChatKey chat, int messageId) {
		return ((chat.kind() == ChatKey.Kind.CHANNEL) ? chat.id() : 0) + "/" + messageId;
	}

	/** The messages as an application would know them. */
	private Map<String, String> known() {
		Map<String, String> known = new TreeMap<>();
		for (Fact fact : this.facts) {
			if (fact.kind().startsWith("UpdateNew") || fact.kind().startsWith("UpdateEdit")) {
				known.put(fact.message(), fact.content());
			}
			else if (fact.kind().startsWith("UpdateDelete")) {
				known.remove(fact.message());
			}
		}
		return known;
	}

	private void addLostEvents(List<String> lost) {
		Set<String> known = new HashSet<>();
		this.facts.stream().filter((fact) -> fact.kind().equals(BOT_STOPPED)).map(Fact::message).forEach(known::add);
		this.truth.events(BoxKey.QTS)
			.stream()
			.filter((event) -> !isBeforeBeginning(event) && !known.contains("0/" + event.pts()))
			.forEach((event) -> lost.add(event.toString()));
	}

	/** Only what the server has forgotten may be passed, once. */
	private boolean isFounded(HistoryHole hole) {
		return hole instanceof HistoryHole.Range range && range.cause() == HistoryHole.Cause.TOO_LONG
				&& range.from() < this.truth.retainedFrom(keyOf(range.box()))
				&& this.holes.stream().filter(hole::equals).count() == 1;
	}

	/** What took effect more than once. */
	List<String> repeated() {
		Set<String> seen = new HashSet<>();
		return this.facts.stream()
			.filter((fact) -> !seen
				.add(ONCE.contains(fact.kind()) ? fact.kind() + " " + fact.message() : fact.toString()))
			.map(Fact::toString)
			.toList();
	}

	int holes() {
		return this.holes.size();
	}

	long annotations() {
		return this.facts.stream().filter((fact) -> ANNOTATIONS.contains(fact.kind())).count();
	}

	long recovered() {
		return this.facts.stream().filter((fact) -> !fact.isPushed()).count();
	}

}
