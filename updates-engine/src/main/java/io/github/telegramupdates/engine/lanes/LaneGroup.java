package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Lanes of an account whose batches are delivered together, all or nothing.
 *
 * @param shares what each lane has in it; never empty, and no lane twice
 */
record LaneGroup(List<Share> shares) {

	List<Batch> batches() {
		if (this.shares.size() == 1) {
			return this.shares.get(0).batches();
		}
		return this.shares.stream().flatMap((share) -> share.batches().stream()).toList();
	}

	/**
	 * How many batches it has.
	 */
	int size() {
		int size = 0;
		for (Share share : this.shares) {
			size += share.batches().size();
		}
		return size;
	}

	/**
	 * Whether nothing else can be to blame for a failure.
	 */
	boolean isSingleBatch() {
		return this.shares.size() == 1 && this.shares.get(0).batches().size() == 1;
	}

	/**
	 * Whether the update that is to blame is looked for.
	 */
	boolean isSearched() {
		return isSingleBatch() && this.shares.get(0).search() != null;
	}

	/**
	 * Which attempt to deliver it comes next: a batch that has failed is alone.
	 */
	int attempt() {
		return isSingleBatch() ? 1 + this.shares.get(0).queue().failures() : 1;
	}

	Share of(Lane lane) {
		return this.shares.stream()
			.filter((share) -> share.lane().equals(lane))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no " + lane + " in the group"));
	}

	List<Share> without(Share share) {
		List<Share> others = new ArrayList<>(this.shares);
		others.remove(share);
		return others;
	}

	/**
	 * The two halves of it.
	 * @return none if it has one lane
	 */
	Stream<LaneGroup> halves() {
		int middle = this.shares.size() / 2;
		return (middle == 0) ? Stream.empty() : Stream.of(new LaneGroup(this.shares.subList(0, middle)),
				new LaneGroup(this.shares.subList(middle, this.shares.size())));
	}

	/**
	 * What a lane has in a group.
	 *
	 * @param queue where the batches wait until they are committed
	 * @param batches batches of one lane in its order, at least one
	 * @param search what is looked for in the only batch, {@code null} if nothing is
	 */
	record Share(LaneQueue queue, List<Batch> batches, @Nullable FailingUpdateSearch search) {

		Lane lane() {
			return this.batches.get(0).lane();
		}

		/**
		 * One of its batches.
		 */
		Share part(int index) {
			return new Share(this.queue, List.of(this.batches.get(index)), this.search);
		}

		/**
		 * How many updates it has. A batch that moves the position only costs something,
		 * too.
		 */
		int size() {
			int size = 0;
			for (Batch batch : this.batches) {
				size += Math.max(1, batch.updates().size());
			}
			return size;
		}

	}

}
