package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds beans with marked methods that do not exist when the application is ready: they
 * would never receive anything, and nobody would notice.
 */
final class UncreatedListenerBeans {

	private static final String SCOPED_TARGET = ScopedProxyUtils.getTargetBeanName("");

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
		for (Method method : ListenerMethods.of(type).keySet()) {
			problems.add(problem(name, ListenerMethods.describe(type, method)));
		}
	}

	private ListenerProblem problem(String name, String method) {
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		if (ScopedProxyUtils.isScopedTarget(name)) {
			return new ListenerProblem(name.substring(SCOPED_TARGET.length()), method,
					"would be called on whatever instance the scope '%s' has at that moment, if it has any"
						.formatted(definition.getScope()),
					"mark a method of a singleton instead, and let it use the scoped bean");
		}
		return new ListenerProblem(name, method,
				"would receive nothing: the bean is " + (definition.isSingleton() ? "lazy" : "not a singleton"),
				"make the bean a singleton that is created when the application starts");
	}

}
