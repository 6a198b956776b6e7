package io.github.telegramupdates.spring.metrics;

import java.time.Duration;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.RetryLaterException;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.spring.delivery.watch.DeliveryObserver;
import io.github.telegramupdates.spring.delivery.watch.FinishedCall;
import io.github.telegramupdates.spring.delivery.watch.FinishedDelivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is delivered, and measures how long transactions and their listeners take.
 */
final class DeliveryMeters implements MeterBinder, DeliveryObserver {

	private static final String PUSHED = "pushed";

	private static final String RECOVERED = "recovered";

	private final AccountTags accounts;

	private final RegisteredMeters<Received, Counter> received = new RegisteredMeters<>(DeliveryMeters::register);

	private final RegisteredMeters<Call, Timer> calls = new RegisteredMeters<>(DeliveryMeters::register);

	private final RegisteredMeters<Transaction, Timer> transactions = new RegisteredMeters<>(DeliveryMeters::register);

	private final RegisteredMeters<String, DistributionSummary> sizes = new RegisteredMeters<>(
			DeliveryMeters::registerSize);

	DeliveryMeters(AccountTags accounts) {
		this.accounts = accounts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.received.bindTo(registry);
		this.calls.bindTo(registry);
		this.transactions.bindTo(registry);
		this.sizes.bindTo(registry);
		for (String account : this.accounts.configured()) {
			this.received.register(new Received(account, PUSHED));
			this.received.register(new Received(account, RECOVERED));
		}
	}

	@Override
	public void onCall(FinishedCall call) {
		this.calls.update(new Call(this.accounts.of(call.userId()), call.listener(), outcome(call.failure())),
				(timer) -> timer.record(call.time()));
	}

	private static String outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return "success";
		}
		return (failure instanceof RetryLaterException) ? "postponed" : "failure";
	}

	@Override
	public void onDelivery(FinishedDelivery delivery) {
		String account = this.accounts.of(delivery.userId());
		Duration time = delivery.time();
		if (delivery.failure() != null) {
			this.transactions.update(new Transaction(account, "failed"), (timer) -> timer.record(time));
			return;
		}
		this.transactions.update(new Transaction(account, "committed"), (timer) -> timer.record(time));
		long updates = 0;
		long pushed = 0;
		for (Batch batch : delivery.group()) {
			for (SequencedUpdate update : batch.updates()) {
				updates++;
				pushed += (update.source() == Source.LIVE) ? 1 : 0;
			}
		}
		count(account, updates, pushed);
	}

	private void count(String account, long updates, long pushed) {
		this.sizes.update(account, (summary) -> summary.record(updates));
		if (pushed > 0) {
			this.received.update(new Received(account, PUSHED), (counter) -> counter.increment(pushed));
		}
		if (updates > pushed) {
			this.received.update(new Received(account, RECOVERED), (counter) -> counter.increment(updates - pushed));
		}
	}

	private static Counter register(Received key, MeterRegistry registry) {
		return Counter.builder(AccountTags.PREFIX + "received")
			.description("Updates that the application has received: their delivery is committed")
			.tag(AccountTags.ACCOUNT, key.account())
			.tag("source", key.source())
			.register(registry);
	}

	private static Timer register(Call key, MeterRegistry registry) {
		return Timer.builder(AccountTags.PREFIX + "listener")
			.description("Calls of a listener")
			.tag(AccountTags.ACCOUNT, key.account())
			.tag("listener", key.listener())
			.tag(AccountTags.OUTCOME, key.outcome())
			.register(registry);
	}

	private static Timer register(Transaction key, MeterRegistry registry) {
		return Timer.builder(AccountTags.PREFIX + "transaction")
			.description("Deliveries of a group of batches, with the commit")
			.tag(AccountTags.ACCOUNT, key.account())
			.tag(AccountTags.OUTCOME, key.outcome())
			.register(registry);
	}

	private static DistributionSummary registerSize(String account, MeterRegistry registry) {
		return DistributionSummary.builder(AccountTags.PREFIX + "transaction.size")
			.description("Updates of a transaction that was committed")
			.baseUnit("updates")
			.tag(AccountTags.ACCOUNT, account)
			.register(registry);
	}

	private record Received(String account, String source) {
	}

	private record Call(String account, String listener, String outcome) {
	}

	private record Transaction(String account, String outcome) {
	}

}
