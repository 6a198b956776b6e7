package io.github.telegramupdates.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.TelegramConnectionFactory;
import io.github.telegramupdates.spring.archive.Archive;
import io.github.telegramupdates.spring.archive.ArchiveApplication;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * One of several instances of an application. As a program: an instance that connects by
 * clients, with the properties of its arguments, until it is killed.
 */
final class ClusterInstance implements AutoCloseable {

	static final Duration TIME_TO_LIVE = Duration.ofSeconds(3);

	private static final String ACCOUNT = "archive";

	private final ConfigurableApplicationContext context;

	private ClusterInstance(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** An instance whose connections come from a factory. */
	static ClusterInstance start(Map<String, String> database, TelegramConnectionFactory connections) {
		return run(database, (application) -> ((GenericApplicationContext) application)
			.registerBean(TelegramConnectionFactory.class, () -> connections));
	}

	/** An instance that connects by clients, to where the properties lead. */
	static ClusterInstance start(Map<String, String> properties) {
		return run(properties, (application) -> {
		});
	}

	private static ClusterInstance run(Map<String, String> properties,
			ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
		return new ClusterInstance(new SpringApplicationBuilder(ArchiveApplication.class).web(WebApplicationType.NONE)
			.properties(Map.<String, Object>copyOf(properties))
			.properties("spring.jpa.hibernate.ddl-auto=update", "spring.flyway.enabled=false",
					"telegram.updates.accounts.archive.api-id=1", "telegram.updates.accounts.archive.api-hash=hash",
					"telegram.updates.accounts.archive.bot-token=4711:token",
					"telegram.updates.cluster.heartbeat=500ms", "telegram.updates.cluster.time-to-live=" + TIME_TO_LIVE)
			.initializers(initializer)
			.run());
	}

	/** A process of its own that runs an instance. */
	static Process fork(Map<String, String> properties) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp",
						System.getProperty("java.class.path"), ClusterInstance.class.getName()));
		properties.forEach((name, value) -> command.add(name + "=" + value));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	public static void main(String[] arguments) {
		Map<String, String> properties = new HashMap<>();
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			properties.put(argument.substring(0, equals), argument.substring(equals + 1));
		}
		start(properties);
	}

	boolean isLive() {
		return accounts().status(ACCOUNT).filter((status) -> status.phase() == AccountStatus.Phase.LIVE).isPresent();
	}

	boolean standsBy() {
		return accounts().connection(ACCOUNT).phase() == ConnectionState.Phase.STANDBY;
	}

	Optional<String> holder() {
		return accounts().holder(ACCOUNT);
	}

	List<String> texts() {
		return this.context.getBean(Archive.class).texts();
	}

	Health health() {
		CompositeHealthContributor contributor = this.context.getBean("telegramUpdatesHealthContributor",
				CompositeHealthContributor.class);
		return ((HealthIndicator) contributor.getContributor(ACCOUNT)).health();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	private TelegramAccounts accounts() {
		return this.context.getBean(TelegramAccounts.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
