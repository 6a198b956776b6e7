package io.github.telegramupdates.engine.sequencing.box;

import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.box.CountReset.Sign;
import io.github.telegramupdates.engine.sequencing.box.CountReset.Verdict;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * the members that may be of a new count.
 */
class CountResetMembersTests {

	private static final int BOX = 5_000;

	private final SequencingContext context = SequencingContext.of(7, SequencingSettings.DEFAULT);

	private final CountReset reset = new CountReset(this.context);

	private boolean keep(int position, Sign sign) {
		return this.reset.keep(new BufferedMember<SequencedUpdate>(null, position, 1, 0), sign);
	}

	@Test
	void fromTheFirstNewMessageOnOnlySuchAreKept() {
		assertThat(keep(10, Sign.FAR_BEHIND)).isTrue();
		assertThat(keep(11, Sign.NONE)).isTrue();
		assertThat(keep(12, Sign.NEW_MESSAGE)).isTrue();
		assertThat(this.context.budget().suspected()).as("those before were sent again").isEqualTo(1);
		assertThat(this.context.counters().duplicates()).isEqualTo(2);
		assertThat(keep(13, Sign.FAR_BEHIND)).isFalse();
		assertThat(keep(13, Sign.NEW_MESSAGE)).isTrue();
		assertThat(keep(13, Sign.NEW_MESSAGE)).as("the same once more").isFalse();
		assertThat(this.context.budget().suspected()).isEqualTo(2);
	}

	@Test
	void thoseThatFollowWithoutAGapAreHandedOver() {
		this.reset.suspect(BOX);
		keep(10, Sign.FAR_BEHIND);
		keep(11, Sign.FAR_BEHIND);
		keep(13, Sign.FAR_BEHIND);
		assertThat(this.reset.beginning(100)).isEqualTo(9);
		assertThat(this.reset.take(9)).extracting(BufferedMember::position).containsExactly(10, 11);
		assertThat(this.context.counters().duplicates()).as("the one behind the gap").isEqualTo(1);
		assertThat(this.context.budget().suspected()).isZero();
		assertThat(this.reset.isSuspected()).isFalse();
	}

	@Test
	void theNewCountBeginsWhereTheServerIsIfNothingIsKept() {
		assertThat(this.reset.beginning(100)).isEqualTo(100);
		keep(50, Sign.FAR_BEHIND);
		assertThat(this.reset.beginning(20)).as("the server may be behind what it pushed").isEqualTo(20);
	}

	@Test
	void aBoxIsSuspectedWhereItWasFirst() {
		this.reset.suspect(BOX);
		this.reset.suspect(BOX + 1);
		assertThat(this.reset.isRefutedFrom(BOX)).isTrue();
		assertThat(this.reset.isRefutedFrom(BOX - 1)).isFalse();
	}

	@Test
	void aServerThatIsALittleBehindIsAskedAgainIfAMessageIsNew() {
		this.reset.suspect(BOX);
		assertThat(this.reset.judge(BOX - 1)).as("only far behind is a sign by itself").isEqualTo(Verdict.REFUTED);
		keep(10, Sign.NEW_MESSAGE);
		assertThat(this.reset.judge(BOX)).isEqualTo(Verdict.REFUTED);
		assertThat(this.reset.judge(BOX - 1)).isEqualTo(Verdict.ASK_AGAIN);
		assertThat(this.reset.judge(BOX - 1)).isEqualTo(Verdict.NEW_COUNT);
		this.reset.clear();
		this.reset.suspect(BOX);
		keep(10, Sign.NEW_MESSAGE);
		assertThat(this.reset.judge(BOX - 1)).as("of another suspicion").isEqualTo(Verdict.ASK_AGAIN);
	}

	@Test
	void thousandBehindIsNotFarAndOneMoreIs() {
		this.reset.suspect(BOX);
		assertThat(this.reset.judge(BOX - 1_000)).isEqualTo(Verdict.REFUTED);
		assertThat(this.reset.judge(BOX - 1_001)).isEqualTo(Verdict.NEW_COUNT);
		assertThat(this.reset.judge(BOX + (1 << 30))).isEqualTo(Verdict.REFUTED);
		assertThat(this.reset.judge(BOX + (1 << 30) + 1)).isEqualTo(Verdict.FAR_AHEAD);
	}

}
