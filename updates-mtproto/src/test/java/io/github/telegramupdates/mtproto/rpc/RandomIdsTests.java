package io.github.telegramupdates.mtproto.rpc;

import java.util.List;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.tl.InputMediaDice;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputSingleMedia;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.messages.rpc.ForwardMessages;
import io.github.telegramupdates.tl.messages.rpc.GetBotCallbackAnswer;
import io.github.telegramupdates.tl.messages.rpc.GetDialogFilters;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMultiMedia;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ids by which the server knows a call again.
 */
class RandomIdsTests {

	private final RandomIds ids = new RandomIds(new TestRandom(1));

	private static SendMessage message(long randomId) {
		return SendMessage.builder().peer(new InputPeerSelf()).message("hello").randomId(randomId).build();
	}

	@Test
	void anIdThatIsNotSetIsFilled() {
		SendMessage filled = (SendMessage) this.ids.filled(message(0));
		assertThat(filled.randomId()).isNotZero();
		assertThat(filled).isEqualTo(message(filled.randomId()));
		assertThat(((SendMessage) this.ids.filled(message(0))).randomId()).isNotEqualTo(filled.randomId());
	}

	@Test
	void anIdThatIsSetIsKept() {
		SendMessage message = message(5);
		assertThat(this.ids.filled(message)).isSameAs(message);
	}

	@Test
	void idsInVectorsAreFilled() {
		ForwardMessages forward = ForwardMessages.builder()
			.fromPeer(new InputPeerSelf())
			.toPeer(new InputPeerSelf())
			.id(List.of(1, 2))
			.randomId(List.of(0L, 7L))
			.build();
		assertThat(((ForwardMessages) this.ids.filled(forward)).randomId()).hasSize(2).doesNotContain(0L).contains(7L);
		SendMultiMedia album = SendMultiMedia.builder()
			.peer(new InputPeerSelf())
			.multiMedia(List.of(new InputSingleMedia(new InputMediaDice("x"), 0, "", null)))
			.build();
		assertThat(((SendMultiMedia) this.ids.filled(album)).multiMedia()).allMatch((media) -> media.randomId() != 0);
	}

	@Test
	void aCallWithinAnotherOneIsFilled() {
		TlMethod<?> filled = this.ids.filled(new InvokeWithoutUpdates<>(message(0)));
		assertThat(((SendMessage) ((InvokeWithoutUpdates<?>) filled).query()).randomId()).isNotZero();
	}

	@Test
	void readsAndCallsWithAnIdMayBeRepeated() {
		assertThat(CallKind.of(new GetDialogFilters()).isRepeatable()).isTrue();
		assertThat(CallKind.of(new InvokeWithoutUpdates<>(message(1))).isRepeatable()).isTrue();
		assertThat(CallKind.of(new DeleteMessages(false, List.of(1))).isRepeatable()).isFalse();
		assertThat(
				CallKind.of(GetBotCallbackAnswer.builder().peer(new InputPeerSelf()).msgId(1).build()).isRepeatable())
			.isFalse();
	}

}
