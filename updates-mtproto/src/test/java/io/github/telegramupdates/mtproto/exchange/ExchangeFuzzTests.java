package io.github.telegramupdates.mtproto.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.crypto.TestRandom;
import io.github.telegramupdates.mtproto.fuzz.AllocatedMemory;
import io.github.telegramupdates.mtproto.fuzz.Mutations;
import io.github.telegramupdates.mtproto.message.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server answers during an exchange, the client fails by a named reason, or
 * goes on because the answer is genuine after all. The same random bytes make the client
 * ask the same questions, so that answers of an honest server can be recorded once.
 */
class ExchangeFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

	private static final long MAX_ALLOCATED = 16 << 20;

	private static final long CLIENT_SEED = 5;

	private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final Mutations mutations = new Mutations(this.random);

	private final ExchangePeer peer = new ExchangePeer();

	private final List<byte[]> answers = new ArrayList<>();

	/** The later an answer comes, the more the client has to compute before it. */
	@ParameterizedTest
	@CsvSource({ "0, 55", "1, 44", "2, 1" })
	void anyAnswerEndsInTheNextQuestionOrInAFailure(int stage, int percent) {
		record();
		for (int i = 0; i < INPUTS * percent / 100; i++) {
			Client client = new Client();
			for (int before = 0; before < stage; before++) {
				client.receive(this.answers.get(before));
			}
			byte[] answer = this.mutations.mutated(this.answers.get(stage));
			long allocated = AllocatedMemory.of(() -> client.receive(answer));
			assertThat(allocated).as("fuzz.seed=%d", this.seed).isLessThan(MAX_ALLOCATED);
			check(client.last);
		}
	}

	/** Small factors are found at once. */
	private void record() {
		this.peer.pq = BigInteger.valueOf(10_007).multiply(BigInteger.valueOf(10_009)).toByteArray();
		Client client = new Client();
		while (client.last instanceof ExchangeOutput.Send send) {
			this.answers.add(this.peer.answer(send.frame()));
			client.receive(this.answers.get(this.answers.size() - 1));
		}
		assertThat(client.last).isInstanceOf(ExchangeOutput.Finished.class);
		assertThat(this.answers).hasSize(3);
	}

	private void check(ExchangeOutput output) {
		if (output instanceof ExchangeOutput.Finished finished) {
			assertThat(finished.key().key().id()).as("fuzz.seed=%d", this.seed).isEqualTo(this.peer.key.id());
		}
		else {
			assertThat(output).as("fuzz.seed=%d", this.seed)
				.isInstanceOfAny(ExchangeOutput.Send.class, ExchangeOutput.Failed.class);
		}
	}

	/** A client that throws the same dice as every other. */
	private static final class Client {

		private final KeyExchange exchange = new KeyExchange(
				new ExchangeOptions(List.of(ExchangePeer.publicKey()), 2, Set.of()));

		private final TestRandom random = new TestRandom(CLIENT_SEED);

		private final Moment at = new Moment(1_000, ExchangePeer.SERVER_TIME * 1000L);

		private ExchangeOutput last;

		Client() {
			this.last = this.exchange.step(new ExchangeInput.Start(this.at, this.random)).get(0);
		}

		/** An answer to another question changes nothing. */
		void receive(byte[] frame) {
			this.exchange.step(new ExchangeInput.Received(this.at, frame, this.random))
				.stream()
				.filter((output) -> !(output instanceof ExchangeOutput.ArmTimer))
				.findFirst()
				.ifPresent((output) -> this.last = output);
		}

	}

}
