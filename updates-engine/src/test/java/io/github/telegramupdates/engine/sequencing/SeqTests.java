package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.NOT_ARMED;
import static io.github.telegramupdates.engine.sequencing.Updating.channelUpdate;
import static io.github.telegramupdates.engine.sequencing.Updating.combined;
import static io.github.telegramupdates.engine.sequencing.Updating.container;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.typing;
import static io.github.telegramupdates.engine.sequencing.Updating.unordered;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 19 to 26: ordered containers and the date.
 */
class SeqTests {

	private static final long CHANNEL = 1;

	private final EngineScript script = EngineScript.started(100, 0, 10);

	@Test
	void scenario19TheNextContainerIsDelivered() {
		this.script.live(ordered(11, renamed("a")));
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(renamed("a"));
		assertThat(this.script.account().seq()).isEqualTo(11);
	}

	@Test
	void aPushedContainerDoesNotMoveTheDateBecauseThatWouldHideAChannelWhoseLastPushWasLost() {
		this.script.live(ordered(11, renamed("a")));
		assertThat(this.script.account().date()).isEqualTo(Updating.NOW - 10);
	}

	@Test
	void scenario20AContainerBehindAGapIsHeldButItsPositionedMembersAreNot() {
		this.script.live(ordered(13, renamed("a"), newMessage(101)));
		assertThat(this.script.deliveredUpdates()).containsExactly(newMessage(101));
		assertThat(this.script.armedIn()).isEqualTo(500);
		this.script.pass(500);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void scenario21AnOldContainerLosesOnlyItsMembersWithoutPosition() {
		this.script.live(ordered(10, renamed("a"), channelUpdate(CHANNEL, 7)));
		assertThat(this.script.deliveredUpdates()).containsExactly(channelUpdate(CHANNEL, 7));
		assertThat(this.script.account().seq()).isEqualTo(10);
	}

	@Test
	void scenario22ACombinedContainerCoversItsRange() {
		this.script.live(combined(11, 13, renamed("a")));
		assertThat(this.script.deliveredUpdates()).containsExactly(renamed("a"));
		assertThat(this.script.account().seq()).isEqualTo(13);
	}

	@Test
	void scenario23ACombinedContainerThatOverlapsIsDeliveredAnyway() {
		this.script.live(combined(9, 12, renamed("a")));
		assertThat(this.script.deliveredUpdates()).containsExactly(renamed("a"));
		assertThat(this.script.account().seq()).isEqualTo(12);
	}

	@Test
	void scenario24AnUnorderedContainerIsDeliveredAtOnceAndMovesNothing() {
		this.script.live(container(renamed("a")));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(renamed("a"));
		assertThat(this.script.account().seq()).isEqualTo(10);
		assertThat(this.script.account().date()).isEqualTo(Updating.NOW - 10);
	}

	@Test
	void scenario25AnUnorderedContainerDuringAGapDoesNotMoveTheDateOfTheFetch() {
		this.script.live(newMessage(102)).live(unordered(typing(), Updating.NOW + 100));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(typing());
		this.script.pass(500);
		assertThat(this.script.accountFetches()).singleElement()
			.extracting(Output.FetchAccount::date)
			.isEqualTo(Updating.NOW - 10);
	}

	@Test
	void scenario26TheStoredSeqIsNoReasonToDropContainersOfANewSession() {
		EngineScript restarted = EngineScript.loaded(100, 0, 500);
		restarted.live(ordered(3, renamed("a")));
		assertThat(restarted.deliveredUpdates()).isEmpty();
		restarted.accountAnswers(new DifferenceEmpty(Updating.NOW - 5, 2));
		assertThat(restarted.deliveredUpdates()).containsExactly(renamed("a"));
		assertThat(restarted.armedIn()).isEqualTo(NOT_ARMED);
	}

	@Test
	void aDateAheadOfTheClockIsTakenAsFarAsTheClockAllows() {
		EngineScript starting = EngineScript.loaded(100, 0, 10);
		starting.accountAnswers(new DifferenceEmpty(Updating.NOW + 100, 11));
		assertThat(starting.account().date()).isEqualTo(Updating.NOW + 1);
		assertThat(starting.account().seq()).isEqualTo(11);
	}

}
