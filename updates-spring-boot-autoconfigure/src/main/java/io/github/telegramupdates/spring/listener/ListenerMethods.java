package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds the marked methods of a class.
 */
final class ListenerMethods {

	private static final MetadataLookup<TelegramUpdateListener> MARKED = (method) -> AnnotatedElementUtils
		.findMergedAnnotation(method, TelegramUpdateListener.class);

	private ListenerMethods() {
	}

	static Map<Method, TelegramUpdateListener> of(Class<?> type) {
		if (!AnnotationUtils.isCandidateClass(type, TelegramUpdateListener.class)) {
			return Map.of();
		}
		return MethodIntrospector.selectMethods(type, MARKED);
	}

	static boolean isPresentIn(Class<?> type) {
		return !of(type).isEmpty();
	}

	static String describe(Class<?> type, Method method) {
		String parameters = Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", "));
		return "%s.%s(%s)".formatted(type.getSimpleName(), method.getName(), parameters);
	}

}
