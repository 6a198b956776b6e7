package io.github.telegramupdates.engine.sequencing.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.VerificationRate;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import io.github.telegramupdates.engine.storage.ChannelState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BusyChannelsTests {

	private final ChannelTable table = new ChannelTable();

	private final BusyChannels busy = new BusyChannels();

	private final SequencingContext sequencing = SequencingContext.of(7, SequencingSettings.DEFAULT);

	private final ChannelContext context = context();

	private int made;

	private ChannelContext context() {
		VerificationRate rate = new VerificationRate(this.sequencing);
		TouchedChannels touched = new TouchedChannels(this.busy);
		ChannelFetchQueue fetches = new ChannelFetchQueue(this.sequencing, rate, touched);
		return new ChannelContext(this.sequencing, fetches, touched, new ChannelPages(this.sequencing),
				new ChannelVerifications(this.busy, touched, fetches, rate, this.sequencing));
	}

	private Channel add(long channelId) {
		Channel spare = this.busy.takeSpare();
		Channel channel = (spare != null) ? spare : make();
		channel.become(BoxId.channel(channelId));
		this.busy.add(channel);
		return channel;
	}

	private Channel make() {
		this.made++;
		return Channel.create(this.context, new ChannelLane(this.sequencing, this.table, 1));
	}

	@Test
	void aBusyChannelBeginsWhereTheTableSays() {
		this.table.put(1, ChannelState.of(100), 0);
		assertThat(add(1).position()).isEqualTo(100);
		assertThat(add(2).isKnown()).isFalse();
	}

	@Test
	void anObjectThatIsSparedServesTheNextChannel() {
		this.table.put(1, ChannelState.of(100), 0);
		Channel first = add(1);
		this.busy.remove(first);
		this.busy.spare(first);
		Channel second = add(2);
		assertThat(second).isSameAs(first);
		assertThat(second.id()).isEqualTo(2);
		assertThat(second.boxId()).isEqualTo(BoxId.channel(2));
		assertThat(second.isKnown()).isFalse();
		assertThat(this.busy.find(1)).isNull();
		assertThat(this.busy.find(2)).isSameAs(second);
		assertThat(this.made).isEqualTo(1);
	}

	@Test
	void anObjectThatIsNotSparedServesNoOther() {
		Channel first = add(1);
		this.busy.remove(first);
		assertThat(add(2)).isNotSameAs(first);
	}

	@Test
	void aChannelWhosePlaceIsTakenRemovesNothing() {
		Channel left = add(1);
		this.busy.remove(left);
		Channel again = add(1);
		this.busy.remove(left);
		assertThat(this.busy.find(1)).isSameAs(again);
	}

	@Test
	void allAreVisitedOnce() {
		LongStream.rangeClosed(1, 1_000).forEach(this::add);
		Set<Long> visited = new HashSet<>();
		this.busy.forEach((channel) -> assertThat(visited.add(channel.id())).isTrue());
		assertThat(visited).hasSize(1_000);
	}

	@Test
	void itHoldsWhatAMapHolds() {
		long seed = System.nanoTime();
		System.out.println("BusyChannelsTests: seed " + seed);
		SplittableRandom random = new SplittableRandom(seed);
		Map<Long, Channel> map = new HashMap<>();
		for (int i = 0; i < 100_000; i++) {
			// grows and shrinks in turn
			boolean growing = (i / 10_000) % 2 == 0;
			long id = 1 + random.nextLong(5_000);
			if (random.nextInt(4) < (growing ? 3 : 1)) {
				map.computeIfAbsent(id, this::add);
			}
			else if (map.containsKey(id)) {
				Channel channel = map.remove(id);
				this.busy.remove(channel);
				this.busy.spare(channel);
			}
			assertThat(this.busy.find(id)).as("seed %d", seed).isSameAs(map.get(id));
		}
		List<Channel> visited = new ArrayList<>();
		this.busy.forEach(visited::add);
		assertThat(visited).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(map.values());
	}

}
