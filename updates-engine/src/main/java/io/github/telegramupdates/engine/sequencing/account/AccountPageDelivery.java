package io.github.telegramupdates.engine.sequencing.account;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.tl.EncryptedMessageType;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.State;
import org.jspecify.annotations.Nullable;

/**
 * Delivers pages of the account's difference. A page is applied as a whole: its members
 * have no positions to compare.
 */
final class AccountPageDelivery {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Channels channels;

	private final PositionChange position;

	private final FirstStart firstStart;

	private final Outbox outbox;

	/** The last page, if it left everything where it was. */
	private @Nullable DifferenceSlice standing;

	AccountPageDelivery(AccountBoxes boxes, AccountLane lane, Channels channels, PositionChange position,
			FirstStart firstStart, Outbox outbox) {
		this.boxes = boxes;
		this.lane = lane;
		this.channels = channels;
		this.position = position;
		this.firstStart = firstStart;
		this.outbox = outbox;
	}

	/**
	 * Delivers the last page.
	 * @return whether the server says that it has reset its count, and that is new
	 */
	boolean deliver(Difference page) {
		return deliver(new Page(page.newMessages(), page.newEncryptedMessages(), page.otherUpdates(),
				new Entities(page.users(), page.chats()), page.state()));
	}

	/**
	 * Delivers a page that is not the last one. One that moves nothing is what the next
	 * request is answered with as well, and its content is delivered once.
	 * @return whether the server says that it has reset its count, and that is new
	 */
	boolean deliver(DifferenceSlice page) {
		boolean stands = standsStill(page.intermediateState());
		if (stands && page.equals(this.standing)) {
			return false;
		}
		this.standing = stands ? page : null;
		return deliver(new Page(page.newMessages(), page.newEncryptedMessages(), page.otherUpdates(),
				new Entities(page.users(), page.chats()), page.intermediateState()));
	}

	private boolean standsStill(State state) {
		return state.pts() <= this.boxes.pts() && state.qts() <= this.boxes.qts() && state.date() <= this.lane.date();
	}

	private boolean deliver(Page page) {
		State state = page.state();
		if (!this.firstStart.isUnderWay()) {
			passMissingQts(page);
		}
		this.boxes.moveTo(state.pts(), state.qts(), state.date(), state.seq());
		this.lane.page();
		int count = addContent(page);
		page.others().forEach((update) -> route(update, page.entities()));
		if (count > 0) {
			this.outbox.report(new EngineEvent.Recovered(BoxId.COMMON, count));
		}
		if (!this.firstStart.isUnderWay()) {
			this.lane.flush(this.channels);
		}
		return !this.position.isReported() && page.others().stream().anyMatch(UpdatePtsChanged.class::isInstance);
	}

	/**
	 * Events of the qts box are never grouped, so fewer members than positions mean that
	 * the server no longer has the others. Nothing can bring them back.
	 */
	private void passMissingQts(Page page) {
		int before = this.boxes.qts();
		long members = page.encrypted().size() + page.others().stream().filter(QtsUpdate.class::isInstance).count();
		if (!this.boxes.firstQts().isSought() && page.state().qts() - before > members) {
			this.lane.pass(BoxId.QTS, before, page.state().qts(), HistoryHole.Cause.RETENTION);
		}
	}

	// hoisted mappings, new messages, secret messages, the rest
	private int addContent(Page page) {
		int pts = page.state().pts();
		int qts = page.state().qts();
		int before = this.lane.collected();
		page.others()
			.stream()
			.filter(Position::isHoisted)
			.forEach((update) -> add(update, BoxId.COMMON, pts, page.entities()));
		page.messages()
			.forEach((message) -> add(new UpdateNewMessage(message, pts, 0), BoxId.COMMON, pts, page.entities()));
		page.encrypted()
			.forEach((message) -> add(new UpdateNewEncryptedMessage(message, qts), BoxId.QTS, qts, page.entities()));
		page.others()
			.stream()
			.filter((update) -> isOwn(update) && !Position.isHoisted(update))
			.forEach((update) -> addOwn(update, pts, qts, page.entities()));
		return this.lane.collected() - before;
	}

	private void addOwn(Update update, int pts, int qts, Entities entities) {
		Position position = Position.of(update);
		if (BotQuery.of(update).isPresent()) {
			// known by its id, like one that was pushed
			this.outbox.deliverEphemeral(
					new SequencedUpdate(update, BoxId.NONE, 0, 0, Source.DIFFERENCE, Freshness.CURRENT, entities));
		}
		else if (position.isNone()) {
			add(update, BoxId.NONE, 0, entities);
		}
		else {
			boolean fromQts = position.box().kind() == BoxId.Kind.QTS;
			add(update, position.box(), fromQts ? qts : pts, entities);
		}
	}

	private void add(Update update, BoxId box, int position, Entities entities) {
		if (this.firstStart.isNews(update)) {
			this.lane
				.add(new SequencedUpdate(update, box, position, 0, Source.DIFFERENCE, Freshness.CURRENT, entities));
		}
	}

	private static boolean isOwn(Update update) {
		if (update instanceof UpdateChannelTooLong || update instanceof UpdatePtsChanged) {
			return false;
		}
		return !Position.of(update).isChannel();
	}

	// what belongs to another box is live input of that box
	private void route(Update update, Entities entities) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			this.channels.tooLong(tooLong.channelId(), tooLong.pts());
			return;
		}
		if (update instanceof UpdateChannel channel) {
			this.channels.changed(channel.channelId(), entities);
		}
		Position position = Position.of(update);
		if (position.isChannel()) {
			this.channels.live(position.live(update, entities));
		}
	}

	private record Page(List<MessageType> messages, List<EncryptedMessageType> encrypted, List<Update> others,
			Entities entities, State state) {
	}

}
