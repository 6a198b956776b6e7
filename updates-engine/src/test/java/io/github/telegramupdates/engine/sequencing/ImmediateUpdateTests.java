package io.github.telegramupdates.engine.sequencing;

import java.util.List;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateChannelUserTyping;
import io.github.telegramupdates.tl.UpdateChatUserTyping;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdateEncryptedChatTyping;
import io.github.telegramupdates.tl.UpdateLangPackTooLong;
import io.github.telegramupdates.tl.UpdateLoginToken;
import io.github.telegramupdates.tl.UpdateServiceNotification;
import io.github.telegramupdates.tl.MessageMediaEmpty;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateUserStatus;
import io.github.telegramupdates.tl.UserStatusOnline;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.typing;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * R-19 and section 1.5: updates that are never held up.
 */
class ImmediateUpdateTests {

	private final EngineScript script = EngineScript.started(100, 0, 10);

	static Stream<Update> immediateUpdates() {
		SendMessageTypingAction typing = new SendMessageTypingAction();
		return Stream.of(typing(), new UpdateChatUserTyping(3, new PeerUser(ALICE), typing),
				new UpdateChannelUserTyping(5, null, new PeerUser(ALICE), typing), new UpdateEncryptedChatTyping(3),
				new UpdateUserStatus(ALICE, new UserStatusOnline(NOW)), new UpdateLoginToken(), new UpdateConfig(),
				new UpdateDcOptions(List.of()), new UpdateLangPackTooLong("en"),
				UpdateServiceNotification.builder()
					.type("type")
					.message("text")
					.media(new MessageMediaEmpty())
					.entities(List.of())
					.build());
	}

	@ParameterizedTest
	@MethodSource("immediateUpdates")
	void itOvertakesAContainerThatIsMissing(Update update) {
		this.script.live(ordered(12, renamed("held"), update));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(update);
		assertThat(this.script.deliveredUpdates()).containsExactly(update);
		this.script.live(ordered(11, renamed("missing")));
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(renamed("missing"), renamed("held"));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(update);
	}

	@Test
	void itIsNotHeldByAFetchEither() {
		this.script.live(new UpdatesTooLong()).live(ordered(11, typing(), renamed("held")));
		assertThat(this.script.deliveredUpdates()).containsExactly(typing());
		this.script.accountAnswers(new DifferenceEmpty(NOW, 10));
		assertThat(this.script.deliveredUpdates()).containsExactly(typing(), renamed("held"));
	}

	@Test
	void itDoesNotWaitForALaneThatIsFull() {
		this.script.holdCommits();
		for (int pts = 101; pts <= 100 + 4_200; pts++) {
			this.script.live(Updating.newMessage(pts));
		}
		this.script.live(ordered(11, typing()));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(typing());
	}

	@Test
	void itsContainerStillCounts() {
		this.script.live(ordered(11, typing())).live(ordered(12, renamed("next")));
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(renamed("next"));
		assertThat(this.script.account().seq()).isEqualTo(12);
	}

	@Test
	void itComesOnceThoughItsContainerComesTwice() {
		this.script.live(ordered(11, typing())).live(ordered(11, typing()));
		assertThat(this.script.deliveredUpdates()).containsExactly(typing());
	}

}
