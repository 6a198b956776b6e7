package io.github.telegramupdates.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.sequencing.MemoryLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * lanes that do not commit take memory, but neither all of it nor that of others.
 */
class MemoryBoundTests {

	private static final int CHANNELS = 1_000;

	private static final int HANGING = 20;

	private static final int MESSAGES = 300;

	private static final int LIMIT = 4_000;

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final Map<Lane, Integer> delivered = new HashMap<>();

	private final List<EngineEvent.Overflow> overflows = new ArrayList<>();

	private void deliver(Batch batch) {
		if (batch.lane() instanceof Lane.Channel channel && channel.channelId() <= HANGING) {
			throw new IllegalStateException("not now");
		}
		this.storage.commit(batch.change());
		this.delivered.merge(batch.lane(), batch.updates().size(), Integer::sum);
	}

	@Test
	void twentyLanesThatDoNotCommitTakeNothingFromTheOthers() {
		this.storage.setState(7, AccountState.of(100, 0, PushingConnection.DATE, 0));
		PushingConnection connection = new PushingConnection();
		GapEngine engine = GapEngine.builder()
			.storage(this.storage)
			.delivery((group) -> group.forEach(this::deliver))
			.inboxExecutor(Runnable::run)
			.executor(Runnable::run)
			.timers(new VirtualTimers(new VirtualClock()))
			.updatesInMemory(LIMIT, 64L << 20)
			.listener((userId, event) -> {
				if (event instanceof EngineEvent.Overflow overflow) {
					this.overflows.add(overflow);
				}
			})
			.build();
		AccountRun run = engine.run(connection, 7, AuthOptions.bot());
		for (int pts = 1; pts <= MESSAGES; pts++) {
			for (long channel = 1; channel <= CHANNELS; channel++) {
				connection.pushMessage(channel, pts);
			}
		}
		// each as soon as it was pushed, and none of them by a difference
		assertThat(this.delivered).hasSize(CHANNELS - HANGING)
			.allSatisfy((lane, count) -> assertThat(count).isEqualTo(MESSAGES));
		assertThat(connection.unanswered()).isEmpty();
		assertThat(this.overflows).isNotEmpty().allMatch((overflow) -> overflow.box().channelId() <= HANGING);
		assertThat(run.status().backlog().updates()).isLessThan(LIMIT);
		engine.close();
	}

	@Test
	void aThousandChannelsAndADatabaseThatNeverAnswersNeedLessThan256Megabytes() throws Exception {
		assertThat(silentDatabase(MemoryLimits.DEFAULT.updates())).contains("holds " + 64 * CHANNELS);
	}

	@Test
	void withoutABoundTheHeapWouldNotSuffice() throws Exception {
		assertThat(silentDatabase(Integer.MAX_VALUE)).contains("OutOfMemoryError").doesNotContain("holds");
	}

	private static String silentDatabase(int updates) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(
				System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-Xmx256m",
				"-XX:+UseParallelGC", "-XX:GCTimeLimit=40", "-XX:GCHeapFreeLimit=20", "-XX:+ExitOnOutOfMemoryError",
				"-cp", System.getProperty("java.class.path"), SilentDatabase.class.getName(), Integer.toString(updates))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return output;
	}

}
