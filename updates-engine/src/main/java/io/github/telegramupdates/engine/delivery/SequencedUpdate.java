package io.github.telegramupdates.engine.delivery;

import io.github.telegramupdates.tl.Update;

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
	 * Whether the content of an update is known to be overtaken.
	 */
	public enum Freshness {

		/** Nothing newer is known. */
		CURRENT,

		/** The box was already further when it came. */
		STALE

	}

}
