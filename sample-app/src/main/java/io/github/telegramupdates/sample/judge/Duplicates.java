package io.github.telegramupdates.sample.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.sample.archive.ArchiveEvent;
import io.github.telegramupdates.sample.archive.ArchiveEvent.Kind;
import io.github.telegramupdates.sample.archive.MessageKey;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.TruthEvent;

/**
 * Finds deliveries that were repeated. A delivery is a duplicate if one of these holds:
 * <ul>
 * <li>it was pushed, and the same position of its box was delivered for the same message
 * before;
 * <li>it is a new, edited or deleted message in a page of a difference, and that page of
 * that box reports the same of the message before;
 * <li>the same has by now been delivered of the message more often than it happened: a
 * message is new once and deleted once, and edited as often as it was.
 * </ul>
 * It is no duplicate that a message comes as new with its latest text and later once more
 * as edited: the server answers with the state of the moment, so a page can contain the
 * effect of an edit whose place is in the next one.
 */
final class Duplicates {

	/**
	 * Within a page these appear once for each message; others, such as pins, may not.
	 */
	private static final Set<Kind> ONCE_IN_A_PAGE = EnumSet.of(Kind.NEW, Kind.EDIT, Kind.DELETE);

	private final Map<Fact, Integer> happened = new HashMap<>();

	private final Map<Fact, Integer> delivered = new HashMap<>();

	private final Set<Place> places = new HashSet<>();

	Duplicates(AccountTruth truth) {
		for (TruthEvent event : truth.events()) {
			for (int id : event.messageIds()) {
				MessageKey message = new MessageKey(truth.userId(), event.box().channelId(), id);
				this.happened.merge(new Fact(kind(event.kind()), message), 1, Integer::sum);
			}
		}
	}

	private static Kind kind(TruthEvent.Kind kind) {
		return Kind.valueOf(kind.name());
	}

	List<String> find(List<ArchiveEvent> events) {
		List<String> duplicates = new ArrayList<>();
		for (ArchiveEvent event : events) {
			boolean repeated = isRepeated(event);
			boolean tooOften = isToldTooOften(event);
			if (repeated || tooOften) {
				duplicates.add(event.toString());
			}
		}
		return duplicates;
	}

	private boolean isRepeated(ArchiveEvent event) {
		boolean comparable = event.isLive() || ONCE_IN_A_PAGE.contains(event.kind());
		Fact fact = new Fact(event.kind(), event.message());
		return comparable && !this.places.add(new Place(fact, event.position(), event.isLive()));
	}

	private boolean isToldTooOften(ArchiveEvent event) {
		Fact fact = new Fact(event.kind(), event.message());
		return this.delivered.merge(fact, 1, Integer::sum) > this.happened.getOrDefault(fact, 0);
	}

	private record Fact(Kind kind, MessageKey message) {
	}

	private record Place(Fact fact, int position, boolean live) {
	}

}
