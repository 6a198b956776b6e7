package io.github.telegramupdates.simulator.server;

import java.util.List;

import io.github.telegramupdates.simulator.world.DifferencePage;
import io.github.telegramupdates.simulator.world.LogEvent;
import io.github.telegramupdates.simulator.world.LoggedChange;
import io.github.telegramupdates.tl.ChannelMessagesFilter;
import io.github.telegramupdates.tl.ChannelMessagesFilterType;
import io.github.telegramupdates.tl.MessageRange;

/**
 * What a client wants to know of a channel: everything, or what happened to the messages
 * of some ranges.
 *
 * @param withNew whether new messages are wanted
 * @param ranges the ranges of ids, empty for all
 */
record ChannelFilter(boolean withNew, List<MessageRange> ranges) {

	static ChannelFilter of(ChannelMessagesFilterType filter) {
		if (filter instanceof ChannelMessagesFilter given) {
			for (MessageRange range : given.ranges()) {
				if (range.minId() > range.maxId()) {
					throw RpcError.badRequest("RANGES_INVALID");
				}
			}
			return new ChannelFilter(!given.excludeNewMessages(), given.ranges());
		}
		return new ChannelFilter(true, List.of());
	}

	DifferencePage apply(DifferencePage page) {
		return new DifferencePage(page.position(), page.complete(), this.withNew ? page.created() : List.of(),
				page.others().stream().filter(this::isWanted).toList());
	}

	private boolean isWanted(LogEvent event) {
		if (event.what() instanceof LoggedChange.Edited edited) {
			return contains(edited.id());
		}
		if (event.what() instanceof LoggedChange.Deleted deleted) {
			return deleted.ids().stream().anyMatch(this::contains);
		}
		return !(event.what() instanceof LoggedChange.Pinned pinned) || contains(pinned.id());
	}

	private boolean contains(int id) {
		return this.ranges.isEmpty()
				|| this.ranges.stream().anyMatch((range) -> range.minId() <= id && id <= range.maxId());
	}

}
