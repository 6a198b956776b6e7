package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;

/**
 * A marked method of a bean, not checked yet.
 *
 * @param beanName name of the bean
 * @param bean the bean, perhaps a proxy
 * @param targetClass class of the bean behind all proxies
 * @param method the method as the target class declares it
 * @param annotation the merged annotation
 */
record ListenerCandidate(String beanName, Object bean, Class<?> targetClass, Method method,
		TelegramUpdateListener annotation) {

	String defaultId() {
		Class<?>[] parameters = this.method.getParameterTypes();
		String update = (parameters.length > 0) ? parameters[0].getSimpleName() : "";
		return "%s#%s(%s)".formatted(this.beanName, this.method.getName(), update);
	}

	ListenerProblem problem(String what, String cure) {
		return new ListenerProblem(this.beanName, ListenerMethods.describe(this.targetClass, this.method), what, cure);
	}

}
