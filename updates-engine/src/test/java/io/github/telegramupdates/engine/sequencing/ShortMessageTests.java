package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.MessageFwdHeader;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShortChatMessage;
import io.github.telegramupdates.tl.UpdateShortMessage;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.EngineScript.SELF;
import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.message;
import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios 27 to 29: short messages.
 */
class ShortMessageTests {

	private final EngineScript script = EngineScript.started(100, 0, 10);

	private static UpdateShortMessage shortMessage() {
		return shortMessage(101);
	}

	private static UpdateShortMessage shortMessage(int pts) {
		return UpdateShortMessage.builder().id(pts).userId(ALICE).message("hi").pts(pts).ptsCount(1).date(NOW).build();
	}

	private void incomplete(UpdateShortMessage message) {
		this.script.step(new Input.Live(this.script.moment(), message, Input.Live.Peers.INCOMPLETE));
	}

	@Test
	void scenario27AShortMessageOfAnUnknownUserComesOnceFromTheDifference() {
		incomplete(shortMessage());
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.accountFetches()).hasSize(1);
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		assertThat(this.script.deliveredUpdates()).containsExactly(new UpdateNewMessage(message(101), 101, 0));
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void scenario28AnOutgoingShortMessageIsFromTheAccountAndKeepsItsOptions() {
		MessageFwdHeader forward = MessageFwdHeader.builder().date(NOW - 100).fromName("somebody").build();
		this.script.live(shortMessage().toBuilder()
			.out(true)
			.silent(true)
			.ttlPeriod(86_400)
			.fwdFrom(forward)
			.viaBotId(5L)
			.entities(List.of(new MessageEntityBold(0, 2)))
			.build());
		assertThat(this.script.deliveredUpdates()).singleElement().satisfies((update) -> {
			Message full = messageOf(update);
			assertThat(full.fromId()).isEqualTo(new PeerUser(SELF));
			assertThat(full.peerId()).isEqualTo(new PeerUser(ALICE));
			assertThat(full.out()).isTrue();
			assertThat(full.silent()).isTrue();
			assertThat(full.ttlPeriod()).isEqualTo(86_400);
			assertThat(full.fwdFrom()).isEqualTo(forward);
			assertThat(full.viaBotId()).isEqualTo(5);
			assertThat(full.entities()).containsExactly(new MessageEntityBold(0, 2));
		});
	}

	@Test
	void aShortMessageOfAGroupIsFromItsSenderAndInTheGroup() {
		this.script.live(UpdateShortChatMessage.builder()
			.id(101)
			.fromId(ALICE)
			.chatId(33)
			.message("hi")
			.pts(101)
			.ptsCount(1)
			.date(NOW)
			.build());
		assertThat(this.script.deliveredUpdates()).singleElement().satisfies((update) -> {
			assertThat(messageOf(update).fromId()).isEqualTo(new PeerUser(ALICE));
			assertThat(messageOf(update).peerId()).isEqualTo(new PeerChat(33));
		});
	}

	@Test
	void scenario29AShortMessageIsDeliveredThoughTheDifferenceDoesNotBringItsUser() {
		incomplete(shortMessage());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).singleElement()
			.extracting((update) -> messageOf(update).message())
			.isEqualTo("hi");
		this.script.live(newMessage(102));
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	private List<Integer> deliveredIds() {
		return this.script.deliveredUpdates().stream().map((update) -> messageOf(update).id()).toList();
	}

	@Test
	void aShortMessageOfAnUnknownUserWaitsForTheDifferenceThoughThatHasFailed() {
		this.script.live(new UpdatesTooLong());
		this.script.step(
				new Input.FetchFailed(this.script.moment(), this.script.lastFetch(Output.FetchAccount.class).fetchId(),
						new FetchError(FetchError.Kind.TRANSIENT, "INTERNAL", 0)));
		incomplete(shortMessage());
		this.script.live(newMessage(102));
		assertThat(this.script.delivered()).isEmpty();
		this.script.pass(1_000);
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(deliveredIds()).containsExactly(101, 102);
		assertThat(this.script.accountFetches()).hasSize(2);
	}

	@Test
	void aDifferenceThatWasAskedForEarlierDoesNotCount() {
		this.script.live(new UpdatesTooLong());
		incomplete(shortMessage());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.delivered()).isEmpty();
		assertThat(this.script.accountFetches()).hasSize(2);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(deliveredIds()).containsExactly(101);
	}

	@Test
	void onePositionIsAReasonForOneDifferenceHoweverManyUsersAreUnknown() {
		incomplete(shortMessage(101));
		incomplete(shortMessage(102));
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(deliveredIds()).containsExactly(101, 102);
		assertThat(this.script.accountFetches()).hasSize(1);
	}

	@Test
	void theNextPositionIsAReasonForAnother() {
		incomplete(shortMessage(101));
		incomplete(shortMessage(102));
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(message(101))));
		assertThat(deliveredIds()).containsExactly(101);
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(deliveredIds()).containsExactly(101, 102);
		assertThat(this.script.accountFetches()).extracting(Output.FetchAccount::pts).containsExactly(100, 101);
	}

	@Test
	void repetitionsOfAShortMessageOfAnUnknownUserDoNotFetchForEver() {
		incomplete(shortMessage());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		incomplete(shortMessage());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		int requests = this.script.accountFetches().size();
		for (int i = 0; i < 5; i++) {
			incomplete(shortMessage());
		}
		assertThat(this.script.accountFetches()).hasSize(requests);
		assertThat(deliveredIds()).containsExactly(101);
	}

	private static Message messageOf(Update update) {
		return (Message) ((UpdateNewMessage) update).message();
	}

}
