package io.github.telegramupdates.sample.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.sample.archive.ArchiveEvent;
import io.github.telegramupdates.sample.archive.ArchiveEvent.Kind;
import io.github.telegramupdates.sample.archive.ArchivedMessage;
import io.github.telegramupdates.sample.archive.Conversation;
import io.github.telegramupdates.sample.archive.MessageKey;
import io.github.telegramupdates.sample.simulation.Beginning;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Judge}. The log of the common box starts at position 1, so that the
 * message with id {@code n} is at position {@code n + 1} as long as nothing is edited.
 */
class JudgeTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount archive = this.telegram.user("archive");

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final List<ArchivedMessage> messages = new ArrayList<>();

	private final List<ArchiveEvent> events = new ArrayList<>();

	@BeforeEach
	void begin() {
		this.alice.sends(this.archive, "Before the beginning");
		this.alice.sends(this.archive, Beginning.TEXT);
		archived(2, Beginning.TEXT);
		live(3, Kind.NEW, 2);
	}

	@AfterEach
	void close() {
		this.telegram.close();
	}

	@Test
	void nothingIsWrongWithACompleteArchive() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "Two");
		live(4, Kind.NEW, 3);
		live(5, Kind.EDIT, 3);
		Verdict verdict = judge();
		assertThat(verdict.isClean()).isTrue();
		assertThat(verdict.getExitCode()).isZero();
		assertThat(verdict).hasToString("sent=3 delivered=3 recovered=0 lost=0 duplicated=0 out-of-order=0");
	}

	@Test
	void whatCameByADifferenceCountsAsRecovered() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "Two");
		recovered(5, Kind.NEW, 3);
		assertThat(judge()).hasToString("sent=3 delivered=2 recovered=1 lost=0 duplicated=0 out-of-order=0");
	}

	@Test
	void aMessageThatIsMissingIsLost() {
		this.alice.sends(this.archive, "One");
		assertThat(judge().lost()).isEqualTo(1);
		assertThat(judge().getExitCode()).isEqualTo(1);
	}

	@Test
	void aTextThatIsNotTheLatestIsLost() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "One");
		assertThat(judge().lost()).isEqualTo(1);
	}

	@Test
	void aDeletionThatIsMissingIsLost() {
		this.alice.sends(this.archive, "One").deletes();
		archived(3, "One");
		assertThat(judge().lost()).isEqualTo(1);
	}

	@Test
	void aMessageThatIsDeletedInTheArchiveOnlyIsLost() {
		this.alice.sends(this.archive, "One");
		archived(3, "One").delete();
		assertThat(judge().lost()).isEqualTo(1);
	}

	@Test
	void anArchivedMessageMayBeDeletedInBoth() {
		this.alice.sends(this.archive, "One").deletes();
		archived(3, "One").delete();
		assertThat(judge().lost()).isZero();
	}

	@Test
	void aMessageThatIsNewTwiceIsDuplicated() {
		this.alice.sends(this.archive, "One");
		archived(3, "One");
		live(4, Kind.NEW, 3);
		recovered(5, Kind.NEW, 3);
		assertThat(judge().duplicated()).isEqualTo(1);
	}

	@Test
	void aPositionThatIsPushedTwiceIsDuplicated() {
		SimulatedMessage message = this.alice.sends(this.archive, "One");
		message.edits("Two").edits("Three");
		archived(3, "Three");
		live(4, Kind.NEW, 3);
		live(5, Kind.EDIT, 3);
		live(5, Kind.EDIT, 3);
		assertThat(judge().duplicated()).isEqualTo(1);
		assertThat(judge().outOfOrder()).isZero();
	}

	@Test
	void aMemberThatAPageHasTwiceIsDuplicated() {
		SimulatedMessage message = this.alice.sends(this.archive, "One");
		message.edits("Two").edits("Three");
		archived(3, "Three");
		live(4, Kind.NEW, 3);
		recovered(6, Kind.EDIT, 3);
		recovered(6, Kind.EDIT, 3);
		assertThat(judge().duplicated()).isEqualTo(1);
	}

	@Test
	void anEditThatIsPushedAndRecoveredIsDuplicated() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "Two");
		live(4, Kind.NEW, 3);
		live(5, Kind.EDIT, 3);
		recovered(6, Kind.EDIT, 3);
		assertThat(judge().duplicated()).isEqualTo(1);
	}

	@Test
	void aDeletionOfSeveralMessagesIsNoDuplicate() {
		SimulatedMessage one = this.alice.sends(this.archive, "One");
		SimulatedMessage two = this.alice.sends(this.archive, "Two");
		this.alice.deletes(one, two);
		archived(3, "One").delete();
		archived(4, "Two").delete();
		live(4, Kind.NEW, 3);
		live(5, Kind.NEW, 4);
		live(7, Kind.DELETE, 3);
		live(7, Kind.DELETE, 4);
		assertThat(judge().findings()).isEmpty();
	}

	@Test
	void aMessageWithItsLatestTextMayBeEditedInTheNextPage() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "Two");
		recovered(4, Kind.NEW, 3);
		recovered(5, Kind.EDIT, 3);
		assertThat(judge().findings()).isEmpty();
	}

	@Test
	void aDeletionOfAMessageThatWasNeverToldIsInOrder() {
		this.alice.sends(this.archive, "One").deletes();
		recovered(5, Kind.DELETE, 3);
		assertThat(judge().findings()).isEmpty();
	}

	@Test
	void aPositionBelowTheOneBeforeIsOutOfOrder() {
		this.alice.sends(this.archive, "One");
		this.alice.sends(this.archive, "Two");
		live(5, Kind.NEW, 4);
		live(4, Kind.PIN, 3);
		assertThat(judge().outOfOrder()).isEqualTo(1);
	}

	@Test
	void aPushOfAPositionThatAPageCoversIsOutOfOrder() {
		this.alice.sends(this.archive, "One");
		recovered(5, Kind.NEW, 3);
		live(5, Kind.PIN, 3);
		assertThat(judge().outOfOrder()).isEqualTo(1);
	}

	@Test
	void aNewMessageAfterAYoungerOneOfItsPageIsOutOfOrder() {
		this.alice.sends(this.archive, "One");
		this.alice.sends(this.archive, "Two");
		recovered(5, Kind.NEW, 4);
		recovered(5, Kind.NEW, 3);
		assertThat(judge().outOfOrder()).isEqualTo(1);
	}

	@Test
	void aChangeBeforeItsMessageIsOutOfOrder() {
		this.alice.sends(this.archive, "One").deletes();
		recovered(5, Kind.DELETE, 3);
		recovered(5, Kind.NEW, 3);
		assertThat(judge().outOfOrder()).isEqualTo(1);
	}

	@Test
	void anEditOfAMessageThatWasNeverToldIsOutOfOrder() {
		this.alice.sends(this.archive, "One").edits("Two");
		archived(3, "Two");
		live(5, Kind.EDIT, 3);
		assertThat(judge().outOfOrder()).isEqualTo(1);
	}

	private Verdict judge() {
		return new Judge(this.telegram.truth(this.archive)).judge(this.messages, this.events);
	}

	private ArchivedMessage archived(int id, String text) {
		Conversation chat = new Conversation(Conversation.Kind.PRIVATE, this.alice.id(), "Alice");
		ArchivedMessage message = new ArchivedMessage(key(id), chat, text, Instant.EPOCH);
		this.messages.add(message);
		return message;
	}

	private void live(int position, Kind kind, int id) {
		this.events.add(new ArchiveEvent(key(id), position, Source.LIVE, kind, "user " + this.alice.id()));
	}

	private void recovered(int position, Kind kind, int id) {
		this.events.add(new ArchiveEvent(key(id), position, Source.DIFFERENCE, kind, "user " + this.alice.id()));
	}

	private MessageKey key(int id) {
		return new MessageKey(this.archive.id(), 0, id);
	}

}
