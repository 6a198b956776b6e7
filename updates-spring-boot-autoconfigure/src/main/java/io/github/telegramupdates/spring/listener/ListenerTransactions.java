package io.github.telegramupdates.spring.listener;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.TransactionManagementConfigurer;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.util.StringUtils;

/**
 * Compares the transaction manager that a listener asks for with that of the delivery.
 */
final class ListenerTransactions {

	private final ConfigurableListableBeanFactory beanFactory;

	ListenerTransactions(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Looks for another transaction manager than the one in whose transaction the
	 * position moves, in the places and the order of Spring: the annotation, a qualifier
	 * of the type, the configurer.
	 * @param attribute what the annotation says
	 * @param type the type of the listener's bean
	 * @return how to call the other one; empty if the transaction would be the same
	 */
	Optional<String> foreignManager(TransactionAttribute attribute, Class<?> type) {
		String asked = attribute.getQualifier();
		if (StringUtils.hasText(asked)) {
			return foreign(named(this.beanFactory.resolveEmbeddedValue(asked)), "'" + asked + "'");
		}
		// one that names no transaction manager is meant for something else
		String ofType = BeanFactoryAnnotationUtils.getQualifierValue(type);
		TransactionManager typed = named(ofType);
		if (typed != null) {
			return foreign(typed, "'" + ofType + "'");
		}
		TransactionManagementConfigurer configurer = this.beanFactory
			.getBeanProvider(TransactionManagementConfigurer.class)
			.getIfUnique();
		return (configurer != null)
				? foreign(configurer.annotationDrivenTransactionManager(), "of the TransactionManagementConfigurer")
				: Optional.empty();
	}

	private Optional<String> foreign(@Nullable TransactionManager asked, String description) {
		boolean same = asked != null
				&& asked == this.beanFactory.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
		return same ? Optional.empty() : Optional.of(description);
	}

	private @Nullable TransactionManager named(@Nullable String name) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beanFactory, TransactionManager.class, name);
		}
		catch (NoSuchBeanDefinitionException ex) {
			return null;
		}
	}

}
