package io.github.telegramupdates.spring.metrics;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.FailedBatch;
import io.github.telegramupdates.engine.storage.ParkedUpdate;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters of what the engine reports.
 */
class StreamMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AccountNames names = new AccountNames();

	private final StreamMeters meters = new StreamMeters(new AccountTags(Set.of("archive"), this.names));

	@BeforeEach
	void bind() {
		this.names.assign(7, "archive");
		this.meters.bindTo(this.registry);
	}

	@Test
	void gapsAreCountedAndHowLongTheyWereOpenIsMeasured() {
		tell(new EngineEvent.GapOpened(BoxId.channel(4711), 5, 9));
		tell(new EngineEvent.GapOpened(BoxId.COMMON, 5, 9));
		tell(new EngineEvent.GapClosed(BoxId.COMMON, 9, 250));
		assertThat(count("gaps")).isEqualTo(2);
		Timer recovery = this.registry.get("telegram.updates.recovery").tag("account", "archive").timer();
		assertThat(recovery.count()).isOne();
		assertThat(recovery.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(250);
	}

	@Test
	void batchesThatAreTriedAgainAreCounted() {
		tell(new EngineEvent.LaneBlocked(Lane.channel(4711), 1, new IllegalStateException("text"), 500,
				new FailedBatch(1, "UpdateNewChannelMessage", BoxId.channel(4711), 9), FailureAction.RETRY));
		assertThat(count("retries")).isOne();
	}

	@Test
	void updatesThatAreParkedAreCounted() {
		tell(new EngineEvent.UpdateParked(Lane.channel(4711), "UpdateNewChannelMessage", BoxId.channel(4711), 9,
				new ParkedUpdate.Failure("archive", "TheFailure", 5, Instant.EPOCH, Instant.EPOCH)));
		assertThat(count("parked")).isOne();
	}

	@Test
	void whatHasNotHappenedYetIsZero() {
		assertThat(count("gaps")).isZero();
		assertThat(count("retries")).isZero();
		assertThat(count("parked")).isZero();
	}

	@Test
	void idsAreNotTold() {
		tell(new EngineEvent.GapOpened(BoxId.channel(4711), 5, 9));
		assertThat(this.registry.getMeters()).noneMatch((meter) -> meter.getId().toString().contains("4711"));
	}

	private void tell(EngineEvent event) {
		this.meters.onEvent(new TelegramUpdatesEvent("archive", 7, event));
	}

	private double count(String name) {
		return this.registry.get("telegram.updates." + name).tag("account", "archive").counter().count();
	}

}
