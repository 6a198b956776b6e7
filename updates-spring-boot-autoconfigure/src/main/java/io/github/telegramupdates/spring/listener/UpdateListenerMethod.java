package io.github.telegramupdates.spring.listener;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;

import io.github.telegramupdates.tl.Update;

/**
 * A method that receives updates.
 *
 * @param id identifies it in messages
 * @param bean the bean, perhaps a proxy
 * @param method can be invoked on the bean
 * @param type what it receives
 * @param accounts names of the accounts whose updates it receives; empty for all
 * @param order rank among the listeners of an update
 */
record UpdateListenerMethod(String id, Object bean, Method method, Class<?> type, Set<String> accounts, int order) {

	boolean receives(Class<?> updateType) {
		return this.type.isAssignableFrom(updateType);
	}

	boolean listensTo(String account) {
		return this.accounts.isEmpty() || this.accounts.contains(account);
	}

	/**
	 * Calls the method, and throws what it throws.
	 */
	void invoke(Update update, UpdateContext context) throws Exception {
		try {
			if (this.method.getParameterCount() == 1) {
				this.method.invoke(this.bean, update);
			}
			else {
				this.method.invoke(this.bean, update, context);
			}
		}
		catch (InvocationTargetException ex) {
			throw thrownBy(ex.getTargetException());
		}
	}

	private static Exception thrownBy(Throwable failure) {
		// A proxy cannot throw checked exceptions that its interface does not declare
		Throwable cause = (failure instanceof UndeclaredThrowableException wrapper) ? wrapper.getUndeclaredThrowable()
				: failure;
		if (cause instanceof Error error) {
			throw error;
		}
		return (cause instanceof Exception exception) ? exception : new UndeclaredThrowableException(cause);
	}

}
