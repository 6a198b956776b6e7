package io.github.telegramupdates.engine.sequencing.box;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * when the wait for what is missing begins, ends and begins again, in a box
 * by itself.
 */
class BoxWaitTests {

	private static final int START = 10;

	private static final long WAIT = 500;

	private final SequencingContext context = SequencingContext.of(7, SequencingSettings.DEFAULT);

	private final Deadlines deadlines = this.context.deadlines();

	private final List<Integer> applied = new ArrayList<>();

	private final List<String> skipped = new ArrayList<>();

	private int wanted;

	private final Box<String> box = new Box<>(BoxId.COMMON, START, Chaining.EXACT, new Listener(), this.context);

	private void offer(int position) {
		this.box.offer("at " + position, position, 1);
	}

	private void advanceTo(long millis) {
		this.deadlines.advanceTo(new Moment(millis, 0));
		this.deadlines.runDue();
	}

	private void assertWaitsFor(long millis) {
		assertThat(this.deadlines.earliest()).isEqualTo(millis);
	}

	private void assertWaitsForNothing() {
		assertWaitsFor(Output.ArmTimer.NEVER);
	}

	@Test
	void aGapIsWaitedForAndThenAFetchIsWantedOnce() {
		offer(12);
		assertWaitsFor(WAIT);
		advanceTo(WAIT);
		assertThat(this.wanted).isEqualTo(1);
		assertThat(this.box.wantsFetch()).isTrue();
		offer(13);
		assertWaitsForNothing();
	}

	@Test
	void aGapThatFillsIsWaitedForNoMore() {
		offer(12);
		offer(11);
		assertWaitsForNothing();
		assertThat(this.applied).containsExactly(11, 12);
	}

	@Test
	void aFetchEndsTheWaitAndItBeginsAgainAfterIt() {
		offer(12);
		this.box.fetchSent();
		assertWaitsForNothing();
		advanceTo(2_000);
		this.box.fetchEnded();
		assertWaitsFor(2_000 + WAIT);
	}

	@Test
	void aMarkEndsTheWaitBecauseTheFetchIsNeededAnyway() {
		offer(12);
		this.box.markDirty();
		assertWaitsForNothing();
		assertThat(this.wanted).isEqualTo(1);
	}

	@Test
	void aBoxThatIsHeldWaitsAgainOnceItIsNot() {
		offer(12);
		this.box.hold();
		assertWaitsForNothing();
		advanceTo(2_000);
		this.box.relieved();
		assertWaitsFor(2_000 + WAIT);
	}

	@Test
	void nothingOfAWaitIsLeftBehindForAnotherBox() {
		offer(12);
		this.box.become(BoxId.channel(5), 3);
		assertWaitsForNothing();
		assertThat(this.box.isGapOpen()).isFalse();
		assertThat(this.box.position()).isEqualTo(3);
	}

	@Test
	void aFirstPositionCountsWhatItPassesAsDuplicates() {
		this.box.hold();
		offer(12);
		offer(14);
		offer(15);
		this.box.beginAtTheLatest(15);
		assertThat(this.applied).containsExactly(14, 15);
		assertThat(this.context.counters().duplicates()).isEqualTo(1);
	}

	@Test
	void whatIsPassedWhileABoxIsHeldIsADuplicate() {
		this.box.hold();
		offer(11);
		offer(12);
		this.box.moveTo(11);
		this.box.relieved();
		assertThat(this.applied).containsExactly(12);
		assertThat(this.context.counters().duplicates()).isEqualTo(1);
	}

	@Test
	void theSameMemberTwiceInABufferIsADuplicate() {
		offer(12);
		offer(12);
		assertThat(this.box.buffered()).isEqualTo(1);
		assertThat(this.context.counters().duplicates()).isEqualTo(1);
	}

	@Test
	void onlyWhatWasAskedForIsSkipped() {
		offer(12);
		this.box.fetchSent();
		offer(14);
		this.box.fetchEnded();
		this.box.skipAskedGaps((from, to) -> this.skipped.add(from + "-" + to));
		assertThat(this.skipped).containsExactly("10-11");
		assertThat(this.applied).containsExactly(12);
		assertThat(this.box.isGapOpen()).isTrue();
		this.box.skipGaps((from, to) -> this.skipped.add(from + "-" + to));
		assertThat(this.skipped).containsExactly("10-11", "12-13");
		assertThat(this.applied).containsExactly(12, 14);
		assertWaitsForNothing();
	}

	@Test
	void whatChainsIsNoSkippedRange() {
		this.box.hold();
		offer(11);
		this.box.offer("annotation", 13, 0);
		this.box.skipGaps((from, to) -> this.skipped.add(from + "-" + to));
		assertThat(this.skipped).isEmpty();
		assertThat(this.applied).containsExactly(11, 13);
	}

	private final class Listener extends BoxListener<String> {

		Listener() {
			super(BoxWaitTests.this.context.outbox(), BoxWaitTests.this.context.counters());
		}

		@Override
		public void apply(Box<String> box, @Nullable String payload, int position, int count) {
			BoxWaitTests.this.applied.add(position);
		}

		@Override
		public boolean keepsBehind(Box<String> box, @Nullable String payload, int position, int count) {
			return false;
		}

		@Override
		public void farAhead(Box<String> box, int position) {
			throw new AssertionError(position);
		}

		@Override
		public void fetchWanted(Box<String> box) {
			BoxWaitTests.this.wanted++;
		}

		@Override
		public boolean hasRoom() {
			return true;
		}

		@Override
		public int sizeOf(String payload) {
			return payload.length();
		}

	}

}
