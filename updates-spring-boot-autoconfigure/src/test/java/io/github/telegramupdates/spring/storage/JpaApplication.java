package io.github.telegramupdates.spring.storage;

import java.util.UUID;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/**
 * An application with JPA on an H2 database of its own.
 */
public final class JpaApplication {

	private JpaApplication() {
	}

	public static ApplicationContextRunner runner(String url) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(TelegramStorageAutoConfiguration.class, DataSourceAutoConfiguration.class,
							HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class,
							DataJpaRepositoriesAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
			.withUserConfiguration(AnyApplication.class)
			.withPropertyValues("spring.datasource.url=" + url, "logging.level.org.flywaydb=ERROR");
	}

	public static String url() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@AutoConfigurationPackage(basePackages = "com.example.application")
	static class AnyApplication {

	}

}
