package io.github.telegramupdates.spring.crash;

import java.util.List;
import java.util.Map;

import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import jakarta.persistence.EntityManager;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivery, storage and a listener on one database, as an application has them. All
 * processes share them, since they hold no state: an engine and connections of its own
 * make a process.
 */
final class CrashApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private CrashApplication(Map<String, String> database) {
		this.context = new SpringApplicationBuilder(Beans.class).web(WebApplicationType.NONE)
			.properties(Map.<String, Object>copyOf(database))
			.properties("spring.main.banner-mode=off", "spring.jpa.hibernate.ddl-auto=update",
					"spring.jpa.open-in-view=false", "spring.flyway.enabled=false",
					"spring.jpa.properties.hibernate.jdbc.batch_size=50", "telegram.updates.cluster.mode=single",
					// of those who die
					"logging.level.org.hibernate=off", "logging.level.org.springframework.transaction=off",
					"logging.level.org.springframework.orm=off", "logging.level.io.github.telegramupdates.engine=off")
			.run();
	}

	static CrashApplication on(Map<String, String> database) {
		return new CrashApplication(database);
	}

	/** An engine of a process. */
	GapEngine.Builder engine(SimulatedProcess process) {
		return GapEngine.builder()
			.storage(storage())
			.channelAccessHasher(this.context.getBean(ChannelAccessHasher.class))
			.userAccessHasher(this.context.getBean(UserAccessHasher.class))
			.delivery(this.context.getBean(UpdateDelivery.class))
			.timers(process)
			.executor(process)
			.inboxExecutor(process);
	}

	StateStorage storage() {
		return this.context.getBean(StateStorage.class);
	}

	/** Writes events to the log. */
	EngineListener eventLog() {
		return this.context.getBean(EngineListener.class);
	}

	ProcessDataSource dataSource() {
		return this.context.getBean(ProcessDataSource.class);
	}

	/** Whether an account has all positions that it should have. */
	boolean isCaughtUp(AccountTruth truth) {
		AccountState state = storage().getState(truth.userId()).orElse(null);
		return state != null && state.pts() == truth.state().pts()
				&& truth.channels()
					.stream()
					.allMatch((channel) -> storage().getChannelPts(truth.userId(), channel).orElse(0) == truth
						.channelPts(channel));
	}

	/** What the handler has committed for an account, in order. */
	List<Fact> facts(long userId) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return transaction.execute((status) -> this.context.getBean(EntityManager.class)
			.createQuery("select f from Fact f where f.userId = :userId order by f.arrival, f.id", Fact.class)
			.setParameter("userId", userId)
			.getResultList());
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Fact.class)
	static class Beans {

		@Bean
		ProcessDataSource dataSource(Environment environment) {
			return new ProcessDataSource(
					new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url"),
							environment.getRequiredProperty("spring.datasource.username"), ""));
		}

		@Bean
		FactListener factListener(EntityManager entityManager) {
			return new FactListener(entityManager);
		}

	}

}
