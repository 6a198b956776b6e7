package io.github.telegramupdates.spring.storage;

import java.util.Map;
import java.util.function.Supplier;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.app.EffectRepository;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An application with handlers' entities and the storage, on one database.
 */
public final class StorageApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private StorageApplication(Map<String, String> database, Class<?>... more) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class).sources(more)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.jpa.hibernate.ddl-auto=update",
					"spring.jpa.open-in-view=false", "spring.jpa.properties.hibernate.generate_statistics=true",
					"logging.level.org.hibernate=WARN", "logging.level.com.zaxxer=WARN");
		builder.properties(Map.<String, Object>copyOf(database));
		this.context = builder.run();
	}

	public static StorageApplication on(Supplier<Map<String, String>> database, Class<?>... more) {
		return new StorageApplication(database.get(), more);
	}

	public StateStorage storage() {
		return this.context.getBean(StateStorage.class);
	}

	public ChannelAccessHasher channelHashes() {
		return this.context.getBean(ChannelAccessHasher.class);
	}

	public UserAccessHasher userHashes() {
		return this.context.getBean(UserAccessHasher.class);
	}

	public EffectRepository effects() {
		return this.context.getBean(EffectRepository.class);
	}

	public EntityManagerFactory entityManagerFactory() {
		return this.context.getBean(EntityManagerFactory.class);
	}

	public TransactionTemplate transaction() {
		return new TransactionTemplate(this.context.getBean(PlatformTransactionManager.class));
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Effect.class)
	@EnableJpaRepositories(basePackageClasses = EffectRepository.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			TransactionAutoConfiguration.class, TelegramStorageAutoConfiguration.class })
	static class Application {

	}

}
