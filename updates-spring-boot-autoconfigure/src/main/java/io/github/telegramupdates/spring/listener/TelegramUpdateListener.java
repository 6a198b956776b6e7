package io.github.telegramupdates.spring.listener;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method that receives updates.
 * <p>
 * The type of the first parameter says which: one constructor such as
 * {@link io.github.telegramupdates.tl.UpdateNewMessage}, a group of them such as
 * {@link io.github.telegramupdates.tl.PtsUpdate}, or every
 * {@link io.github.telegramupdates.tl.Update}. A second parameter of type
 * {@link UpdateContext} is optional. The method returns nothing.
 * <p>
 * The method is called inside the transaction in which the position of the stream moves:
 * what it writes to the database of the application takes effect exactly once. When it
 * throws, everything of that transaction rolls back, and the update comes again after a
 * while. Updates of one lane arrive one after the other and in order; updates of
 * different lanes may arrive at the same time on different threads.
 * <p>
 * When several methods receive an update, they are called one after the other in the
 * order of {@link org.springframework.core.annotation.Order @Order} on the method or, if
 * it has none, of its bean.
 * <p>
 * Can be used as a meta-annotation.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface TelegramUpdateListener {

	/**
	 * Identifies the listener in messages. By default the name of its bean, of its method
	 * and of what it receives, as in {@code archive#on(UpdateNewMessage)}.
	 * @return an id that no other listener has; placeholders are resolved
	 */
	String id() default "";

	/**
	 * Names of the accounts whose updates are received. By default all.
	 * @return configured names; placeholders are resolved
	 */
	String[] accounts() default {};

}
