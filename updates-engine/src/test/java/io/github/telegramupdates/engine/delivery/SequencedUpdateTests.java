package io.github.telegramupdates.engine.delivery;

import java.time.Instant;
import java.util.List;

import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.tl.ChatEmpty;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UserEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SequencedUpdate}.
 */
class SequencedUpdateTests {

	@Test
	void aParkedUpdateIsReadAsItWas() {
		SequencedUpdate update = new SequencedUpdate(new UpdateConfig(), BoxId.channel(5), 7, 2,
				Source.CHANNEL_DIFFERENCE, Freshness.STALE,
				new Entities(List.of(new UserEmpty(1)), List.of(new ChatEmpty(2))));
		ParkedUpdate.Failure failure = new ParkedUpdate.Failure("on", "java.lang.Error", 3, Instant.EPOCH,
				Instant.EPOCH);
		ParkedUpdate parked = update.toParked(9, Lane.channel(5), failure);
		assertThat(parked.type()).isEqualTo("UpdateConfig");
		assertThat(parked.userId()).isEqualTo(9);
		assertThat(parked.lane()).isEqualTo(Lane.channel(5));
		assertThat(parked.failure()).isEqualTo(failure);
		assertThat(SequencedUpdate.of(parked)).isEqualTo(update);
	}

}
