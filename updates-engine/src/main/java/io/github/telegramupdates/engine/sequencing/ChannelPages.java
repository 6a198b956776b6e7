package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import org.jspecify.annotations.Nullable;

/**
 * Applies pages of a channel's difference, each as a whole.
 */
final class ChannelPages {

	private static final int OLD_SECONDS = 2 * 24 * 60 * 60;

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	ChannelPages(Outbox outbox, Deadlines deadlines, Counters counters) {
		this.outbox = outbox;
		this.deadlines = deadlines;
		this.counters = counters;
	}

	/**
	 * Whether there is no room for a page any more, so that it has to be asked for again:
	 * only one at a time exceeds the room.
	 */
	boolean isBeyondRoom(Channel channel, ChannelDifferenceType difference) {
		boolean page = difference instanceof ChannelDifference && !channel.plan().asked().isForPosition();
		boolean beyond = page && !channel.lane().window().takesPage();
		if (beyond) {
			this.counters.count(Transition.NO_ROOM);
		}
		return beyond;
	}

	/**
	 * Applies a page.
	 * @return what has to follow
	 */
	Next apply(Channel channel, ChannelDifferenceType difference, Foreign foreign) {
		if (channel.plan().asked().isForPosition()) {
			routeForeign(channel, difference, foreign);
			return searched(channel, channel.plan().search().take(difference));
		}
		if (difference instanceof ChannelDifferenceEmpty empty) {
			this.counters.count(Transition.EMPTY_PAGE);
			channel.plan().timeout(empty.timeout());
			empty(channel, empty.pts());
			return Next.of(empty.final_());
		}
		if (difference instanceof ChannelDifference page) {
			this.counters.count(page.final_() ? Transition.LAST_PAGE : Transition.PAGE);
			channel.plan().timeout(page.timeout());
			channel.plan().oldBacklog(isOld(page));
			applyPage(channel, page, foreign);
			return Next.of(page.final_());
		}
		return tooLong(channel, (ChannelDifferenceTooLong) difference);
	}

	// hoisted mappings, new messages, the rest
	private void applyPage(Channel channel, ChannelDifference page, Foreign foreign) {
		Entities entities = new Entities(page.users(), page.chats());
		int pts = endOf(channel, page);
		page.otherUpdates()
			.stream()
			.filter(Position::isHoisted)
			.forEach((update) -> add(channel, update, pts, entities));
		page.newMessages()
			.forEach((message) -> add(channel, new UpdateNewChannelMessage(message, pts, 0), pts, entities));
		List<Update> others = page.otherUpdates().stream().filter((update) -> !Position.isHoisted(update)).toList();
		for (Update update : others) {
			if (isOwn(channel, update)) {
				add(channel, update, pts, entities);
			}
			else {
				foreign.route(update, entities);
			}
		}
		int count = page.newMessages().size() + page.otherUpdates().size();
		if (count > 0) {
			this.outbox.tell(new EngineEvent.Recovered(channel.box().id(), count));
		}
		channel.page(pts);
	}

	private static int endOf(Channel channel, ChannelDifference page) {
		// content without progress would be fetched for ever
		long atLeast = (long) channel.box().position() + (isEmpty(page) ? 0 : 1);
		return (int) Math.min(Integer.MAX_VALUE, Math.max(page.pts(), atLeast));
	}

	private boolean isOld(ChannelDifference page) {
		int size = page.newMessages().size();
		return size > 0 && page.newMessages().get(size - 1) instanceof Message last
				&& last.date() < this.deadlines.serverNow() - OLD_SECONDS;
	}

	private static void empty(Channel channel, int pts) {
		channel.box().moveTo(Math.max(channel.box().position(), pts));
	}

	private static boolean isEmpty(ChannelDifference page) {
		return page.newMessages().isEmpty() && page.otherUpdates().isEmpty();
	}

	private static boolean isOwn(Channel channel, Update update) {
		if (update instanceof UpdateChannelTooLong) {
			return false;
		}
		Position position = Position.of(update);
		return position.isNone() || position.box().equals(channel.box().id());
	}

	private static void add(Channel channel, Update update, int pts, Entities entities) {
		Position position = Position.of(update);
		BoxId box = (position.isNone() && !Position.isHoisted(update)) ? BoxId.NONE : channel.box().id();
		channel.lane()
			.add(new DeliveredUpdate(update, box, (box == BoxId.NONE) ? 0 : pts, 0, Source.CHANNEL_DIFFERENCE,
					Freshness.CURRENT, entities));
	}

	// what belongs to another box is live input of that box, whatever was asked
	static void routeForeign(Channel channel, ChannelDifferenceType difference, Foreign foreign) {
		if (difference instanceof ChannelDifference page) {
			Entities entities = new Entities(page.users(), page.chats());
			page.otherUpdates()
				.stream()
				.filter((update) -> isForeign(channel, update))
				.forEach((update) -> foreign.route(update, entities));
		}
	}

	private static boolean isForeign(Channel channel, Update update) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			return tooLong.channelId() != channel.id();
		}
		return !isOwn(channel, update);
	}

	private Next searched(Channel channel, PositionSearch.Finding finding) {
		return switch (channel.plan().asked()) {
			case FOR_NEW_POSITION -> rebased(channel, finding);
			default -> begun(channel, finding);
		};
	}

	// T26
	private static Next rebased(Channel channel, PositionSearch.Finding finding) {
		if (finding instanceof PositionSearch.Found found) {
			channel.rebase(found.pts(), found.topMessageId());
			return Next.DONE;
		}
		if (finding == PositionSearch.Nothing.STANDSTILL) {
			// the server does not get any farther
			channel.rebase(channel.plan().search().pts(), 0);
			return Next.DONE;
		}
		return afterSearch(finding);
	}

	private static Next begun(Channel channel, PositionSearch.Finding finding) {
		if (finding instanceof PositionSearch.Found found) {
			channel.beginFromAnswer(found.pts());
			return Next.BEGUN;
		}
		return afterSearch(finding);
	}

	private static Next afterSearch(PositionSearch.Finding finding) {
		return (finding instanceof PositionSearch.Passed) ? Next.NEXT_PAGE : Next.RETRY;
	}

	private static @Nullable Dialog dialogOf(ChannelDifferenceType difference) {
		return (difference instanceof ChannelDifferenceTooLong tooLong && tooLong.dialog() instanceof Dialog dialog)
				? dialog : null;
	}

	private Next tooLong(Channel channel, ChannelDifferenceTooLong tooLong) {
		Dialog dialog = dialogOf(tooLong);
		if (dialog == null || dialog.pts() == null) {
			// an answer without a position is no answer
			return Next.RETRY;
		}
		if (dialog.pts() <= channel.box().position()) {
			// a replica that lags
			return Next.RETRY;
		}
		this.counters.count(Transition.CHANNEL_TOO_LONG);
		channel.tooLong(dialog.pts(), dialog.topMessage());
		return Next.DONE;
	}

	/** What has to follow a page. */
	enum Next {

		/** Nothing, unless something is still missing. */
		DONE,

		/** The channel has its first position, and what comes after it is fetched. */
		BEGUN,

		/** The next page. */
		NEXT_PAGE,

		/** The same question, later. */
		RETRY;

		private static Next of(boolean last) {
			return last ? DONE : NEXT_PAGE;
		}

	}

	/** Takes members of a page that belong to another box. */
	@FunctionalInterface
	interface Foreign {

		void route(Update update, Entities entities);

	}

}
