package io.github.telegramupdates.engine.sequencing.box;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.MemoryBudget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * the order in which members wait, and up to which member there is room.
 */
class MemberBufferTests {

	/** Two updates or ten bytes in a gap, three or twenty behind a lane. */
	private static final SequencingSettings.Lanes LIMITS = new SequencingSettings.Lanes(2, 10, 3, 20, 100, 1, 1, 4);

	private final MemoryBudget budget = new MemoryBudget(SequencingSettings.DEFAULT);

	private final Buffer<String> buffer = new Buffer<>(this.budget, LIMITS);

	private static BufferedMember<String> member(int position, int count, int size) {
		return new BufferedMember<>("at " + position, position, count, size);
	}

	private static BufferedMember<String> affected(int position, int count) {
		return new BufferedMember<>(null, position, count, 0);
	}

	private List<Integer> positions() {
		List<Integer> positions = new ArrayList<>();
		while (!this.buffer.isEmpty()) {
			positions.add(this.buffer.removeFirst().position());
		}
		return positions;
	}

	@Test
	void thereIsRoomUpToTheLastUpdateAndTheLastByte() {
		assertThat(this.buffer.hasRoomFor(member(5, 1, 10))).isTrue();
		assertThat(this.buffer.hasRoomFor(member(5, 1, 11))).isFalse();
		this.buffer.add(member(5, 1, 4));
		assertThat(this.buffer.hasRoomFor(member(6, 1, 6))).isTrue();
		assertThat(this.buffer.hasRoomFor(member(6, 1, 7))).isFalse();
		this.buffer.add(member(6, 1, 1));
		assertThat(this.buffer.hasRoomFor(member(7, 1, 0))).as("a third update").isFalse();
	}

	@Test
	void thereIsNoRoomWhenTheAccountHasNone() {
		MemoryBudget full = new MemoryBudget(
				SequencingSettings.DEFAULT.withMemory(MemoryLimits.DEFAULT.withAccount(1, 100)));
		Buffer<String> another = new Buffer<>(full, LIMITS);
		assertThat(another.hasRoomFor(member(5, 1, 1))).isTrue();
		full.buffered(1);
		assertThat(another.hasRoomFor(member(5, 1, 1))).isFalse();
	}

	@Test
	void aGapMayHoldLessThanALane() {
		this.buffer.add(member(5, 1, 5));
		this.buffer.add(member(6, 1, 5));
		assertThat(this.buffer.isOverfull(Buffer.Hold.GAP)).isFalse();
		this.buffer.add(member(7, 1, 0));
		assertThat(this.buffer.isOverfull(Buffer.Hold.GAP)).as("three updates").isTrue();
		assertThat(this.buffer.isOverfull(Buffer.Hold.LANE)).isFalse();
		this.buffer.add(member(8, 1, 0));
		assertThat(this.buffer.isOverfull(Buffer.Hold.LANE)).as("four updates").isTrue();
	}

	@Test
	void bytesCountAsWell() {
		this.buffer.add(member(5, 1, 10));
		assertThat(this.buffer.isOverfull(Buffer.Hold.GAP)).isFalse();
		this.buffer.add(member(6, 1, 10));
		assertThat(this.buffer.isOverfull(Buffer.Hold.GAP)).isTrue();
		assertThat(this.buffer.isOverfull(Buffer.Hold.LANE)).isFalse();
		this.buffer.removeFirst();
		this.buffer.add(member(7, 1, 11));
		assertThat(this.buffer.isOverfull(Buffer.Hold.LANE)).isTrue();
	}

	@Test
	void theSameEventIsKeptOnceAndAnotherOneAtItsPositionIsKept() {
		assertThat(this.buffer.add(member(5, 1, 1))).isTrue();
		assertThat(this.buffer.add(member(5, 1, 1))).isFalse();
		assertThat(this.buffer.add(member(5, 0, 1))).isTrue();
		assertThat(this.buffer.add(member(5, 0, 1))).as("annotations are no events").isTrue();
		assertThat(this.buffer.add(member(5, 2, 1))).isTrue();
		assertThat(this.buffer.size()).isEqualTo(4);
	}

	@Test
	void anEventThatEndsElsewhereIsAnotherOne() {
		this.buffer.add(member(5, 1, 1));
		assertThat(this.buffer.add(member(6, 2, 1))).as("it begins at the same position").isTrue();
		assertThat(this.buffer.size()).isEqualTo(2);
	}

	@Test
	void equalMembersKeepTheOrderOfArrival() {
		this.buffer.add(new BufferedMember<>("first", 5, 0, 0));
		this.buffer.add(new BufferedMember<>("second", 5, 0, 0));
		assertThat(this.buffer.removeFirst().payload()).isEqualTo("first");
	}

	@Test
	void aRunLeadsToAPositionWithoutABreak() {
		for (int position : new int[] { 3, 5, 6, 7, 9 }) {
			this.buffer.add(member(position, 1, 1));
		}
		List<String> passed = new ArrayList<>();
		assertThat(this.buffer.takeRunTo(7, () -> passed.add("passed"))).extracting(BufferedMember::position)
			.containsExactly(5, 6, 7);
		assertThat(passed).as("the one before the break").hasSize(1);
		assertThat(positions()).containsExactly(9);
	}

	@Test
	void anAnnotationOfTheStartBelongsToTheRun() {
		this.buffer.add(member(4, 0, 1));
		this.buffer.add(member(5, 1, 1));
		assertThat(this.buffer.takeRunTo(5, () -> {
		})).extracting(BufferedMember::position).containsExactly(4, 5);
	}

	@Test
	void theFirstMemberThatIsOfUseSaysWhereABoxBegins() {
		assertThat(this.buffer.startAfter(4)).as("none").isEqualTo(4);
		this.buffer.add(member(4, 1, 1));
		assertThat(this.buffer.startAfter(4)).as("it is passed").isEqualTo(4);
		this.buffer.add(member(9, 2, 1));
		assertThat(this.buffer.startAfter(4)).isEqualTo(7);
	}

	@Test
	void positionsWithNothingToDeliverAreForgottenWithTheirRoom() {
		this.buffer.add(member(5, 1, 3));
		this.buffer.add(affected(6, 1));
		this.buffer.add(affected(7, 1));
		this.buffer.removeAffected();
		assertThat(this.budget.allBuffered()).isEqualTo(1);
		assertThat(positions()).containsExactly(5);
		assertThat(this.budget.allBuffered()).isZero();
		assertThat(this.budget.allBufferedBytes()).isZero();
	}

	@Test
	void aSeriesEndsWithWhatWasThereWhenItBegan() {
		this.buffer.add(member(5, 1, 0));
		this.buffer.add(affected(8, 1));
		this.buffer.requestSent(3);
		this.buffer.add(member(7, 1, 0));
		this.buffer.requestSent(3);
		assertThat(this.buffer.endSeries()).isEqualTo(5);
		this.buffer.clear();
		this.buffer.add(affected(9, 1));
		this.buffer.requestSent(3);
		assertThat(this.buffer.endSeries()).as("nothing to deliver waits").isEqualTo(3);
	}

	@Test
	void positionsThatNoMemberCoversAreMissing() {
		this.buffer.add(member(6, 2, 0));
		this.buffer.add(member(6, 1, 0));
		this.buffer.add(member(10, 1, 0));
		assertThat(this.buffer.missingAfter(2)).isEqualTo(2 + 3);
		assertThat(this.buffer.missingAfter(5)).isEqualTo(3);
	}

}
