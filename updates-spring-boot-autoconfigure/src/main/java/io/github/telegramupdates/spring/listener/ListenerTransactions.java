package io.github.telegramupdates.spring.listener;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
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
	 * Whether the transaction would be another one than that in which the position moves.
	 */
	boolean isForeign(TransactionAttribute attribute) {
		String qualifier = attribute.getQualifier();
		if (!StringUtils.hasText(qualifier)) {
			return false;
		}
		try {
			TransactionManager asked = BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beanFactory,
					TransactionManager.class, String.valueOf(this.beanFactory.resolveEmbeddedValue(qualifier)));
			return asked != this.beanFactory.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
		}
		catch (BeansException ex) {
			return true;
		}
	}

}
