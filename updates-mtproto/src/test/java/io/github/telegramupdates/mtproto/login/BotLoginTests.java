package io.github.telegramupdates.mtproto.login;

import java.util.List;

import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.AuthorizationSignUpRequired;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The login of a bot, and what is common to all logins: waiting, trying again, and lost
 * answers. Time is a number.
 */
class BotLoginTests {

	private static final long NOW = 1_800_000_000L;

	private static final User BOT = User.builder().id(7_000).bot(true).botInfoVersion(1).build();

	private static final LoginAction LOG_IN = new LoginAction.Call(
			new ImportBotAuthorization(0, 6, "hash", "7000:token"));

	private final LoginMachine login = login(0);

	private static LoginMachine login(long notBefore) {
		return new LoginMachine(new BotLogin(new LoginCredentials.Bot(6, "hash", "7000:token")), notBefore);
	}

	private static RpcException error(int code, String message) {
		return new RpcException(code, message, "auth.importBotAuthorization");
	}

	private static Authorization authorization() {
		return Authorization.builder().user(BOT).build();
	}

	@Test
	void aBotLogsInByItsToken() {
		assertThat(this.login.begin(NOW)).isEqualTo(LOG_IN);
		assertThat(this.login.onAnswer(authorization()))
			.isEqualTo(new LoginAction.Finish(new LoggedInAccount(7_000, true)));
	}

	@Test
	void aLoginThatIsUnderWayOutlivesConnections() {
		this.login.begin(NOW);
		assertThat(this.login.begin(NOW + 1)).isEqualTo(new LoginAction.Nothing());
	}

	@Test
	void aFloodWaitIsWaitedForToTheSecond() {
		this.login.begin(NOW);
		assertThat(this.login.onError(error(420, "FLOOD_WAIT_3600"), NOW + 2))
			.isEqualTo(new LoginAction.AwaitDeadline(NOW + 3_602));
		assertThat(this.login.begin(NOW + 3_601)).isEqualTo(new LoginAction.AwaitDeadline(NOW + 3_602));
		assertThat(this.login.begin(NOW + 3_602)).isEqualTo(LOG_IN);
	}

	@Test
	void aDeadlineOfAnEarlierStartHolds() {
		LoginMachine restarted = login(NOW + 100);
		assertThat(restarted.begin(NOW)).isEqualTo(new LoginAction.AwaitDeadline(NOW + 100));
		assertThat(restarted.begin(NOW + 99)).isEqualTo(new LoginAction.AwaitDeadline(NOW + 100));
		assertThat(restarted.begin(NOW + 100)).isEqualTo(LOG_IN);
	}

	@Test
	void aFailureOfTheServerIsTriedAgainLaterAndLater() {
		this.login.begin(NOW);
		for (long seconds : List.of(1L, 2L, 4L, 8L, 16L, 32L, 32L)) {
			assertThat(this.login.onError(error(500, "INTERNAL"), NOW)).isEqualTo(new LoginAction.TryAgain(seconds));
			assertThat(this.login.begin(NOW)).isEqualTo(LOG_IN);
		}
		assertThat(this.login.onError(error(-503, "Timeout"), NOW)).isEqualTo(new LoginAction.TryAgain(32));
	}

	@ParameterizedTest
	@ValueSource(strings = { "API_ID_INVALID", "API_ID_PUBLISHED_FLOOD", "ACCESS_TOKEN_INVALID", "ACCESS_TOKEN_EXPIRED",
			"USER_DEACTIVATED", "USER_DEACTIVATED_BAN", "SOMETHING_NEW" })
	void everyOtherErrorIsARefusalWithACure(String type) {
		this.login.begin(NOW);
		assertThat(this.login.onError(error(400, type), NOW)).isInstanceOfSatisfying(LoginAction.Refuse.class,
				(refuse) -> {
					assertThat(refuse.error().type()).isEqualTo(type);
					assertThat(refuse.error()).hasMessageContaining(type).hasMessageEndingWith(LoginHints.cureOf(type));
					assertThat(refuse.error().cure()).endsWith(".");
				});
		assertThat(this.login.begin(NOW + 1_000_000)).isEqualTo(new LoginAction.Nothing());
	}

	@Test
	void aLoginWhoseAnswerIsLostIsLookedUpAndNotRepeated() {
		this.login.begin(NOW);
		assertThat(this.login.onUnanswered()).isInstanceOfSatisfying(LoginAction.Call.class,
				(call) -> assertThat(call.method()).isInstanceOf(GetUsers.class));
		assertThat(this.login.onAnswer(List.of(BOT)))
			.isEqualTo(new LoginAction.Finish(new LoggedInAccount(7_000, true)));
	}

	@Test
	void aLoginThatDidNotHappenIsMade() {
		this.login.begin(NOW);
		this.login.onUnanswered();
		assertThat(this.login.onError(new RpcException(401, "AUTH_KEY_UNREGISTERED", "users.getUsers"), NOW))
			.isEqualTo(LOG_IN);
	}

	@Test
	void aLookUpThatIsLostIsMadeAgain() {
		this.login.begin(NOW);
		LoginAction lookUp = this.login.onUnanswered();
		assertThat(this.login.onUnanswered()).isEqualTo(new LoginAction.TryAgain(1));
		assertThat(this.login.begin(NOW)).isEqualTo(lookUp);
	}

	@Test
	void anAnswerThatNoBotGetsIsRefused() {
		this.login.begin(NOW);
		assertThat(this.login.onAnswer(new AuthorizationSignUpRequired(null))).isInstanceOfSatisfying(
				LoginAction.Refuse.class,
				(refuse) -> assertThat(refuse.error().type()).isEqualTo("ANSWER_NOT_UNDERSTOOD"));
	}

}
