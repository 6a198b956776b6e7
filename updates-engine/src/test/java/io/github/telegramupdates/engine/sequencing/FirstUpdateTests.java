package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.tl.BotBusinessConnection;
import io.github.telegramupdates.tl.EncryptedMessageService;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotBusinessConnect;
import io.github.telegramupdates.tl.UpdateBotDeleteBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotNewBusinessMessage;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateManagedBot;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePinnedMessages;
import io.github.telegramupdates.tl.UpdateReadHistoryOutbox;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.Difference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.delete;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenario 57: the first state of an account is stale, and the difference from there
 * brings what is older than the start. Here the start is at {@code NOW}.
 */
class FirstUpdateTests {

	private static final int OLD = NOW - 1;

	private final EngineScript script = new EngineScript().load();

	private static MessageType dated(int id, int date, @Nullable Integer editDate) {
		return Message.builder()
			.id(id)
			.peerId(new PeerUser(ALICE))
			.date(date)
			.editDate(editDate)
			.message("m" + id)
			.build();
	}

	private static Update business(int id, int date, int qts) {
		return new UpdateBotNewBusinessMessage("c", dated(id, date, null), null, qts);
	}

	private static Update connected(int date) {
		return new UpdateBotBusinessConnect(new BotBusinessConnection(false, "c", ALICE, 2, date, null), 0);
	}

	@Test
	void scenario57OldBusinessMessagesAreNotRepeated() {
		this.script.stateIs(100, 5, 10)
			.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), business(1, OLD, 0), business(2, OLD, 7)));
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.account().qts()).isEqualTo(9);
		assertThat(this.script.holes()).isEmpty();
	}

	@Test
	void aMessageIsAsOldAsItsLastEdit() {
		this.script.stateIs(90, 0, 10)
			.accountAnswers(difference(state(100, 0, NOW, 10),
					List.of(dated(1, OLD, null), dated(2, NOW, null), dated(3, OLD, NOW)),
					new UpdateEditMessage(dated(4, OLD, OLD), 0, 0), new UpdateEditMessage(dated(5, OLD, NOW), 0, 0)));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateNewMessage(dated(2, NOW, null), 100, 0),
				new UpdateNewMessage(dated(3, OLD, NOW), 100, 0), new UpdateEditMessage(dated(5, OLD, NOW), 0, 0));
	}

	@Test
	void whatTheCommonBoxSaysWithoutADateIsNews() {
		Update read = new UpdateReadHistoryOutbox(new PeerUser(ALICE), 1, 0, 0);
		Update pinned = new UpdatePinnedMessages(true, new PeerUser(ALICE), List.of(1), 0, 0);
		MessageType empty = new MessageEmpty(3, null);
		this.script.stateIs(90, 0, 10)
			.accountAnswers(
					difference(state(100, 0, NOW, 10), List.of(empty), delete(0, 0), read, pinned, renamed("a")));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateNewMessage(empty, 100, 0), delete(0, 0),
				read, pinned, renamed("a"));
	}

	@Test
	void whatTheQtsBoxSaysWithoutADateIsOld() {
		this.script.stateIs(100, 5, 10)
			.accountAnswers(difference(state(100, 9, NOW, 10), List.of(), new UpdateManagedBot(1, 2, 6),
					new UpdateBotDeleteBusinessMessage("c", new PeerUser(ALICE), List.of(1), 7),
					new UpdateBotStopped(1, OLD, true, 8), new UpdateBotStopped(1, NOW, false, 9)));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateBotStopped(1, NOW, false, 9));
	}

	@Test
	void whatTheQtsBoxSaysOfSomethingThatHasADateIsAsOldAsThat() {
		EncryptedMessageService old = new EncryptedMessageService(1, 2, OLD, new byte[0]);
		EncryptedMessageService late = new EncryptedMessageService(2, 2, NOW, new byte[0]);
		this.script.stateIs(100, 5, 10)
			.accountAnswers(new Difference(List.of(), List.of(old, late),
					List.of(connected(OLD), connected(NOW), business(1, NOW, 0)), List.of(), List.of(),
					state(100, 9, NOW, 10)));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateNewEncryptedMessage(late, 9),
				connected(NOW), business(1, NOW, 0));
	}

	@Test
	void whatWasPushedAsWellIsDeliveredOnceHoweverOldItIs() {
		EncryptedMessageService secret = new EncryptedMessageService(1, 2, OLD, new byte[0]);
		this.script.live(new UpdateNewMessage(dated(1, OLD, null), 95, 1))
			.live(new UpdateEditMessage(dated(2, OLD, OLD), 97, 1))
			.live(new UpdateNewEncryptedMessage(secret, 6))
			.live(new UpdateManagedBot(1, 2, 7))
			.live(new UpdateManagedBot(3, 4, 8));
		this.script.stateIs(90, 5, 10)
			.accountAnswers(new Difference(List.of(dated(1, OLD, null), dated(2, OLD, OLD), dated(3, OLD, null)),
					List.of(secret), List.of(new UpdateManagedBot(1, 2, 0), new UpdateManagedBot(3, 4, 8),
							new UpdateManagedBot(3, 4, 9), new UpdateManagedBot(5, 6, 0)),
					List.of(), List.of(), state(100, 9, NOW, 10)));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateNewMessage(dated(1, OLD, null), 100, 0),
				new UpdateNewMessage(dated(2, OLD, OLD), 100, 0), new UpdateNewEncryptedMessage(secret, 9),
				new UpdateManagedBot(1, 2, 0), new UpdateManagedBot(3, 4, 8));
	}

	@Test
	void afterTheFirstStartEverythingIsNews() {
		this.script.stateIs(100, 5, 10).accountAnswers(difference(state(100, 5, NOW, 10), List.of()));
		this.script.live(new UpdatesTooLong());
		this.script.accountAnswers(
				difference(state(101, 6, NOW, 10), List.of(dated(1, OLD, null)), new UpdateManagedBot(1, 2, 6)));
		assertThat(this.script.deliveredUpdates()).hasSize(2);
	}

}
