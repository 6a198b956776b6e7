package io.github.telegramupdates.spring.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.delivery.watch.FinishedCall;
import io.github.telegramupdates.spring.delivery.watch.FinishedDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters of deliveries and listeners.
 */
class DeliveryMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AccountNames names = new AccountNames();

	private final DeliveryMeters meters = new DeliveryMeters(new AccountTags(Set.of("archive"), this.names));

	@BeforeEach
	void bind() {
		this.names.assign(Batches.USER, "archive");
		this.meters.bindTo(this.registry);
	}

	@Test
	void committedUpdatesAreCountedBySource() {
		this.meters.onDelivery(committed(Source.LIVE, Source.LIVE, Source.DIFFERENCE));
		this.meters.onDelivery(committed(Source.LIVE));
		assertThat(received("pushed")).isEqualTo(3);
		assertThat(received("recovered")).isOne();
	}

	@Test
	void updatesWhoseDeliveryFailedAreNotReceived() {
		this.meters.onDelivery(new FinishedDelivery(List.of(batch(Source.LIVE)), Duration.ofMillis(3),
				new IllegalStateException("no")));
		assertThat(received("pushed")).isZero();
		assertThat(transactions("failed").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
	}

	@Test
	void transactionsAreMeasuredWithTheirSize() {
		this.meters.onDelivery(committed(Source.LIVE, Source.LIVE));
		this.meters.onDelivery(committed(Source.LIVE, Source.LIVE, Source.LIVE, Source.LIVE));
		assertThat(transactions("committed").count()).isEqualTo(2);
		assertThat(this.registry.get("telegram.updates.transaction.size").tag("account", "archive").summary())
			.satisfies((size) -> assertThat(size.totalAmount()).isEqualTo(6))
			.satisfies((size) -> assertThat(size.max()).isEqualTo(4));
	}

	@Test
	void callsOfListenersAreMeasuredByIdAndOutcome() {
		call("first", null);
		call("first", null);
		call("second", null);
		call("first", new IllegalStateException("no"));
		assertThat(calls("first", "success")).isEqualTo(2);
		assertThat(calls("second", "success")).isOne();
		assertThat(calls("first", "failure")).isOne();
	}

	@Test
	void aListenerThatWantsItsUpdateLaterHasNotFailed() {
		call("first", new RetryLaterException(Duration.ofMinutes(1)));
		assertThat(calls("first", "postponed")).isOne();
	}

	@Test
	void theIdOfAnAccountThatHasNoNameIsNotTold() {
		Batch other = new Batch(1, 4711, Lane.ACCOUNT, List.of(), null);
		this.meters.onDelivery(new FinishedDelivery(List.of(other), Duration.ZERO, null));
		assertThat(this.registry.getMeters()).noneMatch((meter) -> meter.getId().toString().contains("4711"));
	}

	@Test
	void eachRegistryHasAllMeters() {
		MeterRegistry second = new SimpleMeterRegistry();
		this.meters.onDelivery(committed(Source.LIVE));
		this.meters.bindTo(second);
		this.meters.onDelivery(committed(Source.LIVE));
		assertThat(received("pushed")).isEqualTo(2);
		assertThat(second.get("telegram.updates.received").tag("source", "pushed").counter().count()).isOne();
	}

	private void call(String listener, Throwable failure) {
		this.meters.onCall(new FinishedCall(Batches.USER, Lane.ACCOUNT, listener, batch(Source.LIVE).updates().get(0),
				Duration.ofMillis(5), failure, false));
	}

	private double received(String source) {
		return this.registry.get("telegram.updates.received")
			.tag("account", "archive")
			.tag("source", source)
			.counter()
			.count();
	}

	private Timer transactions(String outcome) {
		return this.registry.get("telegram.updates.transaction")
			.tag("account", "archive")
			.tag("outcome", outcome)
			.timer();
	}

	private long calls(String listener, String outcome) {
		return this.registry.get("telegram.updates.listener")
			.tag("account", "archive")
			.tag("listener", listener)
			.tag("outcome", outcome)
			.timer()
			.count();
	}

	private static FinishedDelivery committed(Source... sources) {
		return new FinishedDelivery(List.of(batch(sources), batch()), Duration.ofMillis(2), null);
	}

	private static Batch batch(Source... sources) {
		List<SequencedUpdate> updates = List.of(sources)
			.stream()
			.map((source) -> new SequencedUpdate(Batches.newMessage(1), BoxId.COMMON, 5, 1, source,
					SequencedUpdate.Freshness.CURRENT, Entities.NONE))
			.toList();
		return new Batch(1, Batches.USER, Lane.ACCOUNT, updates, null);
	}

}
