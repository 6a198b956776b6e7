package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateChange.ChannelChange;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.channelMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.channelPage;
import static io.github.telegramupdates.engine.sequencing.Updating.dialog;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A channel that becomes busy takes the object of one that became idle: nothing of that
 * one's past may show.
 */
class ChannelReuseTests {

	private static final long BEFORE = 1;

	private static final long AFTER = 2;

	private static final long UNKNOWN = 3;

	private static Stream<Named<Consumer<EngineScript>>> pasts() {
		return Stream.of(Named.of("in order", (script) -> script.live(channelUpdate(BEFORE, 101))),
				Named.of("a gap that healed",
						(script) -> script.live(channelUpdate(BEFORE, 102)).live(channelUpdate(BEFORE, 101))),
				Named.of("a gap that was fetched", ChannelReuseTests::fetched),
				Named.of("too long", ChannelReuseTests::tooLong),
				Named.of("inaccessible", (script) -> fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE")),
				Named.of("a position that was refused", ChannelReuseTests::refused),
				Named.of("timeouts that were not answered", ChannelReuseTests::slow),
				Named.of("degraded", ChannelReuseTests::degraded), Named.of("announced", ChannelReuseTests::announced),
				Named.of("unknown", (script) -> script.live(channelUpdate(4, 70))),
				Named.of("opened and closed", ChannelReuseTests::shown),
				Named.of("an intent that was carried out", ChannelReuseTests::intended),
				Named.of("left", ChannelReuseTests::left));
	}

	private static EngineScript withChannels() {
		EngineScript script = new EngineScript().stored(AccountState.of(100, 0, NOW - 10, 10))
			.channel(BEFORE, 100)
			.channel(AFTER, 50);
		return script.load().firstDifferenceIsEmpty(10);
	}

	private static void fails(EngineScript script, FetchError.Kind kind, String type) {
		if (script.channelFetches().isEmpty()) {
			script.announce(BEFORE, 109);
		}
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				new FetchError(kind, type, 0)));
	}

	private static void answers(EngineScript script) {
		script.channelAnswers(BEFORE, channelPage(109, Updating.Last.YES, List.of(channelMessage(BEFORE, 77))));
	}

	private static void fetched(EngineScript script) {
		script.live(channelUpdate(BEFORE, 109)).pass(500);
		answers(script);
	}

	private static void tooLong(EngineScript script) {
		script.live(channelUpdate(BEFORE, 5_000)).pass(500);
		script.channelAnswers(BEFORE,
				new ChannelDifferenceTooLong(true, null, dialog(BEFORE, 5_000), List.of(), List.of(), List.of()));
	}

	private static void refused(EngineScript script) {
		fails(script, FetchError.Kind.POSITION_INVALID, "PERSISTENT_TIMESTAMP_INVALID");
		answers(script);
	}

	private static void slow(EngineScript script) {
		for (int attempt = 1; attempt <= 4; attempt++) {
			fails(script, FetchError.Kind.TRANSIENT, "Timeout");
			script.passRetry();
		}
		fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE");
	}

	private static void degraded(EngineScript script) {
		for (int attempt = 1; attempt <= 6; attempt++) {
			fails(script, FetchError.Kind.REPLICA, "PERSISTENT_TIMESTAMP_OUTDATED");
			script.passRetry();
		}
		script.pass(15 * 60 * 1_000);
		script.accountAnswers(new DifferenceEmpty(NOW - 10, 10));
		fails(script, FetchError.Kind.GONE, "CHANNEL_PRIVATE");
	}

	private static void announced(EngineScript script) {
		script.step(new Input.PtsHint(script.moment(), BEFORE, 101));
		script.live(channelUpdate(BEFORE, 101));
	}

	private static void shown(EngineScript script) {
		script.step(new Input.ChannelOpened(script.moment(), BEFORE));
		answers(script);
		script.pass(1_000);
		script.channelAnswers(BEFORE, new ChannelDifferenceEmpty(true, 109, 30));
		script.step(new Input.ChannelClosed(script.moment(), BEFORE));
	}

	private static void intended(EngineScript script) {
		script.announce(BEFORE, 109).live(new UpdatesTooLong());
		script.accountAnswers(Updating.difference(Updating.state(101, 0, NOW - 5, 10), List.of()));
		answers(script);
	}

	private static void left(EngineScript script) {
		script.announce(BEFORE, 109);
		script.live(new Updates(List.of(new UpdateChannel(BEFORE)), List.of(),
				List.of(new ChannelForbidden(true, false, false, BEFORE, 0, "gone", null)), NOW, 0));
	}

	private static List<Object> lifeOfKnown(EngineScript script) {
		script.forget();
		script.live(channelUpdate(AFTER, 51)).live(channelUpdate(AFTER, 54)).pass(500);
		script.step(new Input.FetchFailed(script.moment(), script.lastFetch(Output.FetchChannel.class).fetchId(),
				new FetchError(FetchError.Kind.TRANSIENT, "Timeout", 0)));
		script.pass(1_200);
		script.channelAnswers(AFTER, channelPage(53, Updating.Last.YES, List.of(channelMessage(AFTER, 5))));
		return life(script.pass(60_000));
	}

	private static List<Object> lifeOfUnknown(EngineScript script) {
		script.forget().holdCommits();
		script.live(channelUpdate(UNKNOWN, 7)).live(channelUpdate(UNKNOWN, 9)).live(new UpdatesTooLong());
		script.accountAnswers(Updating.difference(Updating.state(102, 0, NOW - 4, 10), List.of()));
		script.commitAll().pass(500).commitAll();
		script.channelAnswers(UNKNOWN, new ChannelDifferenceEmpty(true, 9, null)).commitAll();
		return life(script);
	}

	/**
	 * What the surroundings receive, without the numbers of requests and intents, and the
	 * waits that are spread by them.
	 */
	private static List<Object> life(EngineScript script) {
		List<Object> life = new ArrayList<>();
		script.outputs(Output.class).forEach((output) -> addTo(life, output));
		return life;
	}

	private static void addTo(List<Object> life, Output output) {
		if (output instanceof Output.FetchChannel fetch) {
			life.add(List.of(fetch.channelId(), fetch.pts(), fetch.limit()));
		}
		else if (output instanceof Output.Deliver deliver && deliver.batch().change() instanceof ChannelChange change) {
			life.add(deliver.batch().updates());
			life.add(List.of(change.channelId(), String.valueOf(change.expected()), change.next(), change.holes()));
		}
		else if (output instanceof Output.Deliver deliver && deliver.batch().change() instanceof AccountChange change) {
			change.intents().forEach((intent) -> life.add(List.of(intent.channelId(), intent.expectedPts())));
		}
		else if (output instanceof Output.Notify notify) {
			life.add((notify.event() instanceof EngineEvent.FetchRetried retried)
					? List.of(retried.box(), retried.error()) : notify.event());
		}
	}

	@ParameterizedTest
	@MethodSource("pasts")
	void nothingShowsOfThePastInAChannelWithAPosition(Consumer<EngineScript> past) {
		EngineScript script = withChannels();
		past.accept(script);
		assertThat(lifeOfKnown(script)).isEqualTo(lifeOfKnown(withChannels())).hasSizeGreaterThan(8);
	}

	@ParameterizedTest
	@MethodSource("pasts")
	void nothingShowsOfThePastInAChannelWithoutAPosition(Consumer<EngineScript> past) {
		EngineScript script = withChannels();
		past.accept(script);
		assertThat(lifeOfUnknown(script)).isEqualTo(lifeOfUnknown(withChannels())).hasSizeGreaterThan(8);
	}

	@Test
	void anAnswerForAChannelThatWasLeftReachesNoOther() {
		EngineScript script = withChannels();
		left(script);
		Output.FetchChannel late = script.lastFetch(Output.FetchChannel.class);
		script.holdCommits().forget().live(channelUpdate(AFTER, 51));
		script.step(new Input.ChannelFetched(script.moment(), late.fetchId(),
				channelPage(109, Updating.Last.YES, List.of(channelMessage(BEFORE, 77)))));
		script.commitAll();
		assertThat(script.deliveredUpdates()).containsExactly(channelUpdate(AFTER, 51));
		assertThat(script.channelPts(AFTER)).isEqualTo(51);
		assertThat(script.channelPts(BEFORE)).isEqualTo(100);
	}

	@Test
	void anIntentOfThePastIsNotCarriedOutByAnother() {
		EngineScript script = withChannels();
		intended(script);
		assertThat(script.intents().values()).extracting(FetchIntent::channelId).isEmpty();
		script.forget().live(channelUpdate(AFTER, 51));
		assertThat(script.batches().map((batch) -> ((ChannelChange) batch.change()).settledGeneration()))
			.containsExactly(0L);
	}

}
