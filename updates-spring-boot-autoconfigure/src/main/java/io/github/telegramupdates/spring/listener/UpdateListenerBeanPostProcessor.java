package io.github.telegramupdates.spring.listener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;

/**
 * Collects the marked methods of all beans as they are created, after everyone has put a
 * proxy around them.
 */
final class UpdateListenerBeanPostProcessor implements MergedBeanDefinitionPostProcessor, Ordered {

	private final Set<Class<?>> unmarked = ConcurrentHashMap.newKeySet();

	private final List<ListenerCandidate> candidates = new CopyOnWriteArrayList<>();

	@Override
	public void postProcessMergedBeanDefinition(RootBeanDefinition beanDefinition, Class<?> beanType, String beanName) {
		// Nothing to do: post-processors of this kind are the last ones to see a bean
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
		// the definition behind a scoped proxy says what is wrong with it
		if (!(bean instanceof ScopedObject) && !this.unmarked.contains(type)) {
			collect(bean, beanName, type);
		}
		return bean;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	List<ListenerCandidate> candidates() {
		return List.copyOf(this.candidates);
	}

	private void collect(Object bean, String beanName, Class<?> type) {
		var methods = ListenerMethods.of(type);
		if (methods.isEmpty()) {
			this.unmarked.add(type);
		}
		methods.forEach((method, annotation) -> this.candidates
			.add(new ListenerCandidate(beanName, bean, type, method, annotation)));
	}

}
