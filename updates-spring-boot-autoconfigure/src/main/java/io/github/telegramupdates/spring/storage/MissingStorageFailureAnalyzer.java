package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/**
 * Explains what keeps positions and access hashes from being stored, to an application
 * that needs them. Without stored positions every restart would lose updates in silence,
 * so there is no fallback.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingStorageFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final Set<Class<?>> PARTS = Set.of(StateStorage.class, ChannelAccessHasher.class,
			UserAccessHasher.class);

	private static final String ALTERNATIVES = "Or define StateStorage, ChannelAccessHasher and UserAccessHasher beans "
			+ "of your own, or set telegram.updates.storage.type=memory if positions may be lost with the process.";

	private final BeanFactory beanFactory;

	/**
	 * Creates the analyzer.
	 * @param beanFactory the beans of the application
	 */
	MissingStorageFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		if (cause instanceof NoUniqueBeanDefinitionException || cause.getBeanType() == null
				|| !PARTS.contains(cause.getBeanType())
				|| !(this.beanFactory instanceof ConfigurableListableBeanFactory beans)) {
			return null;
		}
		return hasJpa(beans.getBeanClassLoader()) ? Candidates.in(beans).explain(rootFailure)
				: report("Spring Data JPA with Hibernate is not on the class path",
						"Add the dependency org.springframework.boot:spring-boot-starter-data-jpa and a JDBC driver.",
						rootFailure);
	}

	private static boolean hasJpa(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent("org.springframework.data.jpa.repository.support.JpaRepositoryFactory", classLoader)
				&& ClassUtils.isPresent(
						"org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer", classLoader);
	}

	private static FailureAnalysis report(String reason, String cure, Throwable failure) {
		return new FailureAnalysis("The positions of Telegram accounts cannot be stored: " + reason + ".",
				cure + " " + ALTERNATIVES, failure);
	}

	/**
	 * The beans that the JPA storage needs one of.
	 */
	private record Candidates(List<String> missing, List<String> ambiguous) {

		static Candidates in(ConfigurableListableBeanFactory beans) {
			Candidates candidates = new Candidates(new ArrayList<>(), new ArrayList<>());
			candidates.find(beans, "DataSource", DataSource.class);
			candidates.find(beans, "EntityManagerFactory", ClassUtils
				.resolveClassName("jakarta.persistence.EntityManagerFactory", beans.getBeanClassLoader()));
			candidates.find(beans, "PlatformTransactionManager", PlatformTransactionManager.class);
			return candidates;
		}

		private void find(ConfigurableListableBeanFactory beans, String name, Class<?> type) {
			String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, false, false);
			if (names.length == 0) {
				this.missing.add(name);
			}
			else if (names.length > 1 && beans.getBeanProvider(type).getIfUnique() == null) {
				this.ambiguous.add(name + " (" + String.join(", ", names) + ")");
			}
		}

		FailureAnalysis explain(Throwable failure) {
			if (!this.ambiguous.isEmpty()) {
				return report("there are several beans and none is primary: " + String.join("; ", this.ambiguous),
						"Mark the ones that the handlers write with as @Primary: positions commit in the same "
								+ "transaction, so they live in the same database.",
						failure);
			}
			if (!this.missing.isEmpty()) {
				return report("there is no bean of type " + String.join(", ", this.missing),
						"Set spring.datasource.url and add the JDBC driver of your database, and do not exclude "
								+ "the auto-configurations of DataSource and Hibernate.",
						failure);
			}
			return report("the parts of the storage are incomplete",
					"Do not exclude TelegramStorageAutoConfiguration, and with telegram.updates.storage.type=memory "
							+ "define both access hashers or none.",
					failure);
		}

	}

}
