package io.github.telegramupdates.spring.listener;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;

/**
 * Keeps beans with marked methods from becoming lazy: nothing but an update would ever
 * ask for them.
 */
final class UpdateListenerLazyInitializationExcludeFilter implements LazyInitializationExcludeFilter {

	@Override
	public boolean isExcluded(String beanName, BeanDefinition beanDefinition, Class<?> beanType) {
		return ListenerMethods.isPresentIn(beanType);
	}

}
