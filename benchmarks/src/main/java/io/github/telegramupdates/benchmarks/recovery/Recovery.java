package io.github.telegramupdates.benchmarks.recovery;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.DirectDelivery;
import io.github.telegramupdates.engine.memory.InMemoryAccessHashes;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.AccountState;

/**
 * An account that missed something catches up, on the engine's own threads and timers.
 */
final class Recovery {

	private static final long USER = 7;

	private static final long PATIENCE_SECONDS = 300;

	private final Outage outage;

	private final InMemoryStateStorage storage = new InMemoryStateStorage();

	private final InMemoryAccessHashes hashes = new InMemoryAccessHashes();

	private final CountDownLatch missing;

	private Recovery(Outage outage) {
		this.outage = outage;
		this.missing = new CountDownLatch(outage.channels() * outage.missed());
		this.storage.setState(USER, AccountState.of(Outage.BEFORE, 0, Outage.DATE, 0));
		outage.channelIds().forEach((id) -> {
			this.storage.setChannelPts(USER, id, Outage.BEFORE);
			this.hashes.setChannelAccessHash(USER, id, id);
		});
	}

	/**
	 * The account starts after an outage, and its first difference names all channels.
	 */
	static Result afterStart(Outage outage) throws InterruptedException {
		Recovery recovery = new Recovery(outage);
		DelayedServer server = DelayedServer.afterOutage(outage);
		try (GapEngine engine = recovery.engine()) {
			long from = System.nanoTime();
			engine.run(server, USER, AuthOptions.user());
			return recovery.awaitEnd(server, from);
		}
	}

	/**
	 * Pushes were lost; the next one of each channel shows the gap.
	 */
	static Result afterGaps(Outage outage) throws InterruptedException {
		Recovery recovery = new Recovery(outage.andOneMore());
		DelayedServer server = DelayedServer.pushing(recovery.outage);
		CountDownLatch started = new CountDownLatch(1);
		try (GapEngine engine = recovery.engine()) {
			engine.run(server, USER, AuthOptions.user().onStart(started::countDown));
			started.await();
			long from = System.nanoTime();
			server.pushLast();
			return recovery.awaitEnd(server, from);
		}
	}

	private GapEngine engine() {
		DirectDelivery delivery = new DirectDelivery(this.storage, (userId, update) -> {
		});
		return GapEngine.builder().storage(this.storage).channelAccessHasher(this.hashes).delivery((group) -> {
			delivery.deliver(group);
			group.forEach(this::committed);
		}).build();
	}

	private Result awaitEnd(DelayedServer server, long from) throws InterruptedException {
		if (!this.missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException(this.missing.getCount() + " messages are missing");
		}
		double seconds = (System.nanoTime() - from) / 1e9;
		requireComplete();
		return new Result(seconds, server.channelCalls(), server.mostInFlight());
	}

	private void committed(Batch batch) {
		batch.updates().forEach((update) -> this.missing.countDown());
	}

	// each message once: what is counted is also where the channels are
	private void requireComplete() {
		this.storage.forEachChannelRow(USER, (id, state, version) -> {
			if (state.pts() != this.outage.after()) {
				throw new IllegalStateException("channel " + id + " is at " + state.pts());
			}
		});
	}

	/**
	 * What a recovery took.
	 *
	 * @param seconds until the last channel was complete
	 * @param requests how many differences of channels were asked for
	 * @param mostInFlight how many of them at the same time, at most
	 */
	record Result(double seconds, int requests, int mostInFlight) {
	}

}
