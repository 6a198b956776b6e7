package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate;
import io.github.telegramupdates.engine.delivery.DeliveredUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import org.jspecify.annotations.Nullable;

/**
 * Takes containers apart in two phases: first the members that have positions, each
 * against its own box whatever the container's seq says, then the rest against the seq
 * (R-4, R-5).
 */
final class LiveUpdates {

	private final AccountBoxes boxes;

	private final AccountLane lane;

	private final Channels channels;

	private final AccountFetch fetch;

	private final Outbox outbox;

	LiveUpdates(AccountBoxes boxes, AccountLane lane, Channels channels, AccountFetch fetch, Outbox outbox) {
		this.boxes = boxes;
		this.lane = lane;
		this.channels = channels;
		this.fetch = fetch;
		this.outbox = outbox;
	}

	void take(Container container) {
		Members members = Members.of(container.updates());
		hoist(container, members);
		members.sequenced().values().forEach((run) -> run.forEach((member) -> sequenced(container, member)));
		members.commands().forEach(this::command);
		if (container.isValid()) {
			unsequenced(container, members.unsequenced());
		}
		else {
			anomaly(BoxId.SEQ, "invalid container: seq " + container.seqStart() + ".." + container.seq());
			this.fetch.requestAll();
		}
	}

	/**
	 * Mappings go before the message that they describe, in the lane of that message.
	 */
	private void hoist(Container container, Members members) {
		for (Update update : members.hoisted()) {
			Position target = members.first();
			if (target == null) {
				this.outbox.deliverEphemeral(live(update, BoxId.NONE, 0, 0, container));
			}
			else if (target.isChannel() && target.box().channelId() != Position.NO_CHANNEL) {
				this.channels.deliver(target.box().channelId(), live(update, BoxId.NONE, 0, 0, container));
			}
			else {
				this.lane.add(live(update, BoxId.NONE, 0, 0, container));
			}
		}
	}

	private void sequenced(Container container, Sequenced member) {
		Update update = member.update();
		Position position = member.position();
		if (position.isUnsequenced()) {
			this.outbox.deliverEphemeral(live(update, position.box(), 0, 0, container));
		}
		else if (position.isChannel()) {
			this.channels.live(update, position, container.entities());
		}
		else if (!position.isValid() || Position.hasWrongPeer(update)) {
			anomaly(position.box(), "invalid " + update.getClass().getSimpleName() + " at " + position.position()
					+ " covering " + position.count());
			this.boxes.markCommonDirty();
		}
		else {
			this.boxes.offer(live(update, position.box(), position.position(), position.count(), container));
		}
	}

	private void command(Update update) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			this.channels.tooLong(tooLong.channelId(), tooLong.pts());
		}
		else if (update instanceof UpdatePtsChanged) {
			this.fetch.rebase();
		}
	}

	private void unsequenced(Container container, List<Update> updates) {
		for (Update update : updates) {
			if (update instanceof UpdateChannel channel) {
				this.channels.changed(channel.channelId(), container.entities());
			}
		}
		if (!container.isOrdered()) {
			updates.forEach((update) -> this.outbox.deliverEphemeral(live(update, BoxId.NONE, 0, 0, container)));
			return;
		}
		List<DeliveredUpdate> members = updates.stream()
			.map((update) -> live(update, BoxId.SEQ, container.seq(), 0, container))
			.toList();
		this.boxes.offerOrdered(new SeqMembers(members), container.seqStart(), container.seq());
	}

	private static DeliveredUpdate live(Update update, BoxId box, int position, int count, Container container) {
		return new DeliveredUpdate(update, box, position, count, Source.LIVE, Freshness.CURRENT, container.entities());
	}

	private void anomaly(BoxId box, String what) {
		this.outbox.tell(new EngineEvent.Anomaly(box, what));
	}

	/**
	 * An update with its position.
	 */
	private record Sequenced(Update update, Position position) {

		private static final Comparator<Sequenced> ORDER = Comparator
			.<Sequenced>comparingLong((member) -> (long) member.position().position() - member.position().count())
			.thenComparingInt((member) -> member.position().count());

	}

	/**
	 * The members of a container by what happens to them.
	 */
	private record Members(List<Update> hoisted, Map<BoxId, List<Sequenced>> sequenced, List<Update> commands,
			List<Update> unsequenced) {

		static Members of(List<Update> updates) {
			Members members = new Members(new ArrayList<>(0), new LinkedHashMap<>(4), new ArrayList<>(0),
					new ArrayList<>(0));
			updates.forEach(members::add);
			members.sequenced.values().forEach((run) -> run.sort(Sequenced.ORDER));
			members.unsequenced.sort(Comparator.comparingInt(Position::unsequencedRank));
			return members;
		}

		private void add(Update update) {
			Position position = Position.of(update);
			if (position != null) {
				this.sequenced.computeIfAbsent(position.box(), (box) -> new ArrayList<>(1))
					.add(new Sequenced(update, position));
			}
			else if (Position.isHoisted(update)) {
				this.hoisted.add(update);
			}
			else if (update instanceof UpdateChannelTooLong || update instanceof UpdatePtsChanged) {
				this.commands.add(update);
			}
			else {
				this.unsequenced.add(update);
			}
		}

		/**
		 * The first position of the container, {@code null} if no member has one.
		 */
		@Nullable Position first() {
			return this.sequenced.values()
				.stream()
				.flatMap(List::stream)
				.map(Sequenced::position)
				.findFirst()
				.orElse(null);
		}

	}

}
