package io.github.telegramupdates.benchmarks.connection;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.exchange.ExchangeInput;
import io.github.telegramupdates.mtproto.exchange.ExchangeOptions;
import io.github.telegramupdates.mtproto.exchange.ExchangeOutput;
import io.github.telegramupdates.mtproto.exchange.KeyExchange;
import io.github.telegramupdates.mtproto.runtime.SecureRandomBytes;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;

/**
 * Key exchanges of the client's state machine. Only its own steps are timed, not those of
 * the server.
 */
final class Handshake {

	private static final int DC = 2;

	private final RandomBytes random = new SecureRandomBytes();

	private final ExchangeOptions options = new ExchangeOptions(List.of(ExchangeServer.publicKey()), DC, Set.of());

	/**
	 * Agrees on a key.
	 * @param prime modulus of the group that the server proposes
	 * @return how long the client worked, in nanoseconds
	 */
	long nanos(BigInteger prime) {
		KeyExchange client = new KeyExchange(this.options);
		ExchangeServer server = new ExchangeServer(prime);
		ExchangeInput input = new ExchangeInput.Start(SystemMoment.now(), this.random);
		long nanos = 0;
		while (true) {
			long start = System.nanoTime();
			ExchangeOutput output = client.step(input).get(0);
			nanos += System.nanoTime() - start;
			if (!(output instanceof ExchangeOutput.Send send)) {
				requireKey(output, server);
				return nanos;
			}
			input = new ExchangeInput.Received(SystemMoment.now(), server.answer(send.frame()), this.random);
		}
	}

	private static void requireKey(ExchangeOutput output, ExchangeServer server) {
		if (!(output instanceof ExchangeOutput.Finished finished) || !finished.key().key().equals(server.key())) {
			throw new IllegalStateException("No key was agreed on: " + output);
		}
	}

	/**
	 * The baseline: powers of random numbers modulo the prime, as the JDK computes them.
	 * @param count how many
	 * @return how long they took, in nanoseconds
	 */
	long powersNanos(int count, BigInteger prime) {
		BigInteger base = new BigInteger(1, this.random.next(256));
		BigInteger exponent = new BigInteger(1, this.random.next(256));
		BigInteger power = base;
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			power = power.modPow(exponent, prime);
		}
		long nanos = System.nanoTime() - start;
		if (power.signum() == 0) {
			throw new IllegalStateException("A power modulo a prime is not zero");
		}
		return nanos;
	}

}
