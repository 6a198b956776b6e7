package io.github.telegramupdates.spring.metrics;

import java.time.Duration;

import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.spring.account.EngineEventObserver;
import io.github.telegramupdates.spring.account.TelegramUpdatesEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts what the engine reports of a stream.
 */
final class StreamMeters implements MeterBinder, EngineEventObserver {

	private final AccountTags accounts;

	private final RegisteredMeters<String, Counter> gaps = counters("gaps", "Gaps that opened");

	private final RegisteredMeters<String, Counter> retries = counters("retries",
			"Batches whose delivery failed and is repeated");

	private final RegisteredMeters<String, Counter> parked = counters("parked", "Updates that no listener took");

	private final RegisteredMeters<String, Timer> recoveries = new RegisteredMeters<>(StreamMeters::registerRecovery);

	StreamMeters(AccountTags accounts) {
		this.accounts = accounts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.gaps.bindTo(registry);
		this.retries.bindTo(registry);
		this.parked.bindTo(registry);
		this.recoveries.bindTo(registry);
		for (String account : this.accounts.configured()) {
			this.gaps.register(account);
			this.retries.register(account);
			this.parked.register(account);
			this.recoveries.register(account);
		}
	}

	@Override
	public void onEvent(TelegramUpdatesEvent reported) {
		String account = this.accounts.of(reported.userId());
		if (reported.event() instanceof EngineEvent.GapOpened) {
			this.gaps.update(account, Counter::increment);
		}
		else if (reported.event() instanceof EngineEvent.GapClosed closed) {
			this.recoveries.update(account, (timer) -> timer.record(Duration.ofMillis(closed.openMillis())));
		}
		else if (reported.event() instanceof EngineEvent.LaneBlocked) {
			this.retries.update(account, Counter::increment);
		}
		else if (reported.event() instanceof EngineEvent.UpdateParked) {
			this.parked.update(account, Counter::increment);
		}
	}

	private static RegisteredMeters<String, Counter> counters(String name, String description) {
		return new RegisteredMeters<>((account, registry) -> Counter.builder(AccountTags.PREFIX + name)
			.description(description)
			.tag(AccountTags.ACCOUNT, account)
			.register(registry));
	}

	private static Timer registerRecovery(String account, MeterRegistry registry) {
		return Timer.builder(AccountTags.PREFIX + "recovery")
			.description("For how long gaps were open")
			.tag(AccountTags.ACCOUNT, account)
			.register(registry);
	}

}
