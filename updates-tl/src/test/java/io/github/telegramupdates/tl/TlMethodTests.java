package io.github.telegramupdates.tl;

import java.util.List;

import io.github.telegramupdates.tl.account.rpc.UpdateStatus;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.rpc.InvokeWithLayer;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for calls and their answers.
 */
class TlMethodTests {

	@Test
	void aRecordIsReadAsAnswer() {
		assertThat(roundTrip(new GetState(), new State(1, 2, 3, 4, 5))).isEqualTo(new State(1, 2, 3, 4, 5));
	}

	@Test
	void aBooleanIsReadAsAnswer() {
		assertThat(roundTrip(new UpdateStatus(true), true)).isTrue();
	}

	@Test
	void aListIsReadAsAnswer() {
		List<UserType> users = List.of(new UserEmpty(1), new UserEmpty(2));
		assertThat(roundTrip(new GetUsers(List.of()), users)).isEqualTo(users);
	}

	@Test
	void aWrapperReadsTheAnswerOfWhatItWraps() {
		InvokeWithLayer<State> call = new InvokeWithLayer<>(TlSchema.LAYER, new GetState());
		assertThat(roundTrip(call, new State(1, 2, 3, 4, 5)).pts()).isOne();
	}

	@Test
	void aWrapperIsReadWithWhatItWraps() {
		InvokeWithLayer<?> call = new InvokeWithLayer<>(1, new InvokeWithLayer<>(2, new GetConfig()));
		assertThat(TlMethods.read(new TlReader(call.toByteArray()))).isEqualTo(call);
	}

	@Test
	void anAnswerOfAnotherTypeIsRefused() {
		TlReader in = new TlReader(new UserEmpty(1).toByteArray());
		assertThatExceptionOfType(TlDecodeException.class).isThrownBy(() -> new GetState().readResult(in));
	}

	private static <R> R roundTrip(TlMethod<R> call, R result) {
		TlWriter out = new TlWriter();
		call.writeResult(out, result);
		TlReader in = new TlReader(out.toByteArray());
		R read = call.readResult(in);
		in.expectEnd();
		return read;
	}

}
