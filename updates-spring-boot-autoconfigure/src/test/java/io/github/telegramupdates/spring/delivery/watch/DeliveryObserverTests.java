package io.github.telegramupdates.spring.delivery.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.spring.Batches;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What observers learn of deliveries and of the listeners in them.
 */
class DeliveryObserverTests {

	private final Batch batch = Batches.ofAccount(Batches.newMessage(1), Batches.newMessage(2));

	private final List<Object> received = new ArrayList<>();

	private final AtomicLong nanos = new AtomicLong();

	private final DeliveryWatch watch = new DeliveryWatch(this.nanos::get, List.of(new Recording()));

	@Test
	void eachCallOfAListenerIsToldWithItsTime() throws Exception {
		watched((group) -> {
			call("first", 3);
			call("second", 4);
		}).deliver(List.of(this.batch));
		assertThat(this.received).startsWith(call("first", Duration.ofMillis(3), null),
				call("second", Duration.ofMillis(4), null));
	}

	@Test
	void aDeliveryIsToldWithItsTimeWhenItHasEnded() throws Exception {
		watched((group) -> {
			call("first", 3);
			pass(20);
		}).deliver(List.of(this.batch));
		assertThat(this.received).hasSize(2)
			.endsWith(new FinishedDelivery(List.of(this.batch), Duration.ofMillis(23), null));
	}

	@Test
	void aListenerThatThrowsIsToldWithWhatItHasThrown() {
		IllegalStateException thrown = new IllegalStateException("no");
		UpdateDelivery delivery = watched((group) -> {
			this.watch.calling("first", this.batch.updates().get(0));
			pass(5);
			throw new BatchFailedException(this.batch, thrown);
		});
		BatchFailedException failed = (BatchFailedException) catchThrowable(
				() -> delivery.deliver(List.of(this.batch)));
		assertThat(this.received).containsExactly(call("first", Duration.ofMillis(5), thrown),
				new FinishedDelivery(List.of(this.batch), Duration.ofMillis(5), failed));
	}

	@Test
	void aCommitThatFailsIsNoFailureOfAListener() {
		IllegalStateException thrown = new IllegalStateException("no");
		UpdateDelivery delivery = watched((group) -> {
			call("first", 3);
			throw thrown;
		});
		assertThatIllegalStateException().isThrownBy(() -> delivery.deliver(List.of(this.batch)));
		assertThat(this.received).containsExactly(call("first", Duration.ofMillis(3), null),
				new FinishedDelivery(List.of(this.batch), Duration.ofMillis(3), thrown));
	}

	@Test
	void anObserverThatFailsChangesNothing() throws Exception {
		DeliveryWatch unlucky = new DeliveryWatch(this.nanos::get, List.of(new Failing(), new Recording()));
		unlucky.watch((group) -> {
		}).deliver(List.of(this.batch));
		assertThat(this.received).hasSize(1);
	}

	private UpdateDelivery watched(UpdateDelivery delivery) {
		return this.watch.watch(delivery);
	}

	private void call(String listener, long millis) {
		this.watch.calling(listener, this.batch.updates().get(0));
		pass(millis);
		this.watch.returned();
	}

	private void pass(long millis) {
		this.nanos.addAndGet(Duration.ofMillis(millis).toNanos());
	}

	private FinishedCall call(String listener, Duration time, Throwable failure) {
		return new FinishedCall(Batches.USER, Lane.ACCOUNT, listener, this.batch.updates().get(0), time, failure,
				false);
	}

	private final class Recording implements DeliveryObserver {

		@Override
		public void onCall(FinishedCall call) {
			DeliveryObserverTests.this.received.add(call);
		}

		@Override
		public void onDelivery(FinishedDelivery delivery) {
			DeliveryObserverTests.this.received.add(delivery);
		}

	}

	private static final class Failing implements DeliveryObserver {

		@Override
		public void onDelivery(FinishedDelivery delivery) {
			throw new IllegalStateException("unlucky");
		}

	}

}
