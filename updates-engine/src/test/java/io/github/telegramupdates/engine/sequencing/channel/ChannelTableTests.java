package io.github.telegramupdates.engine.sequencing.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.telegramupdates.engine.storage.ChannelState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelTableTests {

	private final ChannelTable table = new ChannelTable();

	@Test
	void aChannelThatWasNeverPutHasNoPosition() {
		assertThat(this.table.get(1)).isNull();
		this.table.put(2, ChannelState.of(20), 0);
		assertThat(this.table.get(1)).isNull();
		assertThat(this.table.size()).isEqualTo(1);
	}

	@Test
	void everyPartOfAPositionIsKept() {
		ChannelState state = new ChannelState(Integer.MAX_VALUE, 3, ChannelState.INACCESSIBLE, 1_234_567);
		this.table.put(Long.MAX_VALUE, state, 0);
		assertThat(this.table.get(Long.MAX_VALUE)).isEqualTo(state);
		ChannelState negative = new ChannelState(-1, -2, -3, -4);
		this.table.put(Long.MIN_VALUE, negative, 0);
		assertThat(this.table.get(Long.MIN_VALUE)).isEqualTo(negative);
		assertThat(this.table.get(Long.MAX_VALUE)).isEqualTo(state);
	}

	@Test
	void aPositionThatIsPutAgainReplacesTheOldOne() {
		this.table.put(1, ChannelState.of(10), 0);
		this.table.put(1, ChannelState.of(11), 0);
		assertThat(this.table.get(1)).isEqualTo(ChannelState.of(11));
		assertThat(this.table.size()).isEqualTo(1);
	}

	@Test
	void idsInARowAreFoundHoweverOftenTheTableGrows() {
		for (int id = 1; id <= 100_000; id++) {
			this.table.put(id, ChannelState.of(id), 0);
		}
		assertThat(this.table.size()).isEqualTo(100_000);
		for (int id = 1; id <= 100_000; id++) {
			assertThat(this.table.get(id)).isEqualTo(ChannelState.of(id));
		}
		assertThat(this.table.get(100_001)).isNull();
	}

	@Test
	void itHoldsWhatAMapHolds() {
		long seed = System.nanoTime();
		System.out.println("ChannelTableTests: seed " + seed);
		SplittableRandom random = new SplittableRandom(seed);
		Map<Long, ChannelState> map = new HashMap<>();
		for (int i = 0; i < 50_000; i++) {
			long id = 1 + (random.nextBoolean() ? random.nextLong(20_000) : random.nextLong(Long.MAX_VALUE));
			ChannelState state = new ChannelState(random.nextInt(), random.nextInt(), random.nextInt(),
					random.nextInt());
			map.put(id, state);
			this.table.put(id, state, 0);
			long other = 1 + random.nextLong(20_000);
			assertThat(this.table.get(other)).as("seed %d", seed).isEqualTo(map.get(other));
		}
		assertThat(this.table.size()).as("seed %d", seed).isEqualTo(map.size());
		map.forEach((id, state) -> assertThat(this.table.get(id)).as("seed %d", seed).isEqualTo(state));
	}

}
