package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceFailing;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceRecovered;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Differences that fail for longer than a minute are reported, once.
 */
class DifferenceFailureTests {

	private static final FetchError BUSY = new FetchError(FetchError.Kind.TRANSIENT, "RPC_CALL_FAIL", 0);

	private EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10));

	@BeforeEach
	void start() {
		for (long id = 1; id <= 1_000; id++) {
			this.script.channel(id, 1);
		}
		this.script.load().firstDifferenceIsEmpty(10);
	}

	private void gap(long channelId) {
		this.script.live(channelUpdate(channelId, 3)).pass(500);
	}

	private void recover(long channelId) {
		this.script.channelAnswers(channelId,
				channelPage(3, Updating.Last.YES, List.of(channelMessage(channelId, 2), channelMessage(channelId, 3))));
	}

	/** Lets each request of the account fail for some time. */
	private void accountFailsFor(FetchError error, long millis) {
		long end = this.script.moment().monotonicMillis() + millis;
		int answered = this.script.accountFetches().size() - 1;
		while (true) {
			if (this.script.accountFetches().size() > answered) {
				this.script.accountFails(error);
				answered = this.script.accountFetches().size();
			}
			if (this.script.moment().monotonicMillis() >= end) {
				return;
			}
			this.script.pass(500);
		}
	}

	private List<DifferenceFailing> failing() {
		return this.script.events(DifferenceFailing.class);
	}

	private List<DifferenceRecovered> recovered() {
		return this.script.events(DifferenceRecovered.class);
	}

	@Test
	void whatFailsFor59SecondsIsNotReported() {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(BUSY, 30_000);
		this.script.pass(29_000).accountAnswers(new DifferenceEmpty(NOW, 10)).pass(60_000);
		assertThat(failing()).isEmpty();
		assertThat(recovered()).isEmpty();
	}

	@Test
	void whatFailsFor61SecondsIsReportedOnceUntilItIsAnswered() {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(BUSY, 61_000);
		assertThat(failing()).containsExactly(
				new DifferenceFailing(DifferenceScope.ACCOUNT, BoxId.COMMON, 1, "RPC_CALL_FAIL", 60_000, 0));
		accountFailsFor(BUSY, 3_600_000);
		assertThat(failing()).hasSize(1);
		assertThat(this.script.progress().failing()).singleElement().satisfies((reported) -> {
			assertThat(reported.scope()).isEqualTo(DifferenceScope.ACCOUNT);
			assertThat(reported.error()).isEqualTo("RPC_CALL_FAIL");
		});
		assertThat(recovered()).isEmpty();
		this.script.pass(80_000).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(recovered()).singleElement()
			.extracting(DifferenceRecovered::failedMillis)
			.asInstanceOf(InstanceOfAssertFactories.LONG)
			.isGreaterThan(3_661_000);
		assertThat(this.script.progress().failing()).isEmpty();
	}

	@Test
	void anAnswerInBetweenBeginsAgain() {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(BUSY, 30_000);
		this.script.pass(1_000).accountAnswers(new DifferenceEmpty(NOW, 10)).live(new UpdatesTooLong());
		accountFailsFor(BUSY, 40_000);
		assertThat(failing()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE,
			names = { "FATAL_AUTH", "FROZEN", "POSITION_INVALID", "GONE", "BAD_PEER", "NO_ACCESS_HASH" })
	void whateverTheErrorOfTheAccountIsItIsReportedByItself(FetchError.Kind kind) {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(new FetchError(kind, "ERROR", (kind == FetchError.Kind.FLOOD) ? 600 : 0), 61_000);
		assertThat(failing()).extracting(DifferenceFailing::error).containsExactly("ERROR");
	}

	@Test
	void aPositionThatIsRefusedAgainAndAgainIsReported() {
		FetchError refused = new FetchError(FetchError.Kind.POSITION_INVALID, "PERSISTENT_TIMESTAMP_INVALID", 0);
		this.script.live(new UpdatesTooLong());
		for (int second = 0; second < 120; second++) {
			int asked = this.script.accountFetches().size();
			this.script.accountFails(refused);
			if (this.script.outputs(Output.FetchState.class).size() > second) {
				this.script.stateIs(100, 0, 10);
			}
			while (this.script.accountFetches().size() == asked) {
				this.script.pass(1_000);
			}
		}
		assertThat(failing()).extracting(DifferenceFailing::error).containsExactly("PERSISTENT_TIMESTAMP_INVALID");
	}

	@Test
	void aFloodWaitIsReportedWithItsEnd() {
		this.script.live(new UpdatesTooLong())
			.accountFails(new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 600))
			.pass(60_000);
		assertThat(failing()).singleElement()
			.satisfies((reported) -> assertThat(reported.restMillis()).isBetween(540_000L, 600_000L));
	}

	@Test
	void oneChannelThatFailsIsReportedHoweverManyOthersAreAnswered() {
		gap(7);
		for (long id = 100; this.script.moment().monotonicMillis() < 70_000; id++) {
			if (!this.script.channelFetches().isEmpty()
					&& this.script.lastFetch(Output.FetchChannel.class).channelId() == 7) {
				this.script.channelFails(7, BUSY);
			}
			gap(id);
			recover(id);
		}
		assertThat(failing()).singleElement().satisfies((reported) -> {
			assertThat(reported.scope()).isEqualTo(DifferenceScope.CHANNELS);
			assertThat(reported.box()).isEqualTo(BoxId.channel(7));
			assertThat(reported.boxes()).isOne();
		});
		assertThat(recovered()).isEmpty();
	}

	@Test
	void thousandChannelsThatFailTogetherAreReportedOnce() {
		for (long id = 1; id <= 1_000; id++) {
			this.script.live(channelUpdate(id, 3));
		}
		this.script.pass(500);
		long end = this.script.moment().monotonicMillis() + 300_000;
		int answered = 0;
		while (this.script.moment().monotonicMillis() < end) {
			List<Output.FetchChannel> fetches = this.script.channelFetches();
			for (Output.FetchChannel fetch : fetches.subList(answered, fetches.size())) {
				this.script.step(new Input.FetchFailed(this.script.moment(), fetch.fetchId(), BUSY));
			}
			answered = fetches.size();
			this.script.pass(100);
		}
		assertThat(failing()).hasSize(1);
		assertThat(failing().get(0).boxes()).isEqualTo(1_000);
		assertThat(recovered()).isEmpty();
	}

	@Test
	void aChannelOfWhichNothingIsMissingAnyMoreFailsNoMore() {
		gap(7);
		this.script.channelFails(7, BUSY).pass(300);
		this.script.step(new Input.ChannelLeft(this.script.moment(), 7)).pass(120_000);
		assertThat(failing()).isEmpty();
		assertThat(this.script.progress().failing()).isEmpty();
	}

	@Test
	void aChannelThatCannotBeReadFailsNoMore() {
		gap(7);
		this.script.channelFails(7, BUSY).pass(60_000);
		assertThat(failing()).hasSize(1);
		this.script.channelFails(7, new FetchError(FetchError.Kind.GONE, "CHANNEL_PRIVATE", 0));
		assertThat(recovered()).hasSize(1);
	}

	@Test
	void theAccountAndItsChannelsAreReportedEachByItself() {
		gap(7);
		this.script.channelFails(7, BUSY).live(new UpdatesTooLong());
		accountFailsFor(BUSY, 61_000);
		assertThat(failing()).extracting(DifferenceFailing::scope)
			.containsExactlyInAnyOrder(DifferenceScope.ACCOUNT, DifferenceScope.CHANNELS);
	}

	@Test
	void aFreezeIsReportedAlsoWhenSomethingElseWas() {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(BUSY, 61_000);
		this.script.pass(80_000)
			.accountFails(new FetchError(FetchError.Kind.FROZEN, "FROZEN_METHOD_INVALID", 0))
			.pass(60_000);
		assertThat(failing()).extracting(DifferenceFailing::error)
			.containsExactly("RPC_CALL_FAIL", "FROZEN_METHOD_INVALID");
	}

	@Test
	void aMinuteGoesOnOverAReload() {
		this.script.live(new UpdatesTooLong());
		accountFailsFor(BUSY, 40_000);
		this.script = this.script.reload();
		accountFailsFor(BUSY, 19_000);
		assertThat(failing()).isEmpty();
		accountFailsFor(BUSY, 2_000);
		assertThat(failing()).hasSize(1);
	}

}
