package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.mtproto.crypto.AuthKey;
import io.github.telegramupdates.mtproto.crypto.RsaPublicKey;
import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.mtproto.message.Moment;
import io.github.telegramupdates.tl.mtproto.DhGenOk;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.mtproto.ResPQ;
import io.github.telegramupdates.tl.mtproto.ServerDHInnerData;
import io.github.telegramupdates.tl.mtproto.ServerDHParamsOk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key exchange against a peer that is honest, or not.
 */
class KeyExchangeTests {

	private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(1_984);

	private final ExchangePeer peer = new ExchangePeer();

	private final TestRandom random = new TestRandom(5);

	private KeyExchange exchange = exchange(List.of(ExchangePeer.publicKey()), Set.of());

	private long now = 1_000;

	private static KeyExchange exchange(List<RsaPublicKey> keys, Set<Long> inUse) {
		return new KeyExchange(new ExchangeOptions(keys, 2, inUse));
	}

	private Moment at() {
		return new Moment(this.now, 1_700_000_000_000L + this.now);
	}

	private List<ExchangeOutput> start() {
		return this.exchange.step(new ExchangeInput.Start(at(), this.random));
	}

	private List<ExchangeOutput> receive(byte[] frame) {
		return this.exchange.step(new ExchangeInput.Received(at(), frame, this.random));
	}

	/** Runs the exchange to its end. */
	private ExchangeOutput run() {
		ExchangeOutput output = start().get(0);
		while (output instanceof ExchangeOutput.Send send) {
			output = receive(this.peer.answer(send.frame())).get(0);
		}
		return output;
	}

	private void assertFails(ExchangeFailure failure) {
		assertThat(run()).isInstanceOfSatisfying(ExchangeOutput.Failed.class,
				(failed) -> assertThat(failed.failure()).isEqualTo(failure));
		assertThat(receive(this.peer.wrap(new Pong(1, 1)))).isEmpty();
	}

	private static byte[] flipped(byte[] bytes) {
		byte[] changed = bytes.clone();
		changed[changed.length - 1] ^= 1;
		return changed;
	}

	@Test
	void bothSidesHaveTheSameKeyInTheEnd() {
		assertThat(run()).isInstanceOfSatisfying(ExchangeOutput.Finished.class, (finished) -> {
			assertThat(finished.key().key()).isEqualTo(this.peer.key);
			assertThat(finished.key().serverTime()).isEqualTo(ExchangePeer.SERVER_TIME);
			assertThat(finished.key().clock().millis(at())).isEqualTo(ExchangePeer.SERVER_TIME * 1000L);
		});
		assertThat(this.peer.dc).isEqualTo(2);
		assertThat(this.peer.lastRetryId).isZero();
	}

	@Test
	void aKeyThatTheServerRefusesIsMadeAnewAndNamesTheOneBefore() {
		this.peer.retries = 1;
		ExchangeOutput output = start().get(0);
		AuthKey first = null;
		while (output instanceof ExchangeOutput.Send send) {
			byte[] answer = this.peer.answer(send.frame());
			first = (this.peer.retries == 0 && first == null) ? this.peer.key : first;
			output = receive(answer).get(0);
		}
		assertThat(output).isInstanceOf(ExchangeOutput.Finished.class);
		assertThat(first).isNotNull();
		assertThat(this.peer.lastRetryId).isEqualTo(first.auxHash());
		assertThat(this.peer.key).isNotEqualTo(first);
	}

	@Test
	void fiveKeysAreTriedAndNoMore() {
		this.peer.retries = 4;
		assertThat(run()).isInstanceOf(ExchangeOutput.Finished.class);
		this.exchange = exchange(List.of(ExchangePeer.publicKey()), Set.of());
		this.peer.retries = 5;
		assertFails(ExchangeFailure.TOO_MANY_TRIES);
	}

	@Test
	void aRefusalEndsTheExchange() {
		this.peer.fails = true;
		assertFails(ExchangeFailure.REFUSED);
	}

