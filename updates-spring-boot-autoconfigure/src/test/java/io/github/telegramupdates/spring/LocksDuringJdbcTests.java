package io.github.telegramupdates.spring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.archive.Archive;
import io.github.telegramupdates.spring.archive.ArchiveApplication;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * No lock of ours is held while the database is called: it would pin virtual threads, and
 * a database that hangs would hold up what does not depend on it.
 */
class LocksDuringJdbcTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("archive_bot");

	private final SimulatedChannel news = this.telegram.channel("news").owner(this.alice).admin(this.bot);

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.telegram.close();
	}

	@Test
	void noneIsHeldFromTheStartToTheEnd() {
		LockInspectingDataSource dataSource = live("spring.threads.virtual.enabled=false");
		assertThat(dataSource.calls()).isPositive();
		assertThat(dataSource.held()).isEmpty();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void noVirtualThreadIsPinned() throws Exception {
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
			recording.start();
			live("spring.threads.virtual.enabled=true");
			recording.stop();
			assertThat(pinned(recording)).isEmpty();
		}
	}

	/** Where a thread of ours was. */
	private List<String> pinned(Recording recording) throws IOException {
		Path file = this.directory.resolve("pinned.jfr");
		recording.dump(file);
		return RecordingFile.readAllEvents(file)
			.stream()
			.map(RecordedEvent::toString)
			.filter((event) -> event.contains("io.github.telegramupdates."))
			.toList();
	}

	/** Starts an application, lets it receive something, and stops it. */
	private LockInspectingDataSource live(String property) {
		try (ConfigurableApplicationContext application = start(property)) {
			this.alice.sends(this.bot, "one");
			this.alice.sends(this.news, "two");
			await().until(() -> application.getBean(Archive.class).texts().size() == 2);
			return (LockInspectingDataSource) application.getBean(DataSource.class);
		}
	}

	private ConfigurableApplicationContext start(String property) {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(ArchiveApplication.class)
			.web(WebApplicationType.NONE)
			.properties(property, "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
					"spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
					"telegram.updates.accounts.archive.api-id=1", "telegram.updates.accounts.archive.api-hash=hash",
					"telegram.updates.accounts.archive.bot-token=token")
			.initializers((context) -> prepare((GenericApplicationContext) context))
			.run();
		await().until(() -> application.getBean(TelegramAccounts.class)
			.status("archive")
			.filter((status) -> status.phase() == AccountStatus.Phase.LIVE)
			.isPresent());
		return application;
	}

	private void prepare(GenericApplicationContext context) {
		context.registerBean(TelegramConnectionFactory.class, () -> (account) -> this.telegram.connect(this.bot));
		context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource dataSource) ? new LockInspectingDataSource(dataSource) : bean;
			}

		});
	}

}
