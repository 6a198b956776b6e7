package io.github.telegramupdates.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.listener.TelegramUpdateListener;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * How an application with accounts stays alive, and how it ends.
 */
@ExtendWith(OutputCaptureExtension.class)
class LifecycleTests {

	private static final String KEEP_ALIVE = "telegram-updates-keep-alive";

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("hanging_bot");

	private final List<ConfigurableApplicationContext> started = new ArrayList<>();

	@AfterEach
	void close() {
		this.started.forEach(ConfigurableApplicationContext::close);
		this.telegram.close();
	}

	@Test
	void anApplicationWithoutWebServerStaysAliveUntilItsContextIsClosed() {
		ConfigurableApplicationContext application = start();
		assertThat(keepsAlive()).isTrue();
		application.getBean(TelegramAccounts.class).stop("archive");
		assertThat(keepsAlive()).isTrue();
		application.close();
		await().until(() -> !keepsAlive());
	}

	@Test
	void theExitOfTheApplicationLeavesNoThread() {
		SpringApplication.exit(start());
		await().until(() -> !keepsAlive());
	}

	@Test
	void nothingKeepsAnApplicationWithoutAccountsAlive() {
		try (ConfigurableApplicationContext application = builder(Application.class).run()) {
			assertThat(keepsAlive()).isFalse();
			assertThat(application.getBean(TelegramAccounts.class).names()).isEmpty();
		}
	}

	@Test
	void aStartThatFailsLeavesNoThread() {
		assertThatException().isThrownBy(() -> start(FailingLate.class));
		await().until(() -> !keepsAlive());
	}

	@Test
	void aHandlerThatHangsDoesNotDelayTheStopAndIsInterruptedBeforeTheDataSourceCloses(CapturedOutput output) {
		ConfigurableApplicationContext application = start("spring.lifecycle.timeout-per-shutdown-phase=2s");
		Hanging hanging = application.getBean(Hanging.class);
		this.alice.sends(this.bot, "hang");
		await().until(() -> hanging.begun.getCount() == 0);
		long begin = System.nanoTime();
		application.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
		assertThat(hanging.interruptedWithOpenDataSource).isTrue();
		assertThat(output).doesNotContain("Failed to shut down")
			.doesNotContain("still running after timeout")
			.doesNotContain("delivered again in");
	}

	@Test
	void anOrdinaryStopWarnsOfNothing(CapturedOutput output) {
		ConfigurableApplicationContext application = start();
		this.alice.sends(this.bot, "hello");
		await().until(() -> application.getBean(Hanging.class).received.get());
		application.close();
		assertThat(output.getOut().lines().filter((line) -> line.contains("telegramupdates")))
			.noneMatch((line) -> line.contains(" WARN ") || line.contains(" ERROR "));
	}

	private ConfigurableApplicationContext start(String... properties) {
		return start(Application.class, properties);
	}

	private ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
		ConfigurableApplicationContext application = builder(configuration).properties(properties)
			.properties("telegram.updates.accounts.archive.api-id=1", "telegram.updates.accounts.archive.api-hash=hash",
					"telegram.updates.accounts.archive.bot-token=token")
			.initializers((context) -> ((GenericApplicationContext) context)
				.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot)))
			.run();
		this.started.add(application);
		await().until(() -> application.getBean(TelegramAccounts.class)
			.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
		return application;
	}

	private static SpringApplicationBuilder builder(Class<?> configuration) {
		return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
					"spring.datasource.generate-unique-name=false", "spring.flyway.enabled=false");
	}

	private static boolean keepsAlive() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals(KEEP_ALIVE) && !thread.isDaemon());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Hanging hanging(DataSource dataSource) {
			return new Hanging(dataSource);
		}

	}

	static class FailingLate extends Application {

		@Bean
		SmartLifecycle failingLate() {
			return new SmartLifecycle() {

				@Override
				public void start() {
					throw new IllegalStateException("too late");
				}

				@Override
				public void stop() {
				}

				@Override
				public boolean isRunning() {
					return false;
				}

			};
		}

	}

	static class Hanging {

		final CountDownLatch begun = new CountDownLatch(1);

		final AtomicBoolean interruptedWithOpenDataSource = new AtomicBoolean();

		final AtomicBoolean received = new AtomicBoolean();

		private final DataSource dataSource;

		Hanging(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@TelegramUpdateListener
		void on(UpdateNewMessage update) throws Exception {
			this.received.set(true);
			if (!update.message().toString().contains("hang")) {
				return;
			}
			this.begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.dataSource.getConnection().close();
				this.interruptedWithOpenDataSource.set(true);
				throw ex;
			}
		}

	}

}
