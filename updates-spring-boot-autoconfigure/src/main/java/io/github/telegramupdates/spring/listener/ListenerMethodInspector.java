package io.github.telegramupdates.spring.listener;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.tl.Update;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Finds what is wrong with a marked method, as far as it can be seen without the others.
 */
final class ListenerMethodInspector {

	private static final Set<Integer> ESCAPING = Set.of(TransactionDefinition.PROPAGATION_REQUIRES_NEW,
			TransactionDefinition.PROPAGATION_NOT_SUPPORTED, TransactionDefinition.PROPAGATION_NEVER);

	private final TransactionAttributeSource transactions = new AnnotationTransactionAttributeSource(false);

	private final ListenerTransactions managers;

	ListenerMethodInspector(ListenerTransactions managers) {
		this.managers = managers;
	}

	List<ListenerProblem> problemsOf(ListenerCandidate candidate) {
		List<ListenerProblem> problems = new ArrayList<>();
		checkParameters(candidate, problems);
		checkReturnType(candidate, problems);
		checkInvocable(candidate, problems);
		checkAsync(candidate, problems);
		checkTransaction(candidate, problems);
		return problems;
	}

	static Class<?> updateType(ListenerCandidate candidate) {
		return ResolvableType.forMethodParameter(candidate.method(), 0, candidate.targetClass()).resolve(Object.class);
	}

	private void checkParameters(ListenerCandidate candidate, List<ListenerProblem> problems) {
		Class<?>[] parameters = candidate.method().getParameterTypes();
		if (parameters.length == 0 || !Update.class.isAssignableFrom(updateType(candidate))) {
			problems.add(candidate.problem("does not take an update as its first parameter",
					"let the first parameter be an update such as UpdateNewMessage, a group such as PtsUpdate, "
							+ "or Update"));
		}
		if (parameters.length > 2) {
			problems.add(candidate.problem("has more than two parameters",
					"take the update and, if needed, an UpdateContext"));
		}
		else if (parameters.length == 2 && parameters[1] != UpdateContext.class) {
			problems.add(candidate.problem("has a second parameter of type " + parameters[1].getSimpleName(),
					"let the second parameter be an UpdateContext, or remove it"));
		}
	}

	private void checkReturnType(ListenerCandidate candidate, List<ListenerProblem> problems) {
		Class<?> returned = candidate.method().getReturnType();
		if (returned != void.class) {
			problems.add(candidate.problem("returns " + returned.getSimpleName() + ", which nobody would wait for",
					"let it return void, and finish its work before it returns"));
		}
	}

	private void checkInvocable(ListenerCandidate candidate, List<ListenerProblem> problems) {
		Method method = candidate.method();
		if (Modifier.isStatic(method.getModifiers())) {
			problems.add(candidate.problem("is static", "make it an instance method"));
		}
		else if (AopUtils.isCglibProxy(candidate.bean()) && isNotOverridable(method)) {
			problems.add(candidate.problem("is private or final, but the bean is a proxy that has to override it",
					"make it neither private nor final"));
		}
		else if (AopUtils.isJdkDynamicProxy(candidate.bean()) && !isOnProxy(candidate)) {
			problems
				.add(candidate.problem("is not declared by any interface, but the bean is a proxy of its interfaces",
						"declare it in an interface of the bean, or set spring.aop.proxy-target-class to true"));
		}
	}

	private static boolean isNotOverridable(Method method) {
		return Modifier.isPrivate(method.getModifiers()) || Modifier.isFinal(method.getModifiers());
	}

	private static boolean isOnProxy(ListenerCandidate candidate) {
		try {
			AopUtils.selectInvocableMethod(candidate.method(), candidate.bean().getClass());
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private void checkAsync(ListenerCandidate candidate, List<ListenerProblem> problems) {
		if (AnnotatedElementUtils.hasAnnotation(candidate.method(), Async.class)
				|| AnnotatedElementUtils.hasAnnotation(candidate.targetClass(), Async.class)) {
			problems.add(candidate.problem("is asynchronous: it would run outside of the transaction and out of order",
					"remove @Async"));
		}
	}

	private void checkTransaction(ListenerCandidate candidate, List<ListenerProblem> problems) {
		TransactionAttribute attribute = this.transactions.getTransactionAttribute(candidate.method(),
				candidate.targetClass());
		if (attribute == null) {
			return;
		}
		this.managers.foreignManager(attribute, candidate.targetClass())
			.ifPresent((manager) -> problems.add(candidate.problem(
					"asks for the transaction manager " + manager
							+ ", which is not the one in whose transaction the position moves",
					"let neither @Transactional nor a @Qualifier of the class nor a TransactionManagementConfigurer "
							+ "name another one; what another database has to know can be written there by whoever "
							+ "reads it from this one")));
		if (attribute.getPropagationBehavior() == TransactionDefinition.PROPAGATION_NESTED) {
			problems.add(candidate.problem(
					"asks for a nested transaction: what is rolled back to its savepoint stays in the persistence context",
					"remove @Transactional, or let its propagation be REQUIRED"));
		}
		if (ESCAPING.contains(attribute.getPropagationBehavior())) {
			problems.add(candidate.problem("leaves the transaction in which the position moves",
					"remove @Transactional, or let its propagation be REQUIRED"));
		}
	}

}
