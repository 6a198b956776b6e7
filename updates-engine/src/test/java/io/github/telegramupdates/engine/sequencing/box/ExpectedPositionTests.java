package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * how long a position that the server mentioned may take, and how often it is
 * looked for.
 */
class ExpectedPositionTests {

	private static final long LARGE_GAP = 150;

	private static final long SMALL_GAP = 500;

	private final SequencingContext context = SequencingContext.of(7, SequencingSettings.DEFAULT);

	private final Deadlines deadlines = this.context.deadlines();

	private final ExpectedPosition expected = new ExpectedPosition(this.context);

	private int looks;

	private void look() {
		this.looks++;
	}

	private void advanceTo(long millis) {
		this.deadlines.advanceTo(new Moment(millis, 0));
		this.deadlines.runDue();
	}

	@Test
	void aSmallGapTakesLongerThanALargeOne() {
		this.expected.await(10, this::look);
		assertThat(this.deadlines.earliest()).isEqualTo(SMALL_GAP);
		this.expected.settle();
		this.expected.await(11, this::look);
		assertThat(this.deadlines.earliest()).isEqualTo(LARGE_GAP);
	}

	@Test
	void theWaitIsShortenedAndNeverExtended() {
		this.expected.await(1, this::look);
		this.expected.await(100, this::look);
		assertThat(this.deadlines.earliest()).isEqualTo(LARGE_GAP);
		advanceTo(100);
		this.expected.await(100, this::look);
		assertThat(this.deadlines.earliest()).as("it began earlier").isEqualTo(LARGE_GAP);
		advanceTo(LARGE_GAP);
		assertThat(this.looks).isEqualTo(1);
		advanceTo(10_000);
		assertThat(this.looks).as("the longer wait is over, too").isEqualTo(1);
	}

	@Test
	void itIsLookedForThreeTimesWithLongerAndLongerWaits() {
		this.expected.raise(5);
		for (long millis : new long[] { 1_000, 60_000, 900_000 }) {
			assertThat(this.expected.lookAgain(this::look)).isTrue();
			assertThat(this.expected.lookAgain(this::look)).as("it is being looked for").isTrue();
			assertThat(this.deadlines.earliest()).isEqualTo(this.deadlines.now() + millis);
			advanceTo(this.deadlines.earliest());
		}
		assertThat(this.looks).isEqualTo(3);
		assertThat(this.expected.lookAgain(this::look)).isFalse();
	}

	@Test
	void aFartherPositionIsLookedForFromTheBeginning() {
		this.expected.raise(5);
		this.expected.lookAgain(this::look);
		advanceTo(1_000);
		this.expected.lookAgain(this::look);
		this.expected.raise(5);
		assertThat(this.deadlines.earliest()).as("no farther one").isEqualTo(61_000);
		this.expected.raise(6);
		assertThat(this.expected.pts()).isEqualTo(6);
		assertThat(this.deadlines.earliest()).isEqualTo(Output.ArmTimer.NEVER);
		this.expected.lookAgain(this::look);
		assertThat(this.deadlines.earliest()).isEqualTo(2_000);
	}

	@Test
	void nothingWaitsOnceItIsSettled() {
		this.expected.raise(5);
		this.expected.await(1, this::look);
		this.expected.lookAgain(this::look);
		this.expected.settle();
		assertThat(this.expected.pts()).isZero();
		advanceTo(1_000_000);
		assertThat(this.looks).isZero();
		this.expected.lookAgain(this::look);
		assertThat(this.deadlines.earliest()).as("as if for the first time").isEqualTo(1_001_000);
	}

}
