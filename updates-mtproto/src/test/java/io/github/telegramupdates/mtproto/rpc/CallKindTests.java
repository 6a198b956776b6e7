package io.github.telegramupdates.mtproto.rpc;

import java.util.List;

import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.messages.rpc.GetBotCallbackAnswer;
import io.github.telegramupdates.tl.messages.rpc.GetDialogFilters;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.rpc.InvokeWithoutUpdates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which calls may be made twice.
 */
class CallKindTests {

	@Test
	void readsAndCallsWithAnIdMayBeRepeated() {
		SendMessage message = SendMessage.builder().peer(new InputPeerSelf()).message("hello").randomId(1).build();
		assertThat(CallKind.of(new GetDialogFilters()).isRepeatable()).isTrue();
		assertThat(CallKind.of(new InvokeWithoutUpdates<>(message)).isRepeatable()).isTrue();
		assertThat(CallKind.of(new DeleteMessages(false, List.of(1))).isRepeatable()).isFalse();
		assertThat(
				CallKind.of(GetBotCallbackAnswer.builder().peer(new InputPeerSelf()).msgId(1).build()).isRepeatable())
			.isFalse();
	}

}
