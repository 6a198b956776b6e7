package io.github.telegramupdates.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateUserTyping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes on while threads hang in handlers and in the storage, on real threads.
 */
class BlockedThreadTests {

	private static final int LANES = 4;

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().shortMessages(true).build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount self = this.telegram.user("self");

	private final CountDownLatch endOfTest = new CountDownLatch(1);

	private final CountDownLatch hanging = new CountDownLatch(LANES);

	private final CountDownLatch lookedUp = new CountDownLatch(1);

	private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();

	private final List<String> texts = new ArrayList<>();

	private volatile boolean handlersHang;

	private volatile boolean lookUpsHang;

	private final GapEngine engine = GapEngine.builder()
		.delivery((group) -> deliver(group.get(0)))
		.userAccessHasher(new HangingHashes())
		.build();

	@AfterEach
	void close() {
		this.endOfTest.countDown();
		this.engine.close();
		this.telegram.close();
	}

	private void deliver(Batch batch) throws InterruptedException {
		for (SequencedUpdate update : batch.updates()) {
			if (this.handlersHang && batch.userId() == this.self.id()) {
				this.hanging.countDown();
				this.endOfTest.await();
			}
			this.delivered.add(textOf(update.update()));
		}
	}

	private static String textOf(Update update) {
		if (update instanceof UpdateNewMessage message && message.message() instanceof Message written) {
			return written.message();
		}
		if (update instanceof UpdateNewChannelMessage message && message.message() instanceof Message written) {
			return written.message();
		}
		return (update instanceof UpdateUserTyping) ? "typing" : "something else";
	}

	private void awaitDelivery(String text) throws InterruptedException {
		while (!this.texts.contains(text)) {
			String next = this.delivered.poll(10, TimeUnit.SECONDS);
			assertThat(next).as("while waiting for '%s'", text).isNotNull();
			this.texts.add(next);
		}
	}

	private AccountRun run(SimulatedAccount account) throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		AccountRun run = this.engine.run(this.telegram.connect(account), account.id(),
				AuthOptions.user().onStart(started::countDown));
		assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
		return run;
	}

	@Test
	void anotherAccountLoadsAndItsEphemeralLaneRunsWhileHandlersHoldAllLanes() throws Exception {
		List<SimulatedChannel> channels = IntStream.range(0, LANES)
			.mapToObj((i) -> this.telegram.supergroup("channel " + i).owner(this.alice).member(this.self))
			.toList();
		run(this.self);
		this.handlersHang = true;
		channels.forEach((channel) -> this.alice.sends(channel, "hang"));
		assertThat(this.hanging.await(10, TimeUnit.SECONDS)).isTrue();
		SimulatedAccount other = this.telegram.user("other");
		run(other);
		this.alice.types(other);
		awaitDelivery("typing");
	}

	@Test
	void otherUpdatesAreDeliveredWhileALookUpHangs() throws Exception {
		SimulatedChannel channel = this.telegram.supergroup("channel").owner(this.alice).member(this.self);
		SimulatedAccount stranger = this.telegram.user("stranger");
		stranger.sends(this.self, "known to the server, and not to a new engine");
		run(this.self);
		this.lookUpsHang = true;
		stranger.sends(this.self, "one");
		assertThat(this.lookedUp.await(10, TimeUnit.SECONDS)).isTrue();
		this.alice.sends(channel, "meanwhile");
		awaitDelivery("meanwhile");
		awaitDelivery("one");
		stranger.sends(this.self, "two");
		awaitDelivery("two");
		assertThat(this.texts).doesNotHaveDuplicates();
	}

	/** Access hashes of users: none is known, and look-ups hang. */
	private final class HangingHashes implements UserAccessHasher {

		@Override
		public OptionalLong getUserAccessHash(long userId, long peerId) {
			if (BlockedThreadTests.this.lookUpsHang) {
				awaitEnd();
			}
			return OptionalLong.empty();
		}

		private void awaitEnd() {
			BlockedThreadTests.this.lookedUp.countDown();
			try {
				BlockedThreadTests.this.endOfTest.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void setUserAccessHashes(long userId, Map<Long, Long> hashes) {
			// none is known
		}

	}

}