	@Test
	void aKeyThatIsInUseIsRefused() {
		run();
		long id = this.peer.key.id();
		// the same random bytes on both sides make the same key
		ExchangePeer again = new ExchangePeer();
		KeyExchange second = exchange(List.of(ExchangePeer.publicKey()), Set.of(id));
		TestRandom same = new TestRandom(5);
		ExchangeOutput output = second.step(new ExchangeInput.Start(at(), same)).get(0);
		while (output instanceof ExchangeOutput.Send send) {
			output = second.step(new ExchangeInput.Received(at(), again.answer(send.frame()), same)).get(0);
		}
		assertThat(output).isInstanceOfSatisfying(ExchangeOutput.Failed.class,
				(failed) -> assertThat(failed.failure()).isEqualTo(ExchangeFailure.KEY_IN_USE));
	}

	@Test
	void aServerWithoutATrustedKeyIsRefused() {
		this.exchange = exchange(List.of(), Set.of());
		assertFails(ExchangeFailure.UNKNOWN_SERVER_KEY);
	}

	@Test
	void moreThan32FingerprintsAreRefused() {
		this.peer.question = (question) -> new ResPQ(question.nonce(), question.serverNonce(), question.pq(),
				Collections.nCopies(33, ExchangePeer.publicKey().fingerprint()));
		assertFails(ExchangeFailure.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "04030201", "7fffffffffffffff", "8000000000000001", "010000000000000001", "0d" })
	void aNumberThatIsNotTheProductOfTwoPrimesIsRefused(String pq) {
		this.peer.question = (question) -> new ResPQ(question.nonce(), question.serverNonce(),
				HexFormat.of().parseHex(pq), question.serverPublicKeyFingerprints());
		assertFails(ExchangeFailure.BAD_PQ);
	}

