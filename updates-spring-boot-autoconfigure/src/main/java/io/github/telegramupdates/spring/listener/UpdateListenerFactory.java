package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Makes listeners of methods that passed the inspection.
 */
final class UpdateListenerFactory {

	private final UnaryOperator<String> placeholders;

	UpdateListenerFactory(UnaryOperator<String> placeholders) {
		this.placeholders = placeholders;
	}

	UpdateListenerMethod create(ListenerCandidate candidate) {
		Method method = AopUtils.selectInvocableMethod(candidate.method(), candidate.bean().getClass());
		ReflectionUtils.makeAccessible(method);
		return new UpdateListenerMethod(id(candidate), candidate.bean(), method,
				ListenerMethodInspector.updateType(candidate), accounts(candidate), order(candidate));
	}

	String id(ListenerCandidate candidate) {
		String id = this.placeholders.apply(candidate.annotation().id());
		return StringUtils.hasText(id) ? id : candidate.defaultId();
	}

	Set<String> accounts(ListenerCandidate candidate) {
		return Arrays.stream(candidate.annotation().accounts())
			.map(this.placeholders)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static int order(ListenerCandidate candidate) {
		Order onMethod = AnnotatedElementUtils.findMergedAnnotation(candidate.method(), Order.class);
		if (onMethod != null) {
			return onMethod.value();
		}
		if (candidate.bean() instanceof Ordered ordered) {
			return ordered.getOrder();
		}
		return OrderUtils.getOrder(candidate.targetClass(), Ordered.LOWEST_PRECEDENCE);
	}

}
