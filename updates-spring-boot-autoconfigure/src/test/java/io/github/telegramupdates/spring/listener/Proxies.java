package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Field;
import java.util.Arrays;

import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ReflectionUtils;

/**
 * Puts a proxy around beans with marked methods.
 */
class Proxies implements BeanPostProcessor {

	private final boolean proxyTargetClass;

	Proxies(boolean proxyTargetClass) {
		this.proxyTargetClass = proxyTargetClass;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!ListenerMethods.isPresentIn(bean.getClass())) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(this.proxyTargetClass);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			noteProxy(bean);
			return invocation.proceed();
		});
		return factory.getProxy();
	}

	private static void noteProxy(Object bean) {
		Arrays.stream(bean.getClass().getDeclaredFields())
			.filter((field) -> field.getType() == Calls.class)
			.forEach((field) -> callsIn(field, bean).add("proxy"));
	}

	private static Calls callsIn(Field field, Object bean) {
		ReflectionUtils.makeAccessible(field);
		return (Calls) ReflectionUtils.getField(field, bean);
	}

}
