package io.github.telegramupdates.spring.storage.parked;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.engine.storage.EncodedUpdate;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A parked update as its row has it.
 *
 * @param id names it among those of its account
 * @param userId id of the account
 * @param laneChannelId the channel whose lane it belongs to, {@code null} for that of the
 * account
 * @param type simple class name of the update
 * @param box kind of the box, in small letters
 * @param channelId the channel of the box, 0 for the boxes of the account
 * @param position position of the box after it
 * @param count how many positions it covers
 * @param source how it was obtained
 * @param freshness whether its content was known to be overtaken
 * @param layer layer of the content
 * @param content bytes of a container
 * @param listener the handler that failed
 * @param failure class name of what was thrown
 * @param attempts how often it was delivered in vain
 * @param firstFailedAt when it failed for the first time
 * @param lastFailedAt when it failed last
 */
record ParkedRow(long id, long userId, @Nullable Long laneChannelId, String type, String box, long channelId,
		int position, int count, Source source, Freshness freshness, int layer, byte[] content,
		@Nullable String listener, String failure, int attempts, Instant firstFailedAt, Instant lastFailedAt) {

	/**
	 * The parameters that insert an update.
	 */
	static @Nullable Object[] insert(ParkedUpdate update) {
		BoxId box = update.box();
		ParkedUpdate.Failure failure = update.failure();
		return new @Nullable Object[] { update.userId(),
				(update.lane() instanceof Lane.Channel channel) ? channel.channelId() : null, update.type(),
				box.kind().name().toLowerCase(Locale.ROOT), box.channelId(), update.position(), update.count(),
				update.source().name(), update.freshness().name(), update.content().layer(), update.content().bytes(),
				failure.listener(), failure.type(), failure.attempts(), time(failure.first()), time(failure.last()) };
	}

	/** Drivers take no instants. */
	static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	ParkedUpdate update() {
		Lane lane = (this.laneChannelId != null) ? Lane.channel(this.laneChannelId) : Lane.ACCOUNT;
		BoxId boxId = new BoxId(BoxId.Kind.valueOf(this.box.toUpperCase(Locale.ROOT)), this.channelId);
		return new ParkedUpdate(this.id, this.userId, lane, this.type, boxId, this.position, this.count, this.source,
				this.freshness, new EncodedUpdate(this.layer, this.content), new ParkedUpdate.Failure(this.listener,
						this.failure, this.attempts, this.firstFailedAt, this.lastFailedAt));
	}

}
