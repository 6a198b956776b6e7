package io.github.telegramupdates.sample.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.telegramupdates.sample.ApplicationProcess;
import io.github.telegramupdates.sample.archive.ArchiveEvent;
import io.github.telegramupdates.sample.archive.ArchiveEvents;
import io.github.telegramupdates.sample.archive.ArchivedMessages;
import io.github.telegramupdates.sample.simulation.RemoteTelegram;
import io.github.telegramupdates.sample.simulation.SimulationProperties;
import io.github.telegramupdates.sample.simulation.SimulationRun;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the application alone: Telegram, the data center and the talk in it go on.
 */
class RemoteTelegramTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final RemoteTelegram telegram = new RemoteTelegram();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.telegram.close();
	}

	@Test
	void aKilledApplicationLosesAndRepeatsNothingAndLogsInNoMore() throws Exception {
		try (SimulationRun run = liveAndBeKilled()) {
			assertThat(this.telegram.counters().logins()).isEqualTo(1);
			liveOn(run);
		}
		Verdict verdict = verdict();
		assertThat(verdict.findings()).isEmpty();
		assertThat(verdict.recovered()).isPositive();
		assertThat(verdict.delivered()).isGreaterThan(verdict.recovered());
		eachStartConnectsOnceAndTheFirstLogsIn();
	}

	private SimulationRun liveAndBeKilled() throws Exception {
		try (ApplicationProcess victim = start("first.log")) {
			SimulationRun run = this.telegram.begin(new PagePositions(victim),
					new SimulationProperties(this.directory, 1, 100, null));
			// Some hundred operations later, in the middle of gaps and transactions
			await().atMost(PATIENCE).until(() -> this.telegram.truth().state().pts() > 100);
			victim.kill();
			return run;
		}
	}

	private void liveOn(SimulationRun run) throws Exception {
		try (ApplicationProcess heir = start("second.log")) {
			PagePositions positions = new PagePositions(heir);
			await().atMost(PATIENCE).until(positions::isConnected);
			run.runFor(Duration.ofSeconds(1));
			assertThat(new CatchUp(positions).await(this.telegram.truth(), PATIENCE)).isTrue();
			heir.stop();
		}
	}

	private void eachStartConnectsOnceAndTheFirstLogsIn() {
		DataCenterCounters counters = this.telegram.counters();
		assertThat(counters.logins()).isEqualTo(1);
		assertThat(counters.exchanges()).isEqualTo(1);
		// The third one is after the breakdown at the end
		assertThat(counters.connections()).isEqualTo(3);
		assertThat(counters.sessions()).isEqualTo(2);
		assertThat(counters.sharedKeys()).isZero();
		assertThat(counters.violations()).isEmpty();
	}

	private ApplicationProcess start(String log) throws Exception {
		return ApplicationProcess.start(this.directory.resolve(log), this.telegram.credentials(),
				this.telegram.properties(this.directory));
	}

	private Verdict verdict() {
		AccountTruth truth = this.telegram.truth();
		try (ConfigurableApplicationContext archive = new SpringApplicationBuilder(Archive.class)
			.web(WebApplicationType.NONE)
			.run("--telegram.updates.enabled=false", "--sample.data-dir=" + this.directory)) {
			List<ArchiveEvent> events = archive.getBean(ArchiveEvents.class)
				.findByAccountIdOrderByArrival(truth.userId());
			return new Judge(truth).judge(archive.getBean(ArchivedMessages.class).findByKeyAccountId(truth.userId()),
					events);
		}
	}

	/**
	 * Reads what the application has left. No configuration that the application would
	 * find by its scan.
	 */
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = ArchiveEvent.class)
	@EnableJpaRepositories(basePackageClasses = ArchiveEvents.class)
	static class Archive {

	}

}
