package io.github.telegramupdates.engine.peers;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.tl.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How access hashes are written while others are looked up.
 */
class PeerStoreTests {

	private static final long SELF = 7;

	private final SlowHashes hashes = new SlowHashes();

	private final PeerStore peers = new PeerStore(SELF, new InMemoryAccessHashes(), this.hashes);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void close() throws InterruptedException {
		this.hashes.answer.countDown();
		this.threads.shutdown();
		assertThat(this.threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
	}

	private void learn(long id) {
		this.peers.learnUsers(List.of(User.builder().id(id).accessHash(10 * id).build()));
	}

	private Future<?> save() {
		Callable<?> save = () -> {
			this.peers.save();
			return null;
		};
		return this.threads.submit(save);
	}

	@Test
	void aWriteThatHangsHoldsUpNeitherLookUpsNorWhatIsLearnt() throws Exception {
		learn(1);
		Future<?> saved = save();
		assertThat(this.hashes.asked.await(10, TimeUnit.SECONDS)).isTrue();
		this.threads.submit(() -> learn(2)).get(10, TimeUnit.SECONDS);
		assertThat(this.threads.submit(() -> this.peers.userHash(2)).get(10, TimeUnit.SECONDS)).hasValue(20);
		assertThat(this.threads.submit(() -> this.peers.userHash(3)).get(10, TimeUnit.SECONDS)).isEmpty();
		assertThat(saved).isNotDone();
	}

	@Test
	void aSaveEndsWhenAllThatWasLearntBeforeItIsWritten() throws Exception {
		learn(1);
		Future<?> first = save();
		assertThat(this.hashes.asked.await(10, TimeUnit.SECONDS)).isTrue();
		learn(2);
		Future<?> second = save();
		this.hashes.answer.countDown();
		second.get(10, TimeUnit.SECONDS);
		first.get(10, TimeUnit.SECONDS);
		assertThat(this.hashes.written).containsExactly(Map.of(1L, 10L), Map.of(2L, 20L));
	}

	@Test
	void whatCouldNotBeWrittenIsWrittenByTheNextSave() throws Exception {
		this.hashes.answer.countDown();
		this.hashes.fails = true;
		learn(1);
		assertThatIllegalStateException().isThrownBy(this.peers::save);
		this.hashes.fails = false;
		this.peers.save();
		assertThat(this.hashes.written).containsExactly(Map.of(1L, 10L));
	}

	@Test
	void noLockIsHeldWhileTheStorageIsAsked() throws Exception {
		this.hashes.answer.countDown();
		learn(1);
		this.peers.save();
		this.peers.userHash(2);
		assertThat(this.hashes.locks).isEmpty();
	}

	/** Answers when the test says so, and notes which locks its callers hold. */
	private static final class SlowHashes implements UserAccessHasher {

		private final CountDownLatch asked = new CountDownLatch(1);

		private final CountDownLatch answer = new CountDownLatch(1);

		private final List<Map<Long, Long>> written = Collections.synchronizedList(new ArrayList<>());

		private final List<LockInfo> locks = Collections.synchronizedList(new ArrayList<>());

		private volatile boolean fails;

		@Override
		public OptionalLong getUserAccessHash(long userId, long peerId) {
			noteLocks();
			return OptionalLong.empty();
		}

		@Override
		public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
			noteLocks();
			this.asked.countDown();
			try {
				this.answer.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			if (this.fails) {
				throw new IllegalStateException("the database is down");
			}
			this.written.add(hashes);
		}

		private void noteLocks() {
			ThreadInfo thread = ManagementFactory.getThreadMXBean()
				.getThreadInfo(new long[] { Thread.currentThread().getId() }, true, true)[0];
			List.of(thread.getLockedMonitors())
				.stream()
				.filter((lock) -> lock.getLockedStackFrame().getClassName().startsWith(PeerStore.class.getName()))
				.forEach(this.locks::add);
		}

	}

}
