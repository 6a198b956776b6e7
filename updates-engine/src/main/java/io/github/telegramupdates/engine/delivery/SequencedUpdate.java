package io.github.telegramupdates.engine.delivery;

import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;

/**
 * An update on its way to the handlers.
 *
 * @param update the update; messages of a difference come as {@code updateNewMessage} or
 * {@code updateNewChannelMessage} with a count of 0
 * @param box the sequence it belongs to
 * @param position position of the box after this update (pts, qts or seq); for a member
 * of a difference the position of the whole page; 0 without a box
 * @param count how many positions it covers: 0 for annotations and members of a
 * difference
 * @param source how it was obtained
 * @param freshness whether its content is known to be overtaken
 * @param entities the users and chats that came with it
 */
public record SequencedUpdate(Update update, BoxId box, int position, int count, Source source, Freshness freshness,
		Entities entities) {

	/**
	 * Returns an update as it was before it was parked.
	 * @param parked the parked update
	 * @return the update
	 * @throws io.github.telegramupdates.engine.storage.UnreadableUpdateException if it is
	 * of another layer or damaged
	 */
	public static SequencedUpdate of(ParkedUpdate parked) {
		Updates container = parked.content().decode();
		return new SequencedUpdate(container.updates().get(0), parked.box(), parked.position(), parked.count(),
				parked.source(), parked.freshness(), new Entities(container.users(), container.chats()));
	}

	/**
	 * Returns this update as it is parked.
	 * @param userId id of the account
	 * @param lane the lane that passes it
	 * @param failure how it failed
	 * @return the update, to be stored
	 */
	public ParkedUpdate toParked(long userId, Lane lane, ParkedUpdate.Failure failure) {
		return new ParkedUpdate(ParkedUpdate.NOT_STORED, userId, lane, this.update.getClass().getSimpleName(), this.box,
				this.position, this.count, this.source, this.freshness,
				EncodedUpdate.of(this.update, this.entities.users(), this.entities.chats()), failure);
	}

	/**
	 * Whether the content of an update is known to be overtaken.
	 */
	public enum Freshness {

		/** Nothing newer is known. */
		CURRENT,

		/** The box was already further when it came. */
		STALE

	}

}
