package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.account.Account;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import io.github.telegramupdates.engine.sequencing.container.Container;
import io.github.telegramupdates.engine.sequencing.container.ImmediateUpdates;
import io.github.telegramupdates.engine.sequencing.container.MembershipLoss;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.engine.sequencing.container.SeqMembers;
import io.github.telegramupdates.engine.sequencing.machine.Outbox;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * Takes containers in two phases: first the members that have positions, each against its
 * own box whatever the container's seq says, then the rest against the seq.
 */
final class LiveUpdates {

	private static final Position NOWHERE = new Position(BoxId.NONE, 0, 0);

	private final Account account;

	private final Channels channels;

	private final Outbox outbox;

	private final Container container;

	LiveUpdates(Account account, Channels channels, Outbox outbox) {
		this.account = account;
		this.channels = channels;
		this.outbox = outbox;
		this.container = new Container(outbox.userId());
	}

	void take(UpdatesType updates) {
		this.container.open(updates);
		for (Update update : this.container.hoisted()) {
			hoist(update);
		}
		announceChannels();
		for (SequencedUpdate member : this.container.sequenced()) {
			sequenced(member);
		}
		for (Update update : this.container.commands()) {
			command(update);
		}
		if (this.container.isValid()) {
			unsequenced();
		}
		else {
			anomaly(BoxId.SEQ, "invalid container: seq " + this.container.seqStart() + ".." + this.container.seq());
			this.account.fetchAll();
		}
		this.container.close();
	}

	/**
	 * Mappings go before the message that they describe, in the lane of that message.
	 */
	private void hoist(Update update) {
		SequencedUpdate mapping = NOWHERE.live(update, this.container.entities());
		if (this.container.sequenced().isEmpty()) {
			this.outbox.deliverEphemeral(mapping);
			return;
		}
		Position target = Position.of(this.container.sequenced().get(0));
		if (target.isChannel() && !target.isNowhere()) {
			this.channels.deliver(target.box().channelId(), mapping);
		}
		else {
			this.account.deliver(mapping);
		}
	}

	/**
	 * What a channel that can be read again missed is fetched, not passed (T30).
	 */
	private void announceChannels() {
		for (Update update : this.container.unsequenced()) {
			if (update instanceof UpdateChannel channel
					&& !MembershipLoss.isShown(channel.channelId(), this.container.entities())) {
				this.channels.peerKnown(channel.channelId());
			}
		}
	}

	private void sequenced(SequencedUpdate member) {
		Position position = Position.of(member);
		if (position.isUnsequenced()) {
			this.outbox.deliverEphemeral(position.unsequenced().live(member.update(), member.entities()));
		}
		else if (position.isChannel()) {
			this.channels.live(member);
		}
		else if (!position.isValid() || Position.hasWrongPeer(member.update())) {
			anomaly(position.box(), "invalid " + member.update().getClass().getSimpleName() + " at "
					+ position.position() + " covering " + position.count());
			this.account.markDirty();
		}
		else {
			this.account.live(member);
		}
	}

	private void command(Update update) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			this.channels.tooLong(tooLong.channelId(), tooLong.pts());
		}
		else if (update instanceof UpdatePtsChanged) {
			this.account.resetsCount();
		}
	}

	private void unsequenced() {
		for (Update update : this.container.unsequenced()) {
			if (update instanceof UpdateChannel channel) {
				this.channels.changed(channel.channelId(), this.container.entities());
			}
		}
		if (this.container.isOrdered()) {
			this.account.ordered(seqMembers(), this.container.seqStart(), this.container.seq());
		}
		else {
			for (Update update : this.container.unsequenced()) {
				this.outbox.deliverEphemeral(NOWHERE.live(update, this.container.entities()));
			}
		}
	}

	private SeqMembers seqMembers() {
		if (this.container.unsequenced().isEmpty()) {
			return SeqMembers.NONE;
		}
		Position ordered = new Position(BoxId.SEQ, this.container.seq(), 0);
		boolean repeated = this.account.hasSeen(this.container.seq());
		List<SequencedUpdate> members = new ArrayList<>(this.container.unsequenced().size());
		for (Update update : this.container.unsequenced()) {
			if (!ImmediateUpdates.include(update)) {
				members.add(ordered.live(update, this.container.entities()));
			}
			else if (!repeated || BotQuery.of(update).isPresent()) {
				// never held behind the seq, which counts for each session, while a
				// query is the same in all of them
				this.outbox.deliverEphemeral(NOWHERE.live(update, this.container.entities()));
			}
		}
		return new SeqMembers(members);
	}

	private void anomaly(BoxId box, String what) {
		this.outbox.report(new EngineEvent.Anomaly(box, what));
	}

}
