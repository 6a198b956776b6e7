package io.github.telegramupdates.engine.storage;

import java.time.Instant;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.tl.UpdateConfig;

/**
 * Parked updates for tests.
 */
public final class ParkedUpdates {

	private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

	private ParkedUpdates() {
	}

	public static ParkedUpdate parked(long userId, Lane lane, BoxId box, int position) {
		return new ParkedUpdate(ParkedUpdate.NOT_STORED, userId, lane, "UpdateConfig", box, position, 1, Source.LIVE,
				Freshness.CURRENT, EncodedUpdate.of(new UpdateConfig(), List.of(), List.of()), new ParkedUpdate.Failure(
						"Archive.on", "java.lang.IllegalStateException", 5, TIME, TIME.plusSeconds(60)));
	}

}
