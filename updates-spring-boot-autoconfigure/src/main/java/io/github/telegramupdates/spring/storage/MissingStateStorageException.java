package io.github.telegramupdates.spring.storage;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

/**
 * There is nothing to store positions with. Without stored positions every restart would
 * lose updates in silence, so the application does not start.
 */
public final class MissingStateStorageException extends FailureAnalyzedException {

	private static final String ALTERNATIVES = "Or define StateStorage, ChannelAccessHasher and UserAccessHasher beans "
			+ "of your own, or set telegram.updates.storage.type=memory if positions may be lost with the process.";

	private MissingStateStorageException(String reason, String cure) {
		super("The positions of Telegram accounts cannot be stored: " + reason + ".", cure + " " + ALTERNATIVES);
	}

	/**
	 * Looks for what is missing.
	 * @param beanFactory the beans of the application
	 * @return the exception that names it
	 */
	public static MissingStateStorageException in(ListableBeanFactory beanFactory) {
		ClassLoader classLoader = (beanFactory instanceof ConfigurableBeanFactory configurable)
				? configurable.getBeanClassLoader() : null;
		if (!ClassUtils.isPresent("org.springframework.data.jpa.repository.support.JpaRepositoryFactory", classLoader)
				|| !ClassUtils.isPresent(
						"org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer",
						classLoader)) {
			return new MissingStateStorageException("Spring Data JPA with Hibernate is not on the class path",
					"Add the dependency org.springframework.boot:spring-boot-starter-data-jpa and a JDBC driver.");
		}
		return Parts.of(beanFactory, classLoader).explain();
	}

	/**
	 * The beans that the JPA storage needs one of.
	 */
	private record Parts(List<String> missing, List<String> ambiguous) {

		static Parts of(ListableBeanFactory beanFactory, @Nullable ClassLoader classLoader) {
			Parts parts = new Parts(new ArrayList<>(), new ArrayList<>());
			parts.look(beanFactory, "DataSource", DataSource.class);
			parts.look(beanFactory, "EntityManagerFactory",
					ClassUtils.resolveClassName("jakarta.persistence.EntityManagerFactory", classLoader));
			parts.look(beanFactory, "PlatformTransactionManager", PlatformTransactionManager.class);
			return parts;
		}

		private void look(ListableBeanFactory beanFactory, String name, Class<?> type) {
			String[] beans = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, type, false, false);
			if (beans.length == 0) {
				this.missing.add(name);
			}
			else if (beans.length > 1 && beanFactory.getBeanProvider(type).getIfUnique() == null) {
				this.ambiguous.add(name + " (" + String.join(", ", beans) + ")");
			}
		}

		MissingStateStorageException explain() {
			if (!this.ambiguous.isEmpty()) {
				return new MissingStateStorageException(
						"there are several beans and none is primary: " + String.join("; ", this.ambiguous),
						"Mark the ones that the handlers write with as @Primary: positions commit in the same "
								+ "transaction, so they live in the same database.");
			}
			if (!this.missing.isEmpty()) {
				return new MissingStateStorageException("there is no bean of type " + String.join(", ", this.missing),
						"Set spring.datasource.url and add the JDBC driver of your database, and do not exclude "
								+ "the auto-configurations of DataSource and Hibernate.");
			}
			return new MissingStateStorageException("the parts of the storage are incomplete",
					"Do not exclude JpaStorageAutoConfiguration, and with telegram.updates.storage.type=memory "
							+ "define both access hashers or none.");
		}

	}

}
