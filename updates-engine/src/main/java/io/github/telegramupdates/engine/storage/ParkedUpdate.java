package io.github.telegramupdates.engine.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import org.jspecify.annotations.Nullable;

/**
 * An update that no handler took, kept so that its lane goes on and nothing is lost. It
 * is stored in the transaction that passes it.
 *
 * @param id names it among those of its account, {@link #NOT_STORED} before it is stored
 * @param userId id of the account
 * @param lane where it was to be delivered, and will be when it is replayed
 * @param type simple class name of the update, for example {@code UpdateNewMessage}
 * @param box the sequence it belongs to
 * @param position position of the box after it, 0 without a box
 * @param count how many positions it covers
 * @param source how it was obtained
 * @param freshness whether its content was known to be overtaken
 * @param content the update with its users and chats
 * @param failure how it failed last
 */
public record ParkedUpdate(long id, long userId, Lane lane, String type, BoxId box, int position, int count,
		Source source, Freshness freshness, EncodedUpdate content, Failure failure) {

	/**
	 * Id of an update that is to be stored.
	 */
	public static final long NOT_STORED = 0;

	/**
	 * Returns this update as it is stored.
	 * @param id the id that the storage gave it
	 * @return the same with that id
	 */
	public ParkedUpdate withId(long id) {
		return new ParkedUpdate(id, this.userId, this.lane, this.type, this.box, this.position, this.count, this.source,
				this.freshness, this.content, this.failure);
	}

	/**
	 * Returns this update after another failure.
	 * @param failure how it failed
	 * @return the same with that failure
	 */
	public ParkedUpdate withFailure(Failure failure) {
		return new ParkedUpdate(this.id, this.userId, this.lane, this.type, this.box, this.position, this.count,
				this.source, this.freshness, this.content, failure);
	}

	/**
	 * How an update failed. Times are kept in milliseconds.
	 *
	 * @param listener name of the handler that failed, {@code null} if it is not known
	 * @param type class name of what was thrown
	 * @param attempts how often it was delivered in vain
	 * @param first when it failed for the first time
	 * @param last when it failed last; at first that is when it was parked
	 */
	public record Failure(@Nullable String listener, String type, int attempts, Instant first, Instant last) {

		/**
		 * Cuts off what is less than a millisecond.
		 */
		public Failure {
			first = first.truncatedTo(ChronoUnit.MILLIS);
			last = last.truncatedTo(ChronoUnit.MILLIS);
		}

		/**
		 * Returns what is known after another attempt.
		 * @param listener name of the handler that failed, {@code null} if it is not
		 * known
		 * @param type class name of what was thrown
		 * @param at when
		 * @return one attempt more
		 */
		public Failure again(@Nullable String listener, String type, Instant at) {
			return new Failure(listener, type, this.attempts + 1, this.first, at);
		}

	}

}
