package io.github.telegramupdates.spring.storage;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every storage of access hashes promises.
 */
public abstract class AccessHasherContract {

	private static final AtomicLong USERS = new AtomicLong(2_000_000_000_000L);

	protected final long user = USERS.incrementAndGet();

	protected abstract ChannelAccessHasher channels();

	protected abstract UserAccessHasher users();

	@Test
	void anUnknownHashIsEmpty() {
		assertThat(channels().getChannelAccessHash(this.user, 1)).isEmpty();
		assertThat(users().getUserAccessHash(this.user, 1)).isEmpty();
	}

	@Test
	void aHashIsKept() {
		channels().setChannelAccessHash(this.user, 1, -5L);
		users().setUserAccessHash(this.user, 1, Long.MIN_VALUE);
		assertThat(channels().getChannelAccessHash(this.user, 1)).hasValue(-5L);
		assertThat(users().getUserAccessHash(this.user, 1)).hasValue(Long.MIN_VALUE);
	}

	@Test
	void aHashReplacesAHash() {
		channels().setChannelAccessHashes(this.user, Map.of(1L, 10L, 2L, 20L));
		channels().setChannelAccessHashes(this.user, Map.of(2L, 21L, 3L, 30L));
		assertThat(channels().getChannelAccessHash(this.user, 1)).hasValue(10);
		assertThat(channels().getChannelAccessHash(this.user, 2)).hasValue(21);
		assertThat(channels().getChannelAccessHash(this.user, 3)).hasValue(30);
	}

	@Test
	void eachAccountSeesItsOwnHashes() {
		users().setUserAccessHash(this.user, 1, 10);
		users().setUserAccessHash(-this.user, 1, 11);
		assertThat(users().getUserAccessHash(this.user, 1)).hasValue(10);
		assertThat(users().getUserAccessHash(-this.user, 1)).hasValue(11);
	}

	@Test
	void nothingToStoreIsNoError() {
		channels().setChannelAccessHashes(this.user, Map.of());
		users().setUserAccessHashes(this.user, Map.of());
	}

	@Test
	void manyHashesAreStoredAtOnce() {
		Map<Long, Long> hashes = new TreeMap<>();
		for (long id = 0; id < 1200; id++) {
			hashes.put(id, -id);
		}
		users().setUserAccessHashes(this.user, hashes);
		hashes.forEach((id, hash) -> assertThat(users().getUserAccessHash(this.user, id)).hasValue(hash));
	}

	@Test
	void simultaneousWritersDoNotBlockEachOther() {
		Threads.run(6, (thread) -> {
			for (int round = 0; round < 10; round++) {
				Map<Long, Long> hashes = new TreeMap<>();
				for (long id = 0; id < 40; id++) {
					hashes.put((thread % 2 == 0) ? id : 40 - id, thread * 1000L + round);
				}
				channels().setChannelAccessHashes(this.user, hashes);
			}
		});
		for (long id = 0; id < 40; id++) {
			assertThat(channels().getChannelAccessHash(this.user, id)).isPresent();
		}
	}

}
