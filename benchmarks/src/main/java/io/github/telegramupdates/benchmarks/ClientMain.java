package io.github.telegramupdates.benchmarks;

import java.io.IOException;

import io.github.telegramupdates.benchmarks.client.ClientArguments;
import io.github.telegramupdates.benchmarks.client.ClientReport;
import io.github.telegramupdates.benchmarks.client.ClientRun;

/**
 * Runs the client and the engine against a server: logs in, waits for messages, sends
 * one, and prints one line of JSON.
 */
public final class ClientMain {

	private ClientMain() {
	}

	/**
	 * Runs.
	 * @param words {@link ClientArguments#USAGE}
	 * @throws IOException if the key cannot be read
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String... words) throws IOException, InterruptedException {
		ClientReport report = new ClientRun(ClientArguments.of(words)).run();
		System.out.println(report.toJson());
		System.exit(report.isOk() ? 0 : 1);
	}

}
