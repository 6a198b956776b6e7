package io.github.telegramupdates.spring.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.Batches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the delivery finds its collaborators.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryConfigurationTests {

	private final List<String> journal = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(DeliveryConfiguration.class)
		.withBean(BatchHandler.class, () -> StubHandler.notingIn(this.journal));

	@Test
	void oneTransactionManagerMakesTheDeliveryTransactional() {
		withStorage().withBean(PlatformTransactionManager.class, this::transactionManager)
			.run((context) -> assertThat(context.getBean(UpdateDelivery.class))
				.isInstanceOf(TransactionalUpdateDelivery.class));
	}

	@Test
	void aPrimaryTransactionManagerIsChosen() {
		withStorage().withBean("first", PlatformTransactionManager.class, this::transactionManager)
			.withBean("second", PlatformTransactionManager.class, this::transactionManager,
					(definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context.getBean(UpdateDelivery.class))
				.isInstanceOf(TransactionalUpdateDelivery.class));
	}

	@Test
	void severalTransactionManagersAreExplained() {
		withStorage().withBean("first", PlatformTransactionManager.class, this::transactionManager)
			.withBean("second", PlatformTransactionManager.class, this::transactionManager)
			.withBean(Needy.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("first, second")
				.hasStackTraceContaining(AmbiguousTransactionManagerException.class.getName()));
	}

	@Test
	void withoutTransactionManagerUpdatesAreDeliveredAtLeastOnce(CapturedOutput output) {
		withStorage().run((context) -> {
			context.getBean(UpdateDelivery.class).deliver(List.of(Batches.ofAccount(Batches.newMessage(1))));
			assertThat(this.journal).containsExactly("handlers", "position");
			assertThat(output).containsOnlyOnce("Updates are delivered at least once, not exactly once");
		});
	}

	@Test
	void aStorageInTheHeapTakesNoPartInTransactions() {
		this.runner.withBean(StateStorage.class, InMemoryStateStorage::new)
			.withBean(PlatformTransactionManager.class, this::transactionManager)
			.run((context) -> assertThat(context.getBean(UpdateDelivery.class))
				.isInstanceOf(AtLeastOnceUpdateDelivery.class));
	}

	@Test
	void aPositionOutsideOfTheTransactionMovesAfterIt() throws Exception {
		AtLeastOnceUpdateDelivery delivery = new AtLeastOnceUpdateDelivery(
				new HandlerTransactions(transactionManager(), new CallbackFailures()),
				RecordingStorage.notingIn(this.journal), StubHandler.notingIn(this.journal), new CallbackFailures());
		delivery.deliver(List.of(Batches.ofAccount(Batches.newMessage(1))));
		assertThat(this.journal).containsExactly("begin", "handlers", "commit", "position");
	}

	@Test
	void lanesRunOnAPoolOfNamedDaemonThreadsWithFourToSpare() {
		this.runner.withPropertyValues("telegram.updates.delivery.concurrency=3").run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean(DeliveryConfiguration.LANE_EXECUTOR,
					ThreadPoolTaskExecutor.class);
			assertThat(executor.getMaxPoolSize()).isEqualTo(7);
			Thread thread = executor.submit(Thread::currentThread).get();
			assertThat(thread.getName()).startsWith("telegram-updates-");
			assertThat(thread.isDaemon()).isTrue();
		});
	}

	@Test
	void lanesRunOnUntilTheAccountsHaveStopped() {
		this.runner.run((context) -> {
			context.publishEvent(new ContextClosedEvent(context.getSourceApplicationContext()));
			ThreadPoolTaskExecutor executor = context.getBean(DeliveryConfiguration.LANE_EXECUTOR,
					ThreadPoolTaskExecutor.class);
			assertThat(executor.submit(() -> "done").get()).isEqualTo("done");
		});
	}

	@Test
	void whatWaitsDuringAnInterruptRunsWhenThreadsAreMadeAnew() {
		this.runner.withPropertyValues("telegram.updates.delivery.concurrency=1").run((context) -> {
			LaneExecutor executor = context.getBean(DeliveryConfiguration.LANE_EXECUTOR, LaneExecutor.class);
			CountDownLatch never = new CountDownLatch(1);
			List<Future<?>> hanging = IntStream.range(0, executor.getMaxPoolSize())
				.mapToObj((i) -> executor.submit(() -> never.await(1, TimeUnit.MINUTES)))
				.collect(Collectors.toList());
			Future<?> waiting = executor.submit(() -> {
			});
			executor.interrupt(Duration.ofSeconds(10));
			assertThat(hanging).allMatch(Future::isDone);
			assertThat(waiting.isDone()).isFalse();
			executor.execute(() -> {
			});
			waiting.get(10, TimeUnit.SECONDS);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void lanesRunOnVirtualThreadsIfTheApplicationDoes() {
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean(DeliveryConfiguration.LANE_EXECUTOR,
					ThreadPoolTaskExecutor.class);
			assertThat(executor.submit(Thread::currentThread).get().toString()).startsWith("VirtualThread");
		});
	}

	@Test
	void theExecutorOfTheApplicationStaysTheOnlyCandidate() {
		this.runner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.run((context) -> assertThat(context.getBeanProvider(Executor.class).getObject())
				.isSameAs(context.getBean("applicationTaskExecutor")));
	}

	@Test
	void aConcurrencyOfNothingIsExplained() {
		this.runner.withPropertyValues("telegram.updates.delivery.concurrency=0")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "batch-size", "transactions" })
	void aGroupOfNothingIsExplained(String setting) {
		this.runner.withPropertyValues("telegram.updates.delivery." + setting + "=0")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.delivery." + setting));
	}

	@Test
	void aListenerThatMayNotRunAtAllIsExplained() {
		this.runner.withPropertyValues("telegram.updates.delivery.slow-handler=0s")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.delivery.slow-handler"));
	}

	@Test
	void anAccountHasTwoTransactionsOf256UpdatesByDefault() {
		this.runner.run((context) -> {
			assertThat(context.getBean(DeliveryProperties.class).transactions()).isEqualTo(2);
			assertThat(context.getBean(DeliveryProperties.class).batchSize()).isEqualTo(256);
		});
	}

	@Test
	void aLongestWaitBelowTheFirstIsExplained() {
		this.runner.withPropertyValues("telegram.updates.delivery.retry.initial=1m")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.delivery.retry.max"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1s", "0s", "100us" })
	void aFirstWaitBelowAMillisecondIsExplained(String wait) {
		this.runner.withPropertyValues("telegram.updates.delivery.retry.initial=" + wait)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.delivery.retry.initial"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "updates=0", "size=0MB" })
	void noMemoryAtAllIsExplained(String setting) {
		this.runner.withPropertyValues("telegram.updates.delivery.memory." + setting)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("telegram.updates.delivery.memory." + setting.split("=")[0]));
	}

	@Test
	void anAccountHolds20000UpdatesOr64MegabytesByDefault() {
		this.runner.run((context) -> {
			DeliveryProperties.Memory memory = context.getBean(DeliveryProperties.class).memory();
			assertThat(memory.updates()).isEqualTo(20_000);
			assertThat(memory.size().toMegabytes()).isEqualTo(64);
		});
	}

	private ApplicationContextRunner withStorage() {
		return this.runner.withBean(StateStorage.class, () -> RecordingStorage.notingIn(this.journal));
	}

	private RecordingTransactionManager transactionManager() {
		return new RecordingTransactionManager(this.journal);
	}

	record Needy(UpdateDelivery delivery) {
	}

}
