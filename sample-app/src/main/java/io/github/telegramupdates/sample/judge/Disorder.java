package io.github.telegramupdates.sample.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.telegramupdates.sample.archive.ArchiveEvent;
import io.github.telegramupdates.sample.archive.ArchiveEvent.Kind;
import io.github.telegramupdates.sample.archive.MessageKey;
import io.github.telegramupdates.sample.simulation.Beginning;
import io.github.telegramupdates.simulator.truth.BoxKey;

/**
 * Finds deliveries that came too late, box by box:
 * <ul>
 * <li>a position that is not above the one before, unless it belongs to the same update
 * or to the same page;
 * <li>a new message after one with a higher id in the same chat;
 * <li>a new message after it was edited or deleted, or an edited message that was never
 * new although it was written after the stream's {@link Beginning}.
 * </ul>
 * A deletion of a message that was never new is in order: the server does not tell what
 * was written and deleted in a gap, but it may tell the deletion in a later page.
 */
final class Disorder {

	private final Beginning beginning;

	private final Map<Long, ArchiveEvent> lastOfBox = new HashMap<>();

	private final Map<String, Integer> lastNewOfChat = new HashMap<>();

	private final Set<MessageKey> known = new HashSet<>();

	private final Set<MessageKey> changed = new HashSet<>();

	Disorder(Beginning beginning) {
		this.beginning = beginning;
	}

	List<String> find(List<ArchiveEvent> events) {
		List<String> late = new ArrayList<>();
		for (ArchiveEvent event : events) {
			boolean behind = isBehind(event);
			boolean misplaced = (event.kind() == Kind.NEW) ? isLateMessage(event) : isEarlyChange(event);
			if (behind || misplaced) {
				late.add(event.toString());
			}
		}
		return late;
	}

	private boolean isBehind(ArchiveEvent event) {
		ArchiveEvent last = this.lastOfBox.put(event.channelId(), event);
		if (last == null || event.position() > last.position()) {
			return false;
		}
		boolean sameDelivery = event.position() == last.position() && event.source() == last.source()
				&& (!event.isLive() || event.kind() == last.kind());
		return !sameDelivery;
	}

	private boolean isLateMessage(ArchiveEvent event) {
		this.known.add(event.message());
		String chat = Objects.toString(event.chat());
		Integer last = this.lastNewOfChat.put(chat, event.message().messageId());
		// The same id again is no disorder but a duplicate
		return (last != null && last > event.message().messageId()) || this.changed.contains(event.message());
	}

	private boolean isEarlyChange(ArchiveEvent event) {
		if (event.kind() != Kind.EDIT && event.kind() != Kind.DELETE) {
			return false;
		}
		if (this.known.contains(event.message())) {
			return false;
		}
		this.changed.add(event.message());
		return event.kind() == Kind.EDIT && this.beginning.includes(box(event), event.message().messageId());
	}

	private static BoxKey box(ArchiveEvent event) {
		return (event.channelId() != 0) ? BoxKey.channel(event.channelId()) : BoxKey.COMMON;
	}

}
