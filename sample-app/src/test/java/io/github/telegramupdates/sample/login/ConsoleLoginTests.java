package io.github.telegramupdates.sample.login;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.mtproto.login.CodeDelivery;
import io.github.telegramupdates.mtproto.login.CodeRequest;
import io.github.telegramupdates.mtproto.login.PasswordRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleLoginTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final List<String> prompts = new ArrayList<>();

	private final ConsoleLogin login = new ConsoleLogin((prompt) -> answer(prompt, "12345"),
			(prompt) -> answer(prompt, "secret"));

	@Test
	void theCodeIsAskedForWithTheWayItCame() {
		CodeRequest request = new CodeRequest(CodeDelivery.FLASH_CALL, 5, null, null, 1);
		assertThat(this.login.code("archive", request)).succeedsWithin(PATIENCE).isEqualTo("12345");
		assertThat(this.prompts)
			.containsExactly("Code for account 'archive', sent by flash call (nothing to have it sent again): ");
	}

	@Test
	void aSecondQuestionSaysWhy() {
		CodeRequest request = new CodeRequest(CodeDelivery.APP, 5, null, null, 2);
		this.login.code("archive", request).toCompletableFuture().join();
		this.login.password("archive", new PasswordRequest(null, 2)).toCompletableFuture().join();
		assertThat(this.prompts).containsExactly(
				"That was not it, or it was sent again. "
						+ "Code for account 'archive', sent by app (nothing to have it sent again): ",
				"That was not it. Password of account 'archive': ");
	}

	@Test
	void thePasswordIsAskedForWithItsHint() {
		assertThat(this.login.password("archive", new PasswordRequest("the cat", 1)).toCompletableFuture().join())
			.isEqualTo("secret");
		assertThat(this.prompts).containsExactly("Password of account 'archive' (hint: the cat): ");
	}

	@Test
	void noAnswerGivesTheLoginUp() {
		ConsoleLogin closed = new ConsoleLogin(ConsoleLoginTests::closed, ConsoleLoginTests::closed);
		assertThat(closed.password("archive", new PasswordRequest(null, 1))).failsWithin(PATIENCE)
			.withThrowableThat()
			.withMessageContaining("The console was closed");
	}

	private String answer(String prompt, String answer) {
		this.prompts.add(prompt);
		return answer;
	}

	private static String closed(String prompt) {
		throw new IllegalStateException("The console was closed");
	}

}
