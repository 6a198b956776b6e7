package io.github.telegramupdates.mtproto.login;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.InputCheckPasswordSRP;
import io.github.telegramupdates.tl.PasswordKdfAlgo;
import io.github.telegramupdates.tl.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import io.github.telegramupdates.tl.PasswordKdfAlgoUnknown;
import io.github.telegramupdates.tl.SecurePasswordKdfAlgoUnknown;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.account.Password;
import io.github.telegramupdates.tl.account.rpc.GetPassword;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.AuthorizationSignUpRequired;
import io.github.telegramupdates.tl.auth.CodeType;
import io.github.telegramupdates.tl.auth.CodeTypeCall;
import io.github.telegramupdates.tl.auth.CodeTypeSms;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.SentCodePaymentRequired;
import io.github.telegramupdates.tl.auth.SentCodeSuccess;
import io.github.telegramupdates.tl.auth.SentCodeType;
import io.github.telegramupdates.tl.auth.SentCodeTypeApp;
import io.github.telegramupdates.tl.auth.SentCodeTypeSetUpEmailRequired;
import io.github.telegramupdates.tl.auth.SentCodeTypeSms;
import io.github.telegramupdates.tl.auth.rpc.CheckPassword;
import io.github.telegramupdates.tl.auth.rpc.ResendCode;
import io.github.telegramupdates.tl.auth.rpc.SendCode;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The login of a user: the code, the password, and what can be wrong with them.
 */
class PhoneLoginTests {

	private static final long NOW = 1_800_000_000L;

	private static final String PHONE = "+999662";

	private static final SignIn SIGN_IN = new SignIn(PHONE, "hash1", "12345", null);

	private final LoginMachine login = new LoginMachine(
			new PhoneLogin(new LoginCredentials.User(6, "hash", PHONE, new NobodyAsked())), 0);

	private static TlMethod<?> called(LoginAction action) {
		assertThat(action).isInstanceOf(LoginAction.Call.class);
		return ((LoginAction.Call) action).method();
	}

	private static CodeRequest asked(LoginAction action) {
		assertThat(action).isInstanceOf(LoginAction.AskCode.class);
		return ((LoginAction.AskCode) action).request();
	}

	private static void assertRefused(LoginAction action, String type) {
		assertThat(action).isInstanceOfSatisfying(LoginAction.Refuse.class, (refuse) -> {
			assertThat(refuse.error().type()).isEqualTo(type);
			assertThat(refuse.error().cure()).doesNotContain("https://core.telegram.org/api/errors");
		});
	}

	private LoginAction fail(int code, String type) {
		return this.login.onError(new RpcException(code, type, "auth.signIn"), NOW);
	}

	private static SentCode sent(SentCodeType type, String hash, @Nullable CodeType next) {
		return new SentCode(type, hash, next, (next != null) ? 60 : null);
	}

	private static Authorization authorization() {
		return Authorization.builder().user(User.builder().id(4242).build()).build();
	}

	@BeforeEach
	void theCodeIsSent() {
		assertThat(called(this.login.begin(NOW))).isInstanceOfSatisfying(SendCode.class, (call) -> {
			assertThat(call.phoneNumber()).isEqualTo(PHONE);
			assertThat(call.apiId()).isEqualTo(6);
			assertThat(call.apiHash()).isEqualTo("hash");
		});
	}

	@Test
	void aUserLogsInByACode() {
		LoginAction ask = this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", new CodeTypeSms()));
		assertThat(asked(ask))
			.isEqualTo(new CodeRequest(CodeDelivery.APP, 5, CodeDelivery.SMS, Duration.ofSeconds(60), 1));
		assertThat(called(this.login.onTold(" 12345\n"))).isEqualTo(SIGN_IN);
		assertThat(this.login.onAnswer(authorization()))
			.isEqualTo(new LoginAction.Finish(new LoggedInAccount(4242, false)));
	}

