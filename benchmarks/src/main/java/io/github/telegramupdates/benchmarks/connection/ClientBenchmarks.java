package io.github.telegramupdates.benchmarks.connection;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Latencies;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;

/**
 * The client over sockets of the loopback interface, and its key exchanges.
 */
public final class ClientBenchmarks implements BenchmarkGroup {

	private static final double TARGET_RATIO = 0.75;

	private static final int CONTAINERS = 64;

	private static final int WARMUPS = 3;

	/** Powers that an exchange needs: a public value and the shared secret. */
	private static final int POWERS = 2;

	/** For an unknown prime 15 rounds of Miller and Rabin, for it and for its half. */
	private static final int MORE_POWERS = 30;

	private static final int EXCHANGES_PER_ROUND = 5;

	private static final int ACCOUNTS = 1_000;

	private static final int CALLS_PER_ROUND = 1_000;

	/** Length of a call as well as of its answer, on average: padding is random. */
	private static final int CALL_BYTES = 200;

	@Override
	public void run(Effort effort, Report report) throws Exception {
		receive(effort, report);
		exchangeKeys(effort, report);
		connectAccounts(report);
		call(effort, report);
	}

	private static void receive(Effort effort, Report report) throws GeneralSecurityException, InterruptedException {
		report.section("Receiving containers of 1 MB with 100 messages each, one connection");
		try (Receiving receiving = new Receiving()) {
			for (int i = 0; i < WARMUPS; i++) {
				receiving.round(CONTAINERS);
			}
			List<Receiving.Round> rounds = new ArrayList<>();
			for (int i = 0; i < effort.rounds(); i++) {
				rounds.add(receiving.round(CONTAINERS));
			}
			report.figure("decrypted and decoded", median(rounds, Receiving.Round::speed), "MB/s");
			report.figure("  messages of the protocol", median(rounds, Receiving.Round::messages), "messages/s");
			report.figure("  new messages of chats in them",
					PushedContainers.UPDATES * median(rounds, Receiving.Round::messages), "messages/s");
			report.figure("AES-IGE and SHA-256 of the JDK", median(rounds, Receiving.Round::baselineSpeed), "MB/s");
			double ratio = median(rounds, Receiving.Round::ratio);
			report.ratio("speed of the client", ratio, "AES-IGE and SHA-256 of the JDK");
			report.ratio("  by the processor time of its loop", median(rounds, Receiving.Round::processorRatio),
					"AES-IGE and SHA-256 of the JDK");
			report.target("at least 0.75 of the JDK", Reached.when(ratio >= TARGET_RATIO));
		}
	}

	private static void exchangeKeys(Effort effort, Report report) throws IOException {
		Handshake handshake = new Handshake();
		List<BigInteger> unknown = new ArrayList<>(SafePrimes.unknown());
		handshake.nanos(unknown.remove(0));
		report.section("Key exchanges, one thread, without the time of the server");
		List<BigInteger> known = new ArrayList<>();
		for (int i = 0; i < EXCHANGES_PER_ROUND * effort.rounds(); i++) {
			known.add(SafePrimes.KNOWN);
		}
		compare(report, "with the prime that is known", handshake, known, POWERS);
		compare(report, "with a prime that is unknown", handshake, unknown, POWERS + MORE_POWERS);
	}

	private static void compare(Report report, String what, Handshake handshake, List<BigInteger> primes, int powers) {
		double nanos = median(primes, handshake::nanos);
		double baseline = median(primes, (prime) -> handshake.powersNanos(powers, prime));
		String name = powers + " powers modulo the prime";
		report.figure(what, 1e9 / nanos, "exchanges/s");
		report.figure("  " + name, 1e9 / baseline, "/s");
		report.ratio("  time of the client", nanos / baseline, name);
	}

	private static void connectAccounts(Report report) throws Exception {
		// classes are loaded, and caches filled
		ConnectedAccounts.ofBareChannels(1);
		ConnectedAccounts.ofClients(1);
		ConnectedAccounts.Cost bare = ConnectedAccounts.ofBareChannels(ACCOUNTS);
		ConnectedAccounts.Cost clients = ConnectedAccounts.ofClients(ACCOUNTS);
		report.section("1,000 connected accounts on shared threads, with the server's end of each connection");
		report.figure("threads of the accounts", clients.threads(), "");
		report.figure("threads of 1,000 bare channels", bare.threads(), "");
		report.figure("heap of an account", clients.heap(), "B");
		report.figure("heap of a bare channel", bare.heap(), "B");
		report.ratio("heap of an account", clients.heap() / bare.heap(), "bare channel");
		report.figure("until all were connected, one after the other", clients.seconds(), "s");
	}

	private static void call(Effort effort, Report report) throws Exception {
		int calls = CALLS_PER_ROUND * effort.rounds();
		report.section("Round trip of updates.getState by loopback, one call after the other");
		try (RoundTrips client = new RoundTrips(); EchoServer echo = new EchoServer(CALL_BYTES)) {
			client.measure(calls);
			echo.measure(calls);
			Latencies bare = echo.measure(calls);
			Latencies whole = client.measure(calls);
			for (int percent : List.of(50, 99)) {
				report.figure("client and data center, p" + percent, whole.percentile(percent), "us");
				report.figure("  bare echo of 200 bytes, p" + percent, bare.percentile(percent), "us");
				report.figure("  added, p" + percent, whole.percentile(percent) - bare.percentile(percent), "us");
				report.ratio("  time of the call", whole.percentile(percent) / bare.percentile(percent), "bare echo");
			}
		}
	}

	private static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
		double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
		return sorted[sorted.length / 2];
	}

}
