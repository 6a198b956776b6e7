package io.github.telegramupdates.spring.account.lifecycle;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.spring.account.TelegramAccount;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * Connection factories and clients that break their contract are tried again, and named.
 */
@ExtendWith(OutputCaptureExtension.class)
class BrokenClientTests {

	private final AccountsRig rig = new AccountsRig();

	@Test
	void aFactoryThatReturnsNothing(CapturedOutput output) {
		startsWith((account) -> null);
		assertThat(output).contains("Account 'archive' could not open a connection: ")
			.contains("FirstThenGood returned no connection");
	}

	@Test
	void aFactoryThatThrowsAnError(CapturedOutput output) {
		startsWith((account) -> {
			throw new NoClassDefFoundError("com/example/Missing");
		});
		assertThat(output).contains("could not open a connection: java.lang.NoClassDefFoundError")
			.contains("FirstThenGood")
			.doesNotContain("com/example/Missing");
	}

	@Test
	void aClientWithoutMethods(CapturedOutput output) {
		TelegramConnection connection = mock();
		given(connection.api()).willReturn(null);
		startsWith((account) -> connection);
		assertThat(output).contains("could not ask who the account is: ");
	}

	@Test
	void aClientThatThrows() {
		TelegramConnection connection = mock();
		given(connection.api()).willThrow(new IllegalStateException("not yet"));
		willThrow(new IllegalStateException("nor this")).given(connection).close();
		startsWith((account) -> connection);
	}

	@Test
	void aMethodThatThrowsOrReturnsNothing() {
		TelegramApi throwing = mock((call) -> {
			throw new AssertionError("unlucky");
		});
		TelegramConnection first = mock();
		given(first.api()).willReturn(throwing);
		startsWith((account) -> first);
		TelegramConnection second = mock();
		given(second.api()).willReturn(mock(TelegramApi.class, (call) -> null));
		startsWith((account) -> second);
	}

	@Test
	void anAnswerThatIsNothing() {
		startsWith((account) -> new FakeConnection(answers(CompletableFuture.completedFuture(null))::remove));
		startsWith((account) -> new FakeConnection(
				answers(CompletableFuture.completedFuture(Arrays.asList((UserType) null)))::remove));
	}

	@Test
	void aClientThatHasEndedIsClosedAndReplaced() {
		FakeConnection ended = new FakeConnection(
				() -> CompletableFuture.failedFuture(new IllegalStateException("the session is in use")));
		startsWith((account) -> ended);
		assertThat(ended.closed).isTrue();
	}

	@Test
	void aStreamThatCannotBegin(CapturedOutput output) {
		AtomicInteger attempts = new AtomicInteger();
		this.rig.starter((connection, userId, options) -> {
			if (attempts.incrementAndGet() == 1) {
				throw new IllegalStateException("has a subscription already");
			}
			return this.rig.run(userId);
		});
		startsWith((account) -> AccountsRig.connected());
		assertThat(output).contains("could not begin its stream: java.lang.IllegalStateException");
	}

	private static Queue<CompletableFuture<List<UserType>>> answers(CompletableFuture<List<UserType>> first) {
		Queue<CompletableFuture<List<UserType>>> answers = new ArrayDeque<>();
		answers.add(first);
		answers.add(CompletableFuture.failedFuture(new IllegalStateException("once more")));
		for (int i = 0; i < 10; i++) {
			answers.add(AccountsRig.connected().answer());
		}
		return answers;
	}

	private void startsWith(TelegramConnectionFactory first) {
		int before = this.rig.runs.size();
		AccountsLifecycle accounts = this.rig.accounts(new FirstThenGood(first), "archive");
		accounts.start();
		try {
			await().until(() -> this.rig.runs.size() > before);
		}
		finally {
			accounts.stop();
		}
	}

	private static final class FirstThenGood implements TelegramConnectionFactory {

		private final AtomicInteger attempts = new AtomicInteger();

		private final TelegramConnectionFactory first;

		private FirstThenGood(TelegramConnectionFactory first) {
			this.first = first;
		}

		@Override
		public TelegramConnection connect(TelegramAccount account) {
			return (this.attempts.incrementAndGet() == 1) ? this.first.connect(account) : AccountsRig.connected();
		}

	}

}
