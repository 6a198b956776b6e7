package io.github.telegramupdates.spring.listener;

/**
 * A mistake in the declaration of a listener.
 *
 * @param beanName the bean
 * @param method the method with its parameters
 * @param what what is wrong, as the end of a sentence that begins with the method
 * @param cure what to do about it
 */
record ListenerProblem(String beanName, String method, String what, String cure) {

	String description() {
		return "Bean '%s', method %s %s.".formatted(this.beanName, this.method, this.what);
	}

	String action() {
		return "Bean '%s', method %s: %s.".formatted(this.beanName, this.method, this.cure);
	}

}
