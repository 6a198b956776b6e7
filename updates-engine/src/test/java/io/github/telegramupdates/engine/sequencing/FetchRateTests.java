package io.github.telegramupdates.engine.sequencing;

import java.util.EnumMap;
import java.util.List;

import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.FetchRate;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.sequencing.machine.Deadlines;
import io.github.telegramupdates.engine.sequencing.machine.SequencingContext;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast channels are fetched by the engine that got a flood wait, and by those after
 * it.
 */
class FetchRateTests {

	private static final long FLOOD_WAIT = 10_000;

	private static final FetchError FLOOD = new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 10);

	private static final FetchError FROZEN = new FetchError(FetchError.Kind.FROZEN, "FROZEN_METHOD_INVALID", 0);

	private static final Runnable NOTHING = () -> {
	};

	private static final long RECOVERY_MILLIS = SequencingSettings.DEFAULT.channels().recoveryMillis();

	private final SequencingContext context = SequencingContext.of(7, SequencingSettings.DEFAULT);

	private final Deadlines deadlines = this.context.deadlines();

	private FetchRate rate = new FetchRate(this.context);

	private long now = 1_000;

	FetchRateTests() {
		pass(0);
	}

	private void pass(long millis) {
		for (long until = this.now + millis; this.now < until;) {
			this.now = Math.min(until, Math.max(this.now, this.deadlines.earliest()));
			this.deadlines.advanceTo(new Moment(this.now, NOW));
			this.deadlines.runDue();
		}
		this.deadlines.advanceTo(new Moment(this.now, NOW));
	}

	/** The engine ends, and another one is loaded later. */
	private ServerLimits reload(long millis) {
		ServerLimits limits = this.rate.addTo(new EnumMap<>(FetchMethod.class), List.of());
		this.deadlines.cancelAll();
		pass(millis);
		this.rate = new FetchRate(this.context);
		this.rate.restore(limits, NOTHING);
		return limits;
	}

	/** How many requests are granted in a second if each is answered at once. */
	private int grantedWithinASecond() {
		int granted = 0;
		for (int millis = 0; millis < 1_000; millis++) {
			pass(1);
			while (granted < 10_000 && this.rate.grant(0, NOTHING)) {
				granted++;
			}
		}
		return granted;
	}

	@Test
	void aReloadWithoutAFloodWaitLimitsNothing() {
		assertThat(reload(0)).isEqualTo(ServerLimits.NONE);
		assertThat(grantedWithinASecond()).isEqualTo(10_000);
	}

	@Test
	void scenario86TheRateThatWasReachedIsKeptOverAReload() {
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT + 1_000);
		for (int perSecond : new int[] { 20, 40, 60, 80, 100 }) {
			reload(0);
			assertThat(grantedWithinASecond()).isBetween(perSecond * 9 / 10, perSecond);
			pass(RECOVERY_MILLIS - 1_000);
		}
		reload(0);
		assertThat(grantedWithinASecond()).isEqualTo(10_000);
	}

	@Test
	void scenario86AFloodWaitAfterAReloadBeginsAtTwentyASecondAgain() {
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT + 3 * RECOVERY_MILLIS);
		assertThat(reload(0).capGrowths()).isEqualTo(3);
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT);
		assertThat(reload(0).capGrowths()).isZero();
		assertThat(grantedWithinASecond()).isBetween(18, 20);
	}

	@Test
	void scenario86AFloodWaitDuringAReloadBeginsAtTwentyASecondAgain() {
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT + 3 * RECOVERY_MILLIS);
		ServerLimits limits = reload(0).refused(FetchMethod.CHANNEL_DIFFERENCE, FLOOD, this.now,
				SequencingSettings.DEFAULT);
		assertThat(limits.capGrowths()).isZero();
		this.rate.restore(limits, NOTHING);
		pass(FLOOD_WAIT);
		assertThat(grantedWithinASecond()).isBetween(18, 40);
	}

	@Test
	void afterTwoFloodWaitsTheRateGrowsUntilTheCapIsWhole() {
		this.rate.refused(FLOOD, 0, NOTHING);
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT + 7 * RECOVERY_MILLIS);
		ServerLimits limits = reload(0);
		assertThat(limits.channelCap()).isEqualTo(9);
		assertThat(limits.capGrowths()).isEqualTo(7);
		assertThat(grantedWithinASecond()).isBetween(140, 160);
	}

	@Test
	void aFloodWaitOfAnotherMethodKeepsTheRate() {
		this.rate.refused(FLOOD, 0, NOTHING);
		pass(FLOOD_WAIT + RECOVERY_MILLIS);
		assertThat(reload(0).refused(FetchMethod.STATE, FLOOD, this.now, SequencingSettings.DEFAULT).capGrowths())
			.isOne();
	}

	@Test
	void afterAFreezeOneRequestTriesWhetherItIsOverAndTheCapIsWhole() {
		this.rate.refused(FROZEN, 0, NOTHING);
		pass(15 * 60_000 - 1);
		assertThat(this.rate.grant(0, NOTHING)).isFalse();
		pass(1);
		assertThat(this.rate.grant(0, NOTHING)).isTrue();
		assertThat(this.rate.grant(1, NOTHING)).isFalse();
		this.rate.answered();
		assertThat(this.rate.grant(9, NOTHING)).isTrue();
		assertThat(reload(0).channelCap()).isEqualTo(10);
		assertThat(grantedWithinASecond()).isEqualTo(10_000);
	}

	@Test
	void aFreezeDuringAReloadHalvesNothing() {
		ServerLimits limits = ServerLimits.NONE.refused(FetchMethod.CHANNEL_DIFFERENCE, FROZEN, this.now,
				SequencingSettings.DEFAULT);
		assertThat(limits.channelCap()).isEqualTo(10);
		assertThat(limits.rest(FetchMethod.CHANNEL_DIFFERENCE).until()).isEqualTo(this.now + 15 * 60_000);
	}

}
