package io.github.telegramupdates.benchmarks;

import io.github.telegramupdates.benchmarks.client.ClientArguments;
import io.github.telegramupdates.benchmarks.client.ClientReport;
import io.github.telegramupdates.benchmarks.client.ClientRun;

/**
 * Runs the client and the engine against a server: logs in, waits for messages, sends
 * one, and prints one line of JSON.
 */
public final class ClientMain {

	private static final int USAGE_ERROR = 2;

	private ClientMain() {
	}

	/**
	 * Runs.
	 * @param words {@link ClientArguments#USAGE}
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String... words) throws InterruptedException {
		ClientArguments arguments;
		try {
			arguments = ClientArguments.of(words);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.err.println(ClientArguments.USAGE);
			System.exit(USAGE_ERROR);
			return;
		}
		ClientReport report = new ClientRun(arguments).run();
		System.out.println(report.toJson());
		System.exit(report.isOk() ? 0 : 1);
	}

}
