package io.github.telegramupdates.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.runtime.DaemonThreads;
import io.github.telegramupdates.engine.storage.AccountState;

/**
 * A process whose database never answers while a thousand channels are lively. It ends
 * with code 0 unless the heap does not suffice. The argument is how many updates may be
 * in memory.
 */
final class SilentDatabase {

	static final int CHANNELS = 1_000;

	/** More than a heap of 256 MB could hold. */
	static final int MESSAGES = 400;

	private SilentDatabase() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		InMemoryStateStorage storage = new InMemoryStateStorage();
		storage.setState(7, AccountState.of(100, 0, PushingConnection.DATE, 0));
		CountDownLatch never = new CountDownLatch(1);
		PushingConnection connection = new PushingConnection();
		CountDownLatch started = new CountDownLatch(1);
		GapEngine engine = GapEngine.builder()
			.storage(storage)
			.delivery((batch) -> never.await())
			.inboxExecutor(Runnable::run)
			.updatesInMemory(Integer.parseInt(arguments[0]), Long.MAX_VALUE)
			.executor(Executors.newFixedThreadPool(4, DaemonThreads.named("lane")))
			.build();
		AccountRun run = engine.run(connection, 7, AuthOptions.bot().onStart(started::countDown));
		started.await();
		for (int pts = 1; pts <= MESSAGES; pts++) {
			for (long channel = 1; channel <= CHANNELS; channel++) {
				connection.pushMessage(channel, pts);
			}
		}
		System.out.println("holds " + run.status().backlog().updates());
		System.exit(0);
	}

}
