package io.github.telegramupdates.engine.sequencing.channel;

import java.util.List;
import java.util.function.BiConsumer;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.Transition;
import io.github.telegramupdates.engine.sequencing.box.PositionSearch;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.engine.sequencing.machine.Counters;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
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

	private final Outbox outbox;

	private final Deadlines deadlines;

	private final Counters counters;

	/** From this age on a message is old. */
	private final int oldSeconds;

	ChannelPages(SequencingContext context) {
		this.outbox = context.outbox();
		this.deadlines = context.deadlines();
		this.counters = context.counters();
		this.oldSeconds = context.settings().channels().oldSeconds();
	}

	/**
	 * Whether there is no room for a page any more, so that it has to be asked for again:
	 * only one at a time exceeds the room.
	 */
	boolean isBeyondRoom(ChannelBox box, FetchPlan plan, ChannelDifferenceType difference) {
		boolean page = difference instanceof ChannelDifference && !plan.asked().isForPosition();
		boolean beyond = page && !box.takesPage();
		if (beyond) {
			this.counters.count(Transition.NO_ROOM);
		}
		return beyond;
	}

	/**
	 * Applies a page.
	 * @return what has to follow
	 */
	Next apply(ChannelBox box, FetchPlan plan, ChannelDifferenceType difference, BiConsumer<Update, Entities> foreign) {
		if (plan.asked().isForPosition()) {
			routeForeign(box.id(), difference, foreign);
			return searched(box, plan, plan.search().take(difference));
		}
		if (difference instanceof ChannelDifferenceEmpty empty) {
			this.counters.count(Transition.EMPTY_PAGE);
			plan.poll().timeout(empty.timeout());
			box.emptyPage(empty.pts());
			return Next.of(empty.final_());
		}
		if (difference instanceof ChannelDifference page) {
			this.counters.count(page.final_() ? Transition.LAST_PAGE : Transition.PAGE);
			plan.poll().timeout(page.timeout());
			plan.oldBacklog(isOld(page));
			applyPage(box, page, foreign);
			return Next.of(page.final_());
		}
		return tooLong(box, plan, (ChannelDifferenceTooLong) difference);
	}

	// hoisted mappings, new messages, the rest
	private void applyPage(ChannelBox box, ChannelDifference page, BiConsumer<Update, Entities> foreign) {
		Entities entities = new Entities(page.users(), page.chats());
		int pts = endOf(box.position(), page);
		page.otherUpdates().stream().filter(Position::isHoisted).forEach((update) -> add(box, update, pts, entities));
		page.newMessages().forEach((message) -> add(box, new UpdateNewChannelMessage(message, pts, 0), pts, entities));
		List<Update> others = page.otherUpdates().stream().filter((update) -> !Position.isHoisted(update)).toList();
		for (Update update : others) {
			if (isOwn(box.id(), update)) {
				add(box, update, pts, entities);
			}
			else {
				foreign.accept(update, entities);
			}
		}
		int count = page.newMessages().size() + page.otherUpdates().size();
		if (count > 0) {
			this.outbox.report(new EngineEvent.Recovered(box.id(), count));
		}
		box.page(pts);
	}

	private static int endOf(int position, ChannelDifference page) {
		// content without progress would be fetched for ever
		long atLeast = (long) position + (isEmpty(page) ? 0 : 1);
		return (int) Math.min(Integer.MAX_VALUE, Math.max(page.pts(), atLeast));
	}

	private boolean isOld(ChannelDifference page) {
		int size = page.newMessages().size();
		return size > 0 && page.newMessages().get(size - 1) instanceof Message last
				&& last.date() < this.deadlines.serverNow() - this.oldSeconds;
	}

	private static boolean isEmpty(ChannelDifference page) {
		return page.newMessages().isEmpty() && page.otherUpdates().isEmpty();
	}

	private static boolean isOwn(BoxId box, Update update) {
		if (update instanceof UpdateChannelTooLong) {
			return false;
		}
		Position position = Position.of(update);
		return position.isNone() || position.box().equals(box);
	}

	private static void add(ChannelBox channel, Update update, int pts, Entities entities) {
		Position position = Position.of(update);
		BoxId box = (position.isNone() && !Position.isHoisted(update)) ? BoxId.NONE : channel.id();
		channel.deliver(new SequencedUpdate(update, box, (box == BoxId.NONE) ? 0 : pts, 0, Source.CHANNEL_DIFFERENCE,
				Freshness.CURRENT, entities));
	}

	// what belongs to another box is live input of that box, whatever was asked
	static void routeForeign(BoxId box, ChannelDifferenceType difference, BiConsumer<Update, Entities> foreign) {
		if (difference instanceof ChannelDifference page) {
			Entities entities = new Entities(page.users(), page.chats());
			page.otherUpdates()
				.stream()
				.filter((update) -> isForeign(box, update))
				.forEach((update) -> foreign.accept(update, entities));
		}
	}

	private static boolean isForeign(BoxId box, Update update) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			return tooLong.channelId() != box.channelId();
		}
		return !isOwn(box, update);
	}

	private Next searched(ChannelBox box, FetchPlan plan, PositionSearch.Finding finding) {
		return switch (plan.asked()) {
			case FOR_NEW_POSITION -> rebased(box, plan, finding);
			default -> begun(box, finding);
		};
	}

	// T26
	private static Next rebased(ChannelBox box, FetchPlan plan, PositionSearch.Finding finding) {
		if (finding instanceof PositionSearch.Found found) {
			rebase(box, plan, found.pts(), found.topMessageId());
			return Next.DONE;
		}
		if (finding == PositionSearch.Nothing.STANDSTILL) {
			// the server does not get any farther
			rebase(box, plan, plan.search().pts(), 0);
			return Next.DONE;
		}
		return afterSearch(finding);
	}

	private static void rebase(ChannelBox box, FetchPlan plan, int pts, int lastMessageId) {
		plan.ask(FetchPlan.Asking.FOR_UPDATES);
		box.rebase(pts, lastMessageId);
	}

	private static Next begun(ChannelBox box, PositionSearch.Finding finding) {
		if (finding instanceof PositionSearch.Found found) {
			box.beginFromAnswer(found.pts());
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

	private Next tooLong(ChannelBox box, FetchPlan plan, ChannelDifferenceTooLong tooLong) {
		Dialog dialog = dialogOf(tooLong);
		if (dialog == null || dialog.pts() == null) {
			// an answer without a position is no answer
			return Next.RETRY;
		}
		if (dialog.pts() <= box.position()) {
			// a replica that lags
			return Next.RETRY;
		}
		this.counters.count(Transition.CHANNEL_TOO_LONG);
		plan.ask(FetchPlan.Asking.FOR_UPDATES);
		box.tooLong(dialog.pts(), dialog.topMessage());
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

}
