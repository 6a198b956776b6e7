package io.github.telegramupdates.simulator.dc.exchange;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RsaPad;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.mtproto.DhGenFail;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.DhGenRetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyExchangeTests {

	private static final int TIME = 1_700_000_000;

	private static final ServerKey SERVER_KEY = ServerKey.generate();

	private final SplittableRandom random = new SplittableRandom(11);

	private final Set<Long> keyIds = new HashSet<>();

	private final FaultPlan plan = new FaultPlan(List.of());

	private final TestClient client = new TestClient(SERVER_KEY.publicKey(), 12);

	private final KeyExchange exchange = new KeyExchange(SERVER_KEY, this.keyIds::contains, this.plan);

	@Test
	void bothSidesEndWithTheSameKeyAndSalt() {
		byte[] params = this.client.requestParams(answer(this.client.begin()));
		ExchangeResult.Agreed agreed = agreed(this.client.answerProposal(answer(params)));
		assertThat(agreed.key()).isEqualTo(this.client.key());
		assertThat(agreed.firstSalt()).isEqualTo(this.client.firstSalt());
		assertThat(((DhGenOk) agreed.message()).newNonceHash1())
			.isEqualTo(this.client.key().newNonceHash(this.client.newNonce(), 1));
		assertThat(this.client.proposal().serverTime()).isEqualTo(TIME);
	}

	@Test
	void theLegacyPaddingIsAccepted() {
		this.client.takeChallenge(answer(this.client.begin()));
		byte[] encrypted = this.client.legacyEncrypted(this.client.innerData());
		assertThat(answer(this.client.requestParamsWith(encrypted))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x83c95aec, 0xa9f55f95 })
	void theDataCenterNeedNotBeNamed(int constructorId) {
		this.client.takeChallenge(answer(this.client.begin()));
		assertThat(answer(this.client.requestParamsWith(padded(this.client.innerDataWithId(constructorId)))))
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x3c6a84d4, 0x56fddf88 })
	void aTemporaryKeyIsRefused(int constructorId) {
		this.client.takeChallenge(answer(this.client.begin()));
		byte[] request = this.client.requestParamsWith(padded(this.client.innerDataWithId(constructorId)));
		assertThat(refusal(request)).isEqualTo("temporary keys are not supported");
	}

	@Test
	void dataForAnotherKeyIsRefused() {
		this.client.takeChallenge(answer(this.client.begin()));
		RsaPublicKey other = ServerKey.generate().publicKey();
		byte[] encrypted = RsaPad.encrypt(this.client.innerData(), other, this.client::bytes);
		assertThat(refusal(this.client.requestParamsWith(encrypted)))
			.isEqualTo("the data was not encrypted for the public key");
	}

	@Test
	void aChangedLegacyHashIsRefused() {
		this.client.takeChallenge(answer(this.client.begin()));
		byte[] data = this.client.innerData();
		byte[] encrypted = this.client.legacyEncrypted(data);
		encrypted[200] ^= 1;
		assertThat(refusal(this.client.requestParamsWith(encrypted)))
			.isEqualTo("the data was not encrypted for the public key");
	}

	@Test
	void theNoncesOfAnotherExchangeAreRefused() {
		answer(this.client.begin());
		TestClient other = new TestClient(SERVER_KEY.publicKey(), 13);
		byte[] resPq = message(new KeyExchange(SERVER_KEY, this.keyIds::contains, this.plan).receive(other.begin(),
				TIME, this::bytes));
		assertThat(refusal(other.requestParams(resPq))).contains("nonces");
	}

	@Test
	void anExchangeCanBeginAnew() {
		answer(this.client.begin());
		byte[] params = this.client.requestParams(answer(this.client.begin()));
		assertThat(agreed(this.client.answerProposal(answer(params))).key()).isEqualTo(this.client.key());
	}

	@Test
	void aStepOutOfOrderIsRefused() {
		byte[] params = this.client.requestParams(answer(this.client.begin()));
		byte[] last = this.client.answerProposal(answer(params));
		agreed(last);
		assertThat(refusal(last)).contains("nonces");
		assertThat(refusal(params)).contains("nonces");
	}

	@Test
	void aKeyIdThatIsTakenNeedsAnotherTry() {
		byte[] params = this.client.requestParams(answer(this.client.begin()));
		byte[] first = this.client.answerProposal(answer(params));
		AuthKey taken = this.client.key();
		this.keyIds.add(taken.id());
		DhGenRetry retry = (DhGenRetry) result(first);
		assertThat(retry.newNonceHash2()).isEqualTo(taken.newNonceHash(this.client.newNonce(), 2));
		this.keyIds.clear();
		BigInteger publicValue = new BigInteger(1, this.client.proposal().gA());
		assertThat(refusal(this.client.answer(publicValue, 0))).isEqualTo("the retry id is wrong");
		assertThat(agreed(this.client.answer(publicValue, taken.auxHash())).key()).isNotEqualTo(taken);
	}

	@Test
	void aPublicValueThatIsTooSmallFails() {
		byte[] params = this.client.requestParams(answer(this.client.begin()));
		this.client.takeProposal(answer(params));
		assertThat(result(this.client.answer(BigInteger.TWO, 0))).isInstanceOf(DhGenFail.class);
	}

	@Test
	void whatIsNoMessageOfAnExchangeIsRefused() {
		assertThat(refusal(new byte[] { 1, 2, 3, 4 })).isEqualTo("the message has no place in a key exchange");
		assertThat(refusal(new byte[] { 1 })).isEqualTo("the message cannot be decoded");
	}

	private byte[] padded(byte[] data) {
		return RsaPad.encrypt(data, SERVER_KEY.publicKey(), this.client::bytes);
	}

	private byte[] answer(byte[] request) {
		return message(this.exchange.receive(request, TIME, this::bytes));
	}

	private TlObject result(byte[] request) {
		return ((ExchangeResult.Answer) this.exchange.receive(request, TIME, this::bytes)).message();
	}

	private static byte[] message(ExchangeResult result) {
		assertThat(result).isInstanceOf(ExchangeResult.Answer.class);
		return ((ExchangeResult.Answer) result).message().toByteArray();
	}

	private ExchangeResult.Agreed agreed(byte[] request) {
		ExchangeResult result = this.exchange.receive(request, TIME, this::bytes);
		assertThat(result).isInstanceOf(ExchangeResult.Agreed.class);
		return (ExchangeResult.Agreed) result;
	}

	private String refusal(byte[] request) {
		ExchangeResult result = this.exchange.receive(request, TIME, this::bytes);
		assertThat(result).isInstanceOf(ExchangeResult.Refused.class);
		return ((ExchangeResult.Refused) result).reason();
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
