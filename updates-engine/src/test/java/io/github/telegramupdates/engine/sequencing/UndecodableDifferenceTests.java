package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceFailing;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceRecovered;
import io.github.telegramupdates.engine.event.EngineEvent.DifferenceUndecodable;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.slice;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Differences that cannot be decoded: smaller and smaller pages are asked for, and when
 * none can be decoded, the box waits.
 */
class UndecodableDifferenceTests {

	private static final long CHANNEL = 1;

	private static final long MINUTE = 60_000;

	private static final FetchError UNDECODABLE = new FetchError(FetchError.Kind.DECODE, "DECODE", 0);

	private EngineScript script = EngineScript.withChannel(CHANNEL, 6);

	private void accountIsUndecodable() {
		this.script.live(new UpdatesTooLong());
		for (int attempt = 1; attempt < 5; attempt++) {
			this.script.accountFails(UNDECODABLE).passRetry();
		}
		this.script.accountFails(UNDECODABLE);
	}

	private void channelIsUndecodable() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500);
		for (int attempt = 1; attempt < 5; attempt++) {
			this.script.channelFails(UNDECODABLE).passRetry();
		}
		this.script.channelFails(UNDECODABLE);
	}

	private List<Integer> accountLimits() {
		return this.script.accountFetches().stream().map(Output.FetchAccount::limit).toList();
	}

	private List<Integer> channelLimits() {
		return this.script.channelFetches().stream().map(Output.FetchChannel::limit).toList();
	}

	private List<DifferenceUndecodable> undecodable() {
		return this.script.events(DifferenceUndecodable.class);
	}

	@Test
	void theAccountIsAskedForSmallerAndSmallerPages() {
		accountIsUndecodable();
		assertThat(accountLimits()).containsExactly(Output.FetchAccount.NO_LIMIT, 64, 16, 4, 1);
	}

	@Test
	void aChannelIsAskedForSmallerAndSmallerPages() {
		channelIsUndecodable();
		assertThat(channelLimits()).containsExactly(100, 25, 6, 1, 1);
	}

	@Test
	void pagesGrowAgainWithEachThatCanBeDecodedAndEverythingBeforeIsDelivered() {
		this.script.live(new UpdatesTooLong())
			.accountFails(UNDECODABLE)
			.passRetry()
			.accountFails(UNDECODABLE)
			.passRetry()
			.accountFails(UNDECODABLE)
			.passRetry();
		this.script.accountAnswers(slice(state(101, 0, NOW, 10), List.of(message(101))));
		this.script.accountAnswers(slice(state(102, 0, NOW, 10), List.of(message(102))));
		assertThat(accountLimits()).containsExactly(Output.FetchAccount.NO_LIMIT, 64, 16, 4, 8, 16);
		assertThat(this.script.delivered()).hasSize(2);
		assertThat(this.script.account().pts()).isEqualTo(102);
		assertThat(undecodable()).isEmpty();
	}

	@Test
	void theNextDifferencesAreAskedForAsUsualSoonAfterTheLastFailure() {
		this.script.live(new UpdatesTooLong()).accountFails(UNDECODABLE).passRetry();
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		this.script.live(new UpdatesTooLong());
		assertThat(accountLimits()).containsExactly(Output.FetchAccount.NO_LIMIT, 64, Output.FetchAccount.NO_LIMIT);
	}

	@Test
	void whatNoPageOfTheAccountCanReportIsReportedOnceAndAskedForRarely() {
		accountIsUndecodable();
		assertThat(undecodable()).containsExactly(new DifferenceUndecodable(BoxId.COMMON, 100, "DECODE", 15 * MINUTE));
		this.script.forget();
		for (long minutes : new long[] { 15, 30, 60, 120, 240, 240 }) {
			this.script.pass(minutes * MINUTE - 1);
			assertThat(this.script.accountFetches()).isEmpty();
			this.script.pass(1);
			assertThat(accountLimits()).containsExactly(1);
			this.script.accountFails(UNDECODABLE);
			assertThat(undecodable()).isEmpty();
			this.script.forget();
		}
	}

	@Test
	void whatNoPageOfAChannelCanReportIsReportedOnceAndAskedForRarely() {
		channelIsUndecodable();
		assertThat(undecodable())
			.containsExactly(new DifferenceUndecodable(BoxId.channel(CHANNEL), 6, "DECODE", 15 * MINUTE));
		this.script.forget();
		for (long minutes : new long[] { 15, 30, 60, 120, 240, 240 }) {
			this.script.live(new UpdateChannelTooLong(CHANNEL, 12)).pass(minutes * MINUTE - 1);
			assertThat(this.script.channelFetches()).isEmpty();
			this.script.pass(1);
			assertThat(channelLimits()).containsExactly(1);
			this.script.channelFails(UNDECODABLE);
			assertThat(undecodable()).isEmpty();
			this.script.forget();
		}
	}

	@Test
	void nothingIsPassedAndWhatComesBehindTheGapWaits() {
		channelIsUndecodable();
		accountIsUndecodable();
		this.script.live(channelUpdate(CHANNEL, 10), newMessage(103)).pass(10 * MINUTE);
		assertThat(this.script.deliveredUpdates()).isEmpty();
		assertThat(this.script.holes()).isEmpty();
		this.script.pass(5 * MINUTE)
			.accountAnswers(difference(state(102, 0, NOW, 10), List.of(message(101), message(102))));
		this.script.channelAnswers(CHANNEL, channelPage(9, Updating.Last.YES,
				List.of(channelMessage(CHANNEL, 7), channelMessage(CHANNEL, 8), channelMessage(CHANNEL, 9))));
		assertThat(this.script.deliveredUpdates()).hasSize(7).contains(channelUpdate(CHANNEL, 10), newMessage(103));
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void whatIsPushedAndChainsIsDelivered() {
		accountIsUndecodable();
		channelIsUndecodable();
		this.script.live(newMessage(101), channelUpdate(CHANNEL, 7));
		assertThat(this.script.deliveredUpdates()).containsExactlyInAnyOrder(newMessage(101),
				channelUpdate(CHANNEL, 7));
	}

	@Test
	void anAccountThatWaitsHoldsNoChannelUp() {
		this.script = new EngineScript().stored(AccountState.of(100, 0, NOW, 10)).channel(CHANNEL, 6).load();
		accountIsUndecodable();
		this.script.live(channelUpdate(CHANNEL, 8)).pass(500);
		this.script.channelAnswers(CHANNEL, channelPage(7, Updating.Last.YES, List.of(channelMessage(CHANNEL, 7))));
		assertThat(this.script.deliveredUpdates()).hasSize(2).endsWith(channelUpdate(CHANNEL, 8));
	}

	@Test
	void aChannelThatWaitsHoldsNeitherTheAccountNorOtherChannelsUp() {
		this.script = new EngineScript().stored(AccountState.of(100, 0, NOW, 10))
			.channel(CHANNEL, 6)
			.channel(2, 6)
			.load()
			.firstDifferenceIsEmpty(10);
		channelIsUndecodable();
		this.script.live(channelUpdate(2, 8), newMessage(101)).pass(500);
		this.script.channelAnswers(2, channelPage(7, Updating.Last.YES, List.of(channelMessage(2, 7))));
		assertThat(this.script.deliveredUpdates()).hasSize(3).contains(newMessage(101), channelUpdate(2, 8));
	}

	@Test
	void anEngineThatStartsAgainAsksAtOnceForEverything() {
		accountIsUndecodable();
		this.script = this.script.restart();
		assertThat(accountLimits()).containsExactly(Output.FetchAccount.NO_LIMIT);
	}

	@Test
	void theAnswerEndsItAndTheNextOneIsReportedAgain() {
		accountIsUndecodable();
		this.script.pass(15 * MINUTE).accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.events(DifferenceFailing.class)).hasSize(1);
		assertThat(this.script.events(DifferenceRecovered.class)).hasSize(1);
		assertThat(this.script.progress().failing()).isEmpty();
		this.script.forget();
		accountIsUndecodable();
		assertThat(undecodable()).hasSize(1);
	}

	@Test
	void whileItWaitsItIsAmongWhatFails() {
		accountIsUndecodable();
		this.script.pass(MINUTE);
		assertThat(this.script.progress().failing()).singleElement()
			.satisfies((failing) -> assertThat(failing.error()).isEqualTo("DECODE"));
	}

	@Test
	void theServerSaysOfASmallPageThatItIsTooFarBehindAndIsAskedForAUsualOne() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500).channelFails(UNDECODABLE).passRetry();
		this.script.channelAnswers(CHANNEL, tooLong(40)).passRetry();
		assertThat(channelLimits()).containsExactly(100, 25, 100);
		assertThat(this.script.holes()).isEmpty();
		for (int attempt = 2; attempt < 5; attempt++) {
			this.script.channelFails(UNDECODABLE).passRetry();
		}
		assertThat(undecodable()).isEmpty();
		this.script.channelFails(UNDECODABLE);
		assertThat(undecodable()).hasSize(1);
		assertThat(channelLimits()).containsExactly(100, 25, 100, 100, 100, 100);
	}

	@Test
	void whatIsTooFarBehindForAUsualPageToBeReachedIsPassed() {
		this.script.live(channelUpdate(CHANNEL, 9)).pass(500).channelFails(UNDECODABLE).passRetry();
		this.script.channelAnswers(CHANNEL, tooLong(40)).passRetry().channelAnswers(CHANNEL, tooLong(40));
		assertThat(this.script.holes()).hasSize(1);
	}

	@Test
	void aSmallPageThatMovesNothingIsFollowedByAUsualOne() {
		this.script.live(new UpdatesTooLong()).accountFails(UNDECODABLE).passRetry();
		this.script.accountAnswers(slice(state(100, 0, NOW - 10, 10), List.of()));
		assertThat(accountLimits()).containsExactly(Output.FetchAccount.NO_LIMIT, 64, Output.FetchAccount.NO_LIMIT);
	}

	private static ChannelDifferenceTooLong tooLong(int pts) {
		return new ChannelDifferenceTooLong(true, null, dialog(CHANNEL, pts), List.of(), List.of(), List.of());
	}

}
