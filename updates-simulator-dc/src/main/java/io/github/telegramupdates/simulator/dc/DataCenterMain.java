package io.github.telegramupdates.simulator.dc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;

/**
 * A data center as a program: standard output carries JSON lines only, first where it
 * listens, and at the end, when it is asked to terminate, what clients did.
 */
public final class DataCenterMain {

	private static final int USAGE_ERROR = 2;

	private DataCenterMain() {
	}

	/**
	 * Runs a data center until the process is asked to terminate.
	 * @param arguments see the documentation of the data center
	 * @throws IOException if the public key cannot be written
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		CommandLine commandLine;
		try {
			commandLine = CommandLine.of(arguments);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.err.print(CommandLine.usage());
			System.exit(USAGE_ERROR);
			return;
		}
		PrintStream out = System.out;
		// whatever else writes, for example a logger, does not disturb the lines
		System.setOut(System.err);
		InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
		run(commandLine, out);
	}

	private static void run(CommandLine commandLine, PrintStream out) throws IOException, InterruptedException {
		SimulatedTelegram telegram = SimulatedTelegram.builder().build();
		DataCenter dataCenter = DataCenter.start(telegram, commandLine.options());
		Path file = commandLine.publicKeyFile();
		if (file != null) {
			Files.writeString(file, dataCenter.publicKey().toPem());
		}
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			out.println(summary(dataCenter.counters()));
			out.flush();
			// otherwise the signal would be the exit status
			Runtime.getRuntime().halt(0);
		}));
		out.println(listening(dataCenter));
		out.flush();
		Thread.currentThread().join();
	}

	private static JsonLine listening(DataCenter dataCenter) {
		return new JsonLine().with("ev", "listening")
			.with("port", dataCenter.port())
			.with("fingerprint", String.format("%016x", dataCenter.publicKey().fingerprint()))
			.with("peer", DataCenter.PEER_ID + ":" + DataCenter.PEER_ACCESS_HASH);
	}

	static JsonLine summary(DataCenterCounters counters) {
		Map<String, Integer> violations = new TreeMap<>();
		counters.violations().forEach((violation, count) -> violations.put(violation.toString(), count));
		Map<String, Integer> faults = new TreeMap<>();
		counters.faults().forEach((fault, count) -> faults.put(fault.text(), count));
		return new JsonLine().with("ev", "summary")
			.with("sent", counters.sent())
			.with("connections", counters.connections())
			.with("sessions", counters.sessions())
			.with("exchanges", counters.exchanges())
			.with("logins", counters.logins())
			.with("violations", violations)
			.with("repeatedCalls", counters.repeatedCalls())
			.with("sharedKeys", counters.sharedKeys())
			.with("faults", faults);
	}

}
