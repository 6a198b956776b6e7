package io.github.telegramupdates.engine.lanes;

import java.util.List;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many threads the lanes that are ready can use.
 */
class WantedThreadsTests {

	private final LaneQueues lanes = new LaneQueues(GroupLimits.DEFAULT);

	@Test
	void noneIsOfUseWhileMoreDeliverThanMay() {
		for (long channel = 1; channel <= 3; channel++) {
			this.lanes.add(new Batch(channel, 7, new Lane.Channel(channel), List.of(), null), 0);
		}
		assertThat(this.lanes.wantedBeside(0, 2)).isEqualTo(2);
		assertThat(this.lanes.wantedBeside(1, 8)).isEqualTo(3);
		assertThat(this.lanes.wantedBeside(2, 2)).isZero();
		assertThat(this.lanes.wantedBeside(2, 1)).as("fewer may than do").isZero();
	}

}
