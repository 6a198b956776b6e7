package io.github.telegramupdates.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.world.LoggedChange.Created;
import io.github.telegramupdates.simulator.world.LoggedChange.Deleted;
import io.github.telegramupdates.simulator.world.LoggedChange.Edited;
import io.github.telegramupdates.simulator.world.LoggedChange.Pinned;
import io.github.telegramupdates.simulator.world.LoggedChange.Skipped;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a box after a position, as a difference brings it: messages that were
 * created and still exist in their latest version, then the rest, where an edit or a
 * deletion of a message from the same page is left out.
 *
 * @param position where the page ends: the position to continue from
 * @param complete whether nothing happened after it
 * @param created the messages, by id
 * @param others the other events, in the order of positions
 */
public record DifferencePage(int position, boolean complete, List<StoredMessage> created, List<LogEvent> others) {

	/**
	 * Reads a page.
	 * @param box the box
	 * @param from the position, not included
	 * @param limit how many events of the log to cover at most
	 * @return the page
	 */
	public static DifferencePage of(MessageBox box, int from, int limit) {
		return of(box, from, limit, box.log().position());
	}

	/**
	 * Reads a page as if what happened after a position had not happened yet. Messages
	 * are in their latest version all the same.
	 * @param box the box
	 * @param from the position, not included
	 * @param limit how many events of the log to cover at most
	 * @param end the last position to include
	 * @return the page
	 */
	public static DifferencePage of(MessageBox box, int from, int limit, int end) {
		List<LogEvent> events = box.log().between(from, end, limit);
		int position = events.isEmpty() ? Math.max(from, 0) : events.get(events.size() - 1).position();
		Map<Integer, LogEvent> created = new LinkedHashMap<>();
		Map<Integer, LogEvent> lastEdits = new LinkedHashMap<>();
		for (LogEvent event : events) {
			if (event.what() instanceof Created created0) {
				created.put(created0.id(), event);
			}
			else if (event.what() instanceof Edited edited) {
				lastEdits.put(edited.id(), event);
			}
		}
		List<LogEvent> others = new ArrayList<>();
		for (LogEvent event : events) {
			LogEvent kept = keep(box, event, created, lastEdits);
			if (kept != null) {
				others.add(kept);
			}
		}
		return new DifferencePage(position, position >= end, existing(box, created), others);
	}

	private static @Nullable LogEvent keep(MessageBox box, LogEvent event, Map<Integer, LogEvent> created,
			Map<Integer, LogEvent> lastEdits) {
		if (event.what() instanceof Created || event.what() instanceof Skipped) {
			return null;
		}
		if (event.what() instanceof Edited edited) {
			boolean told = created.containsKey(edited.id()) || lastEdits.get(edited.id()) != event;
			return (told || box.message(edited.id()) == null) ? null : event;
		}
		if (event.what() instanceof Deleted deleted) {
			List<Integer> known = deleted.ids().stream().filter((id) -> !created.containsKey(id)).toList();
			return known.isEmpty() ? null : event.with(new Deleted(deleted.chat(), known));
		}
		if (event.what() instanceof Pinned pinned) {
			return (box.message(pinned.id()) != null) ? event : null;
		}
		return event;
	}

	private static List<StoredMessage> existing(MessageBox box, Map<Integer, LogEvent> created) {
		List<StoredMessage> messages = new ArrayList<>();
		for (int id : created.keySet()) {
			StoredMessage message = box.message(id);
			if (message != null) {
				messages.add(message);
			}
		}
		messages.sort(Comparator.comparingInt(StoredMessage::id));
		return messages;
	}

}
