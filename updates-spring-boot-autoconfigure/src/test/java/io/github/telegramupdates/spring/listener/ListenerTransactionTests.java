package io.github.telegramupdates.spring.listener;

import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.TransactionManagementConfigurer;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * In which transactions a listener may run.
 */
class ListenerTransactionTests {

	@Test
	void theTransactionManagerOfTheDeliveryMayBeNamed() {
		with(Same.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anotherTransactionManagerIsExplained() {
		with(Other.class).run((context) -> assertThat(context.getStartupFailure())
			.hasMessageContaining("Other.on(UpdateNewMessage) asks for the transaction manager 'second'"));
	}

	@Test
	void anotherTransactionManagerOfTheClassIsExplained() {
		with(OtherOfClass.class).run((context) -> assertThat(context.getStartupFailure())
			.hasMessageContaining("asks for the transaction manager 'second'"));
	}

	@Test
	void anotherTransactionManagerByAQualifierOfTheClassIsExplained() {
		with(QualifiedClass.class).run((context) -> assertThat(context.getStartupFailure())
			.hasMessageContaining("asks for the transaction manager 'second'"));
	}

	@Test
	void theTransactionManagerOfTheAnnotationWinsOverTheQualifierOfTheClass() {
		with(SameInQualifiedClass.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aQualifierThatNamesNoTransactionManagerIsNoneOfOurBusiness() {
		with(QualifiedOtherwise.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anotherTransactionManagerByTheConfigurerIsExplained() {
		with(Plain.class).withBean(TransactionManagementConfigurer.class, () -> this::other)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("asks for the transaction manager of the TransactionManagementConfigurer"));
		with(Plain.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theConfigurerMayNameTheTransactionManagerOfTheDelivery() {
		with(Plain.class).withUserConfiguration(Configurer.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aTransactionManagerThatDoesNotExistIsExplained() {
		with(Unknown.class).run((context) -> assertThat(context.getStartupFailure())
			.hasMessageContaining("asks for the transaction manager 'third'"));
	}

	@Test
	void aNestedTransactionIsExplained() {
		with(Nested.class).run((context) -> assertThat(context.getStartupFailure())
			.hasMessageContaining("Nested.on(UpdateNewMessage) asks for a nested transaction"));
	}

	private TransactionManager other() {
		return mock(PlatformTransactionManager.class);
	}

	private static ApplicationContextRunner with(Class<?> listener) {
		return ListenerContext.with(Managers.class, listener);
	}

	@Configuration(proxyBeanMethods = false)
	static class Managers {

		@Bean
		@Primary
		PlatformTransactionManager first() {
			return mock();
		}

		@Bean
		PlatformTransactionManager second() {
			return mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Configurer {

		@Bean
		TransactionManagementConfigurer configurer(PlatformTransactionManager first) {
			return () -> first;
		}

	}

	static class Plain {

		@Transactional
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@Qualifier("second")
	static class QualifiedClass {

		@Transactional
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@Qualifier("second")
	static class SameInQualifiedClass {

		@Transactional("first")
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@Qualifier("something else")
	static class QualifiedOtherwise {

		@Transactional
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	static class Same {

		@Transactional("first")
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	static class Other {

		@Transactional(transactionManager = "second")
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@Transactional("second")
	static class OtherOfClass {

		@TelegramUpdateListener
		public void on(UpdateNewMessage update) {
		}

	}

	static class Unknown {

		@Transactional("third")
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	static class Nested {

		@Transactional(propagation = Propagation.NESTED)
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

}
