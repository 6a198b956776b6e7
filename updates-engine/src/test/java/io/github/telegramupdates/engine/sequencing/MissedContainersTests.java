package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.engine.sequencing.Input.MissedChannel;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdatesTooLong;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.container;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.readChannel;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What remains of containers that came while there was no engine, and what an engine does
 * about it.
 */
class MissedContainersTests {

	private final MissedContainers missed = new MissedContainers(7, 2);

	private Input.Missed input() {
		return this.missed.toInput(new Moment(0, NOW));
	}

	@Test
	void theLowestBeginningOfAChannelRemains() {
		this.missed.add(container(channelUpdate(5, 12)));
		this.missed.add(container(channelUpdate(5, 10), readChannel(5, 3)));
		this.missed.add(container(new UpdateChannelTooLong(5, 11), new UpdateChannelTooLong(5, null)));
		assertThat(input().channels()).containsExactly(new MissedChannel(5, 9));
		assertThat(input().account()).isEmpty();
	}

	@Test
	void aChannelThatSaysNoBeginningIsFetchedAllTheSame() {
		this.missed.add(container(readChannel(5, 3), new UpdateChannelTooLong(6, null)));
		assertThat(input().channels()).containsExactly(new MissedChannel(5, MissedChannel.UNKNOWN),
				new MissedChannel(6, MissedChannel.UNKNOWN));
	}

	@Test
	void theBoxesOfTheAccountAreNamed() {
		this.missed.add(container(newMessage(5)));
		assertThat(input().account()).containsExactly(AccountPart.COMMON);
		this.missed.add(container(new UpdatePtsChanged()));
		assertThat(input().account()).containsExactlyInAnyOrder(AccountPart.COMMON, AccountPart.NEW_COUNT);
	}

	@Test
	void aNoticeThatSomethingIsMissingRemains() {
		this.missed.add(new UpdatesTooLong());
		assertThat(input().account()).containsExactly(AccountPart.COMMON);
	}

	@Test
	void membersWithoutAPositionAreCounted() {
		assertThat(this.missed.add(container(renamed("a"), newMessage(5), renamed("b")))).isEqualTo(2);
	}

	@Test
	void channelsThatDoNotFitAreLeftToTheAccount() {
		this.missed
			.add(container(channelUpdate(5, 10), channelUpdate(6, 10), channelUpdate(7, 10), channelUpdate(5, 9)));
		assertThat(input().channels()).containsExactly(new MissedChannel(5, 8), new MissedChannel(6, 9));
		assertThat(input().account()).containsExactly(AccountPart.COMMON);
	}

	@Test
	void anUnknownChannelBeginsWhereItWasMissed() {
		EngineScript script = EngineScript.started(100, 0, 10);
		this.missed.add(container(channelUpdate(5, 1)));
		script.step(this.missed.toInput(script.moment()));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::channelId).containsExactly(5L);
		assertThat(script.channelPts(5)).isZero();
	}

	@Test
	void aKnownChannelGoesOnWhereItIs() {
		EngineScript script = EngineScript.withChannel(5, 50);
		this.missed.add(container(channelUpdate(5, 70)));
		script.step(this.missed.toInput(script.moment()));
		assertThat(script.channelFetches()).extracting(Output.FetchChannel::pts).containsExactly(50);
	}

	@Test
	void theAccountIsFetched() {
		EngineScript script = EngineScript.started(100, 0, 10);
		this.missed.add(container(newMessage(105)));
		script.step(this.missed.toInput(script.moment()));
		assertThat(script.accountFetches()).hasSize(1);
	}

	@Test
	void theAccountIsFetchedForItsQtsBoxAlone() {
		EngineScript script = EngineScript.started(100, 8, 10);
		this.missed.add(container(new UpdateBotStopped(1, NOW, true, 9)));
		assertThat(input().account()).containsExactly(AccountPart.QTS);
		script.step(this.missed.toInput(script.moment()));
		assertThat(script.accountFetches()).extracting(Output.FetchAccount::qts).containsExactly(8);
	}

	@Test
	void theStateIsAskedForIfTheCountMayHaveBegunAgain() {
		EngineScript script = EngineScript.started(100, 0, 10);
		this.missed.add(container(new UpdatePtsChanged()));
		script.step(this.missed.toInput(script.moment()));
		assertThat(script.outputs(Output.FetchState.class)).hasSize(1);
	}

	@Test
	void aChannelThatWasJoinedOrLeftIsFetched() {
		this.missed.add(container(new UpdateChannel(5)));
		assertThat(input().channels()).containsExactly(new MissedChannel(5, MissedChannel.UNKNOWN));
		this.missed.add(container(channelUpdate(5, 12)));
		assertThat(input().channels()).as("its first update says where it begins")
			.containsExactly(new MissedChannel(5, 11));
	}

	@Test
	void whatAnotherEngineWasReportedToWaitIsHeeded() {
		EngineScript script = EngineScript.started(100, 0, 10);
		script.step(new Input.Refused(script.moment(), FetchMethod.DIFFERENCE,
				new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 60)));
		script.live(new UpdatesTooLong()).pass(59_000);
		assertThat(script.accountFetches()).isEmpty();
		script.pass(8_000);
		assertThat(script.accountFetches()).hasSize(1);
	}

	@Test
	void restsAreLoaded() {
		AccountEngine engine = new AccountEngine(7, SequencingSettings.of(AccountKind.USER));
		ServerLimits limits = new ServerLimits(Map.of(FetchMethod.DIFFERENCE, new MethodRest(5_000, "FLOOD_WAIT", 0)),
				3, 9_000, 2,
				List.of(new FailingDifference(DifferenceScope.ACCOUNT, BoxId.COMMON, 1, "FLOOD_WAIT", 400, false)));
		List<Output> outputs = engine.step(new Input.Load(new Moment(1_000, NOW), 1, 1,
				AccountState.of(100, 0, NOW, 10), List.of(), List.of(), limits, List.of()));
		assertThat(outputs).noneMatch(Output.FetchAccount.class::isInstance);
		assertThat(engine.limits()).isEqualTo(limits);
		engine.step(new Input.Tick(new Moment(5_000, NOW)));
		assertThat(engine.limits().rest(FetchMethod.DIFFERENCE).until()).isEqualTo(5_000);
	}

}