	@Test
	void noncesOfOtherExchangesAreRefusedInTheQuestion() {
		this.peer.question = (question) -> new ResPQ(flipped(question.nonce()), question.serverNonce(), question.pq(),
				question.serverPublicKeyFingerprints());
		assertFails(ExchangeFailure.WRONG_NONCE);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noncesOfOtherExchangesAreRefusedAroundTheParameters(boolean client) {
		this.peer.answer = (answer) -> new ServerDHParamsOk(client ? flipped(answer.nonce()) : answer.nonce(),
				client ? answer.serverNonce() : flipped(answer.serverNonce()), answer.encryptedAnswer());
		assertFails(ExchangeFailure.WRONG_NONCE);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noncesOfOtherExchangesAreRefusedInTheParameters(boolean client) {
		this.peer.parameters = (data) -> new ServerDHInnerData(client ? flipped(data.nonce()) : data.nonce(),
				client ? data.serverNonce() : flipped(data.serverNonce()), data.g(), data.dhPrime(), data.gA(),
				data.serverTime());
		assertFails(ExchangeFailure.WRONG_NONCE);
	}

	@Test
	void noncesOfOtherExchangesAreRefusedInTheVerdict() {
		this.peer.verdict = (verdict) -> (verdict instanceof DhGenOk ok)
				? new DhGenOk(flipped(ok.nonce()), ok.serverNonce(), ok.newNonceHash1()) : verdict;
		assertFails(ExchangeFailure.WRONG_NONCE);
	}

	@Test
	void changedParametersAreRefused() {
		this.peer.encryptedParameters = (encrypted) -> {
			byte[] changed = encrypted.clone();
			changed[40] ^= 4;
			return changed;
		};
		assertFails(ExchangeFailure.BAD_HASH);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 15, 16, 17 })
	void parametersThatAreTooShortAreRefused(int length) {
		this.peer.encryptedParameters = (encrypted) -> Arrays.copyOf(encrypted, length);
		assertThat(run()).isInstanceOf(ExchangeOutput.Failed.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 8, -3 })
	void aGeneratorThatDoesNotSuitThePrimeIsRefused(int generator) {
		this.peer.parameters = (data) -> new ServerDHInnerData(data.nonce(), data.serverNonce(), generator,
				data.dhPrime(), data.gA(), data.serverTime());
		assertFails(ExchangeFailure.WEAK_GROUP);
	}

	@ParameterizedTest
	@CsvSource({ "2", "-2", "512" })
	void aPrimeThatIsNotSafeIsRefused(int shift) {
		this.peer.parameters = (data) -> new ServerDHInnerData(data.nonce(), data.serverNonce(), 4,
				ExchangePeer.PRIME.add(BigInteger.valueOf(shift)).toByteArray(), data.gA(), data.serverTime());
		assertFails(ExchangeFailure.WEAK_GROUP);
	}

	@Test
	void aPrimeOf2047BitsIsRefused() {
		this.peer.parameters = (data) -> new ServerDHInnerData(data.nonce(), data.serverNonce(), 4,
				ExchangePeer.PRIME.shiftRight(1).toByteArray(), data.gA(), data.serverTime());
		assertFails(ExchangeFailure.WEAK_GROUP);
	}

	@Test
	void publicValuesNearTheEndsOfTheGroupAreRefused() {
		BigInteger prime = ExchangePeer.PRIME;
		for (BigInteger value : List.of(BigInteger.ZERO, BigInteger.ONE, prime, prime.subtract(BigInteger.ONE),
				MARGIN.subtract(BigInteger.ONE), prime.subtract(MARGIN).add(BigInteger.ONE))) {
			this.exchange = exchange(List.of(ExchangePeer.publicKey()), Set.of());
			this.peer.parameters = (data) -> new ServerDHInnerData(data.nonce(), data.serverNonce(), data.g(),
					data.dhPrime(), value.toByteArray(), data.serverTime());
			assertFails(ExchangeFailure.WEAK_GROUP);
		}
	}

	@Test
	void aWrongHashOfTheKeyIsRefused() {
		this.peer.verdict = (verdict) -> (verdict instanceof DhGenOk ok)
				? new DhGenOk(ok.nonce(), ok.serverNonce(), flipped(ok.newNonceHash1())) : verdict;
		assertFails(ExchangeFailure.OTHER_KEY);
	}

	@Test
	void anAnswerOfAnotherKindIsRefused() {
		start();
		assertThat(receive(this.peer.wrap(new Pong(1, 2)))).singleElement()
			.isInstanceOfSatisfying(ExchangeOutput.Failed.class,
					(failed) -> assertThat(failed.failure()).isEqualTo(ExchangeFailure.MALFORMED));
	}

	@Test
	void framesThatAreNoPlainMessagesAreRefused() {
		byte[] whole = this.peer.wrap(new Pong(1, 2));
		byte[] withKey = whole.clone();
		withKey[0] = 1;
		byte[] evenId = whole.clone();
		evenId[8] &= (byte) 0xfe;
		byte[] otherLength = whole.clone();
		otherLength[16] += 4;
		for (byte[] frame : List.of(new byte[0], new byte[19], withKey, evenId, otherLength, new byte[8_000])) {
			this.exchange = exchange(List.of(ExchangePeer.publicKey()), Set.of());
			start();
			assertThat(receive(frame)).singleElement().isInstanceOf(ExchangeOutput.Failed.class);
		}
	}

	@Test
	void anExchangeEndsAfter15Seconds() {
		assertThat(start()).contains(new ExchangeOutput.ArmTimer(16_000));
		this.now = 15_999;
		assertThat(this.exchange.step(new ExchangeInput.Tick(at()))).isEmpty();
		this.now = 16_000;
		assertThat(this.exchange.step(new ExchangeInput.Tick(at()))).singleElement()
			.isInstanceOfSatisfying(ExchangeOutput.Failed.class,
					(failed) -> assertThat(failed.failure()).isEqualTo(ExchangeFailure.TIMED_OUT));
	}

	@Test
	void nothingSecretIsInAnyText() {
		assertThat(run().toString()).contains(Long.toHexString(this.peer.key.id())).hasSizeLessThan(80);
	}

}
