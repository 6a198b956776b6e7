package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.engine.sequencing.Input.MissedChannel;
import io.github.telegramupdates.engine.sequencing.channel.Channels;
import io.github.telegramupdates.engine.sequencing.container.Container;
import io.github.telegramupdates.engine.sequencing.container.Position;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * What remains of containers that cannot be kept: which boxes they were about. Of a
 * channel, also where the first of it begins, because nothing but its updates says where
 * a channel without a position begins. Channels beyond the given number are left
 * to the account's difference, which names those that have events.
 */
public final class MissedContainers {

	private final int capacity;

	private final Container container;

	private final Set<AccountPart> account = EnumSet.noneOf(AccountPart.class);

	private final Map<Long, Integer> channels = new LinkedHashMap<>();

	/**
	 * Creates the remains of no container.
	 * @param userId id of the account
	 * @param capacity how many channels to remember
	 */
	public MissedContainers(long userId, int capacity) {
		this.container = new Container(userId);
		this.capacity = capacity;
	}

	/**
	 * Adds what remains of a container.
	 * @param updates the container
	 * @return how many of its members have no position, so that nothing remains of them
	 */
	public int add(UpdatesType updates) {
		if (updates instanceof UpdatesTooLong || updates instanceof UpdateShortSentMessage) {
			this.account.add(AccountPart.COMMON);
			return 0;
		}
		this.container.open(updates);
		int lost = this.container.hoisted().size() + this.container.unsequenced().size();
		for (SequencedUpdate member : this.container.sequenced()) {
			if (Position.of(member).isUnsequenced()) {
				lost++;
			}
			else {
				sequenced(member);
			}
		}
		this.container.commands().forEach(this::command);
		this.container.unsequenced().forEach(this::membership);
		this.container.close();
		return lost;
	}

	private void sequenced(SequencedUpdate member) {
		Position position = Position.of(member);
		switch (position.box().kind()) {
			case CHANNEL -> channel(position.box().channelId(), start(position));
			case QTS -> this.account.add(AccountPart.QTS);
			default -> this.account.add(AccountPart.COMMON);
		}
	}

	// an annotation makes no beginning
	private static int start(Position position) {
		boolean begins = position.isValid() && position.count() > 0;
		return begins ? position.position() - position.count() : MissedChannel.UNKNOWN;
	}

	private void command(Update update) {
		if (update instanceof UpdateChannelTooLong tooLong) {
			Integer pts = tooLong.pts();
			channel(tooLong.channelId(), (pts != null && pts > 0) ? pts : MissedChannel.UNKNOWN);
		}
		else {
			this.account.add(AccountPart.NEW_COUNT);
		}
	}

	private void membership(Update update) {
		if (update instanceof UpdateChannel changed) {
			channel(changed.channelId(), MissedChannel.UNKNOWN);
		}
	}

	private void channel(long channelId, int start) {
		if (this.channels.containsKey(channelId) || this.channels.size() < this.capacity) {
			this.channels.merge(channelId, start, MissedContainers::earlier);
		}
		else {
			this.account.add(AccountPart.COMMON);
		}
	}

	private static int earlier(int one, int other) {
		if (one == MissedChannel.UNKNOWN || other == MissedChannel.UNKNOWN) {
			return Math.max(one, other);
		}
		return Math.min(one, other);
	}

	/**
	 * How many channels are remembered.
	 * @return the number
	 */
	public int channels() {
		return this.channels.size();
	}

	/**
	 * What remains, for an engine.
	 * @param at when the engine takes it
	 * @return the input
	 */
	public Input.Missed toInput(Moment at) {
		List<MissedChannel> missed = new ArrayList<>(this.channels.size());
		this.channels.forEach((channelId, start) -> missed.add(new MissedChannel(channelId, start)));
		return new Input.Missed(at, Set.copyOf(this.account), missed);
	}

}