	@Test
	void nothingHappensWhileTheCodeIsAwaited() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		assertThat(this.login.begin(NOW)).isEqualTo(new LoginAction.Nothing());
	}

	@Test
	void anEmptyAnswerHasTheCodeSentOnTheNextWay() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", new CodeTypeSms()));
		assertThat(called(this.login.onTold(""))).isEqualTo(new ResendCode(PHONE, "hash1", null));
		LoginAction again = this.login.onAnswer(sent(new SentCodeTypeSms(6), "hash2", new CodeTypeCall()));
		assertThat(asked(again))
			.isEqualTo(new CodeRequest(CodeDelivery.SMS, 6, CodeDelivery.CALL, Duration.ofSeconds(60), 2));
		assertThat(called(this.login.onTold("123456"))).isEqualTo(new SignIn(PHONE, "hash2", "123456", null));
	}

	@Test
	void withoutANextWayTheCodeIsSentOnTheSame() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		assertThat(called(this.login.onTold(" "))).isInstanceOf(SendCode.class);
	}

	@Test
	void aWrongCodeIsAskedForAgainAFewTimes() {
		LoginAction ask = this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		for (int attempt = 1; attempt <= 5; attempt++) {
			assertThat(asked(ask).attempt()).isEqualTo(attempt);
			this.login.onTold("00000");
			ask = fail(400, "PHONE_CODE_INVALID");
		}
		assertRefused(ask, "CODE_ATTEMPTS_EXHAUSTED");
	}

	@Test
	void aCodeThatIsTooLateIsSentAnewAFewTimes() {
		LoginAction next = null;
		for (int attempt = 1; attempt <= 5; attempt++) {
			LoginAction ask = this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash" + attempt, null));
			assertThat(asked(ask).attempt()).isEqualTo(attempt);
			this.login.onTold("12345");
			next = fail(400, "PHONE_CODE_EXPIRED");
			if (attempt < 5) {
				assertThat(called(next)).isInstanceOf(SendCode.class);
			}
		}
		assertThat(next).isNotNull();
		assertRefused(next, "CODE_ATTEMPTS_EXHAUSTED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PHONE_NUMBER_INVALID", "PHONE_NUMBER_BANNED", "PHONE_NUMBER_FLOOD",
			"PHONE_NUMBER_UNOCCUPIED", "PHONE_PASSWORD_FLOOD", "API_ID_INVALID", "API_ID_PUBLISHED_FLOOD",
			"USER_DEACTIVATED", "USER_DEACTIVATED_BAN" })
	void refusalsAreFinal(String type) {
		assertRefused(fail(400, type), type);
		assertThat(this.login.begin(NOW + 1_000_000)).isEqualTo(new LoginAction.Nothing());
	}

	@Test
	void nobodyIsSignedUp() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		this.login.onTold("12345");
		assertRefused(this.login.onAnswer(new AuthorizationSignUpRequired(null)), "SIGN_UP_REQUIRED");
	}

	@Test
	void aCodeThatCostsMoneyOrAnEmailAddressIsNotAskedFor() {
		assertRefused(this.login.onAnswer(sent(new SentCodeTypeSetUpEmailRequired(false, false), "hash1", null)),
				"EMAIL_SETUP_REQUIRED");
	}

	@Test
	void aCodeThatHasToBePaidIsNotAskedFor() {
		assertRefused(this.login.onAnswer(new SentCodePaymentRequired("product", "hash1", "", "", 7, "EUR", 100)),
				"PAYMENT_REQUIRED");
	}

	@Test
	void whoIsKnownNeedsNoCode() {
		assertThat(this.login.onAnswer(new SentCodeSuccess(authorization())))
			.isEqualTo(new LoginAction.Finish(new LoggedInAccount(4242, false)));
	}

	@Test
	void aFloodWaitKeepsTheCode() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		this.login.onTold("12345");
		assertThat(fail(420, "FLOOD_WAIT_30")).isEqualTo(new LoginAction.AwaitDeadline(NOW + 30));
		assertThat(called(this.login.begin(NOW + 30))).isEqualTo(SIGN_IN);
	}

	@Test
	void theServerMayHaveALoginBeginAnew() {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		this.login.onTold("12345");
		assertThat(fail(500, "AUTH_RESTART")).isEqualTo(new LoginAction.TryAgain(1));
		assertThat(called(this.login.begin(NOW + 1))).isInstanceOf(SendCode.class);
	}

	private LoginAction passwordNeeded(Password challenge) {
		this.login.onAnswer(sent(new SentCodeTypeApp(5), "hash1", null));
		this.login.onTold("12345");
		assertThat(called(fail(401, "SESSION_PASSWORD_NEEDED"))).isEqualTo(new GetPassword());
		return this.login.onAnswer(challenge);
	}

	@Test
	void aPasswordIsProvedAndNotTold() {
		LoginAction ask = passwordNeeded(SrpChallenge.PASSWORD);
		assertThat(ask).isEqualTo(new LoginAction.AskPassword(new PasswordRequest("a hint", 1)));
		assertThat(ask.toString()).doesNotContain("a hint");
		LoginAction prove = this.login.onTold("correct horse ");
		assertThat(prove).isEqualTo(new LoginAction.Prove("correct horse ", SrpChallenge.PASSWORD));
		assertThat(prove.toString()).doesNotContain("correct");
		PasswordProof proof = PasswordStep.prove((LoginAction.Prove) prove, SrpChallenge.random());
		assertThat(called(this.login.onProof(proof))).isInstanceOfSatisfying(CheckPassword.class,
				(call) -> assertThat(call.password()).isInstanceOfSatisfying(InputCheckPasswordSRP.class, (srp) -> {
					assertThat(srp.srpId()).isEqualTo(99);
					assertThat(srp.a()).isEqualTo(proof.publicValue());
					assertThat(srp.m1()).isEqualTo(proof.proof());
				}));
		assertThat(this.login.onAnswer(authorization()))
			.isEqualTo(new LoginAction.Finish(new LoggedInAccount(4242, false)));
	}

	@Test
	void aWrongPasswordIsAskedForAgainByAnotherChallengeAFewTimes() {
		LoginAction ask = passwordNeeded(SrpChallenge.PASSWORD);
		for (int attempt = 1; attempt <= 3; attempt++) {
			assertThat(ask).isEqualTo(new LoginAction.AskPassword(new PasswordRequest("a hint", attempt)));
			LoginAction.Prove prove = (LoginAction.Prove) this.login.onTold("wrong");
			this.login.onProof(PasswordStep.prove(prove, SrpChallenge.random()));
			assertThat(called(fail(400, "PASSWORD_HASH_INVALID"))).isEqualTo(new GetPassword());
			ask = this.login.onAnswer(SrpChallenge.PASSWORD);
		}
		assertRefused(ask, "PASSWORD_ATTEMPTS_EXHAUSTED");
	}

	@Test
	void aPasswordCheckThatIsUnknownIsRefused() {
		assertRefused(passwordNeeded(SrpChallenge.of(new PasswordKdfAlgoUnknown())), "PASSWORD_CHECK_UNSUPPORTED");
	}

	@Test
	void aWeakGroupGetsNoProof() {
		PasswordKdfAlgo weak = new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(new byte[8],
				new byte[8], 3, BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE).toByteArray());
		passwordNeeded(SrpChallenge.of(weak));
		LoginAction.Prove prove = (LoginAction.Prove) this.login.onTold("password");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> PasswordStep.prove(prove, SrpChallenge.random()))
			.withMessageNotContaining("password");
	}

	/** A server's part of a password check. */
	private static final class SrpChallenge {

		/** The group of Telegram's servers. */
		private static final BigInteger PRIME = new BigInteger(
				"c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f48198a0aa7c14058229493d22530f4dbfa336f6e"
						+ "0ac925139543aed44cce7c3720fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f642477"
						+ "fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4a4a695811051907e162753b56b0f6b41"
						+ "0dba74d8a84b2a14b3144e0ef1284754fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b"
						+ "9ae4e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f0d8115f635b105ee2e4e15d0"
						+ "4b2454bf6f4fadf034b10403119cd8e3b92fcc5b",
				16);

		static final Password PASSWORD = of(new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
				new byte[8], new byte[16], 3, PRIME.toByteArray()));

		static Password of(PasswordKdfAlgo algorithm) {
			return Password.builder()
				.hasPassword(true)
				.currentAlgo(algorithm)
				.srpB(BigInteger.valueOf(3).modPow(BigInteger.TWO.pow(2_000).add(BigInteger.TEN), PRIME).toByteArray())
				.srpId(99L)
				.hint("a hint")
				.newAlgo(new PasswordKdfAlgoUnknown())
				.newSecureAlgo(new SecurePasswordKdfAlgoUnknown())
				.secureRandom(new byte[0])
				.build();
		}

		static RandomBytes random() {
			Random random = new Random(5);
			return (count) -> {
				byte[] bytes = new byte[count];
				random.nextBytes(bytes);
				return bytes;
			};
		}

	}

	/** Questions are put by what runs the login. */
	private static final class NobodyAsked implements LoginHandler {

		@Override
		public CompletionStage<String> code(CodeRequest request) {
			return CompletableFuture.failedFuture(new AssertionError("asked for " + request));
		}

		@Override
		public CompletionStage<String> password(PasswordRequest request) {
			return CompletableFuture.failedFuture(new AssertionError("asked for " + request));
		}

	}

}
