package io.github.telegramupdates.simulator.dc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import io.github.telegramupdates.mtproto.crypto.DhGroup;
import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.crypto.PasswordSalts;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import io.github.telegramupdates.tl.CodeSettings;
import io.github.telegramupdates.tl.InputCheckPasswordSRP;
import io.github.telegramupdates.tl.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.account.Password;
import io.github.telegramupdates.tl.account.rpc.GetPassword;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.rpc.CheckPassword;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.auth.rpc.SendCode;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UserLoginTests {

	private static final String PHONE = "9996621234";

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram,
			DataCenterOptions.defaults().withCredentials(new Credentials("1:a", PHONE, "22222", "päss")));

	private final SocketClient client = new SocketClient(this.dataCenter);

	@BeforeEach
	void introduce() {
		this.client.start().firstCall(new GetConfig());
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dataCenter.close();
		this.telegram.close();
	}

	@Test
	void aUserLogsInByPhoneCodeAndPassword() {
		assertError(signIn(sendCode("+999 66 21234"), "22222"), 401, "SESSION_PASSWORD_NEEDED");
		assertError(new GetState(), 401, "AUTH_KEY_UNREGISTERED");
		Authorization authorization = (Authorization) this.client.call(new CheckPassword(proof("päss")));
		assertThat(((User) authorization.user()).self()).isTrue();
		assertThat(this.client.call(new GetState())).isNotNull();
		assertThat(this.dataCenter.counters().logins()).isOne();
	}

	@Test
	void aWrongPasswordIsRefused() {
		assertError(signIn(sendCode(PHONE), "22222"), 401, "SESSION_PASSWORD_NEEDED");
		assertError(new CheckPassword(proof("pass")), 400, "PASSWORD_HASH_INVALID");
		InputCheckPasswordSRP old = proof("päss");
		proof("päss");
		assertError(new CheckPassword(old), 400, "SRP_ID_INVALID");
		this.client.call(new CheckPassword(proof("päss")));
	}

	@Test
	void aPasswordAloneIsNotEnough() {
		assertError(new CheckPassword(proof("päss")), 401, "AUTH_KEY_UNREGISTERED");
	}

	@Test
	void otherPhonesCodesAndTokensAreRefused() {
		assertError(sending("123"), 400, "PHONE_NUMBER_INVALID");
		String hash = sendCode(PHONE);
		assertError(signIn(hash, "11111"), 400, "PHONE_CODE_INVALID");
		assertError(signIn("other", "22222"), 400, "PHONE_CODE_EXPIRED");
		assertError(new ImportBotAuthorization(0, 1, "hash", "1:b"), 400, "ACCESS_TOKEN_INVALID");
		assertThat(this.dataCenter.counters().logins()).isZero();
	}

	private String sendCode(String phone) {
		return ((SentCode) this.client.call(sending(phone))).phoneCodeHash();
	}

	private static SendCode sending(String phone) {
		return new SendCode(phone, 1, "hash", CodeSettings.builder().build());
	}

	private static SignIn signIn(String hash, String code) {
		return new SignIn(PHONE, hash, code, null);
	}

	private InputCheckPasswordSRP proof(String password) {
		Password challenge = this.client.call(new GetPassword());
		PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm = (PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow) Objects
			.requireNonNull(challenge.currentAlgo());
		byte[] secret = new byte[256];
		ThreadLocalRandom.current().nextBytes(secret);
		PasswordProof proof = PasswordProof.of(password.getBytes(StandardCharsets.UTF_8),
				new PasswordSalts(algorithm.salt1(), algorithm.salt2()),
				DhGroup.of(algorithm.g(), new BigInteger(1, algorithm.p()), byte[]::new),
				new BigInteger(1, Objects.requireNonNull(challenge.srpB())), secret);
		return new InputCheckPasswordSRP(Objects.requireNonNull(challenge.srpId()), proof.publicValue(), proof.proof());
	}

	private void assertError(TlMethod<?> method, int code, String type) {
		assertThatExceptionOfType(RpcException.class).isThrownBy(() -> this.client.call(method)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.type()).isEqualTo(type);
		});
	}

}
