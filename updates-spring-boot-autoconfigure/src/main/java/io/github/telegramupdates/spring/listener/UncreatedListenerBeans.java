package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds beans with marked methods that do not exist when the application is ready: they
 * would never receive anything, and nobody would notice.
 */
final class UncreatedListenerBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	UncreatedListenerBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	List<ListenerProblem> problems() {
		List<ListenerProblem> problems = new ArrayList<>();
		Arrays.stream(this.beanFactory.getBeanDefinitionNames())
			.filter(this::isUncreated)
			.forEach((name) -> addProblems(name, problems));
		return problems;
	}

	private boolean isUncreated(String name) {
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		return !definition.isAbstract() && !(definition.isSingleton() && this.beanFactory.containsSingleton(name));
	}

	private void addProblems(String name, List<ListenerProblem> problems) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, name);
		if (type == null) {
			return;
		}
		String what = "would receive nothing: the bean is "
				+ (this.beanFactory.getMergedBeanDefinition(name).isSingleton() ? "lazy" : "not a singleton");
		for (Method method : ListenerMethods.of(type).keySet()) {
			problems.add(new ListenerProblem(name, ListenerMethods.describe(type, method), what,
					"make the bean a singleton that is created when the application starts"));
		}
	}

}
