package io.github.telegramupdates.spring.listener;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mistakes in the declaration of listeners keep the application from starting, and are
 * explained.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpdateListenerValidationTests {

	@Test
	void aFirstParameterThatIsNoUpdateIsExplained() {
		assertThatAnalysisOf(NoUpdate.class, (analysis) -> {
			assertThat(analysis.getDescription()).contains("NoUpdate", "NoUpdate.on(Message)",
					"does not take an update as its first parameter");
			assertThat(analysis.getAction()).contains("such as UpdateNewMessage");
		});
	}

	@Test
	void aMethodWithoutParametersIsExplained() {
		assertDescription(NoParameter.class, "NoParameter.on() does not take an update as its first parameter");
	}

	@Test
	void aSecondParameterThatIsNoContextIsExplained() {
		assertDescription(WrongContext.class, "has a second parameter of type String");
	}

	@Test
	void aThirdParameterIsExplained() {
		assertDescription(TooMany.class, "has more than two parameters");
	}

	@Test
	void aReturnValueIsExplained() {
		assertDescription(Returning.class, "returns CompletableFuture, which nobody would wait for");
	}

	@Test
	void aStaticMethodIsExplained() {
		assertDescription(Static.class, "is static");
	}

	@Test
	void anAsynchronousMethodIsExplained() {
		assertDescription(Asynchronous.class, "is asynchronous");
	}

	@Test
	void aTransactionOfItsOwnIsExplained() {
		assertDescription(RequiresNew.class, "RequiresNew.on(UpdateNewMessage) leaves the transaction");
	}

	@Test
	void aJakartaTransactionOfItsOwnIsExplained() {
		assertDescription(JakartaNotSupported.class, "leaves the transaction");
	}

	@Test
	void aTransactionThatJoinsIsAllowed() {
		ListenerContext.with(Joining.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aFinalMethodOfAProxyIsExplained() {
		ListenerContext.with(ClassProxies.class, Final.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("is private or final"));
	}

	@Test
	void aPrivateMethodOfAProxyIsExplained() {
		ListenerContext.with(ClassProxies.class, Private.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining("is private or final"));
	}

	@Test
	void aPrivateMethodWithoutAProxyIsAllowed() {
		ListenerContext.with(Private.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aMethodThatItsInterfaceProxyLacksIsExplained() {
		ListenerContext.with(InterfaceProxies.class, NotInInterface.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("is not declared by any interface"));
	}

	@Test
	void twoListenersWithOneIdAreExplained() {
		assertThatAnalysisOf(SameId.class, (analysis) -> {
			assertThat(analysis.getDescription())
				.containsPattern("SameId\\.(one|two)\\(UpdateNewMessage\\) has the id 'mine', which bean '.*SameId', "
						+ "method SameId\\.(one|two)\\(UpdateNewMessage\\) has, too");
			assertThat(analysis.getAction()).contains("give it an id of its own");
		});
	}

	@Test
	void overloadedMethodsHaveIdsOfTheirOwn() {
		ListenerContext.with(Overloaded.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anUnknownAccountIsExplained() {
		assertThatAnalysisOf(UnknownAccount.class, (analysis) -> {
			assertThat(analysis.getDescription()).contains("listens to the account 'archvie', which is not configured");
			assertThat(analysis.getAction()).contains("[7, archive, support]", "telegram.updates.accounts.archvie");
		});
	}

	@Test
	void aLazyBeanIsExplained() {
		assertDescription(LazyBean.class, "would receive nothing: the bean is lazy");
	}

	@Test
	void allMistakesAreToldAtOnce() {
		ListenerContext.with(NoUpdate.class, Static.class, UnknownAccount.class)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOf(InvalidUpdateListenerException.class)
				.hasMessageContaining("NoUpdate.on")
				.hasMessageContaining("Static.on")
				.hasMessageContaining("UnknownAccount.on"));
	}

	@Test
	void theApplicationReportsTheMistakeAndItsCure(CapturedOutput output) {
		SpringApplication application = new SpringApplication(ListenerConfiguration.class,
				ListenerContext.Accounts.class, NoUpdate.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(InvalidUpdateListenerException.class).isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("method NoUpdate.on(Message) does not take an update as its first parameter.")
			.contains("Action:")
			.contains("let the first parameter be an update such as UpdateNewMessage");
	}

	private static void assertDescription(Class<?> bean, String description) {
		assertThatAnalysisOf(bean, (analysis) -> assertThat(analysis.getDescription()).contains(description));
	}

	private static void assertThatAnalysisOf(Class<?> bean, Consumer<FailureAnalysis> assertions) {
		ListenerContext.with(bean)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					InvalidUpdateListenerException.class, (failure) -> assertions.accept(failure.analysis())));
	}

	static class NoUpdate {

		@TelegramUpdateListener
		void on(Message message) {
		}

	}

	static class NoParameter {

		@TelegramUpdateListener
		void on() {
		}

	}

	static class WrongContext {

		@TelegramUpdateListener
		void on(UpdateNewMessage update, String context) {
		}

	}

	static class TooMany {

		@TelegramUpdateListener
		void on(UpdateNewMessage update, UpdateContext context, String more) {
		}

	}

	static class Returning {

		@TelegramUpdateListener
		CompletableFuture<Void> on(UpdateNewMessage update) {
			return CompletableFuture.completedFuture(null);
		}

	}

	static class Static {

		@TelegramUpdateListener
		static void on(UpdateNewMessage update) {
		}

	}

	static class Asynchronous {

		@Async
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	static class RequiresNew {

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.NOT_SUPPORTED)
	static class JakartaNotSupported {

		@TelegramUpdateListener
		public void on(UpdateNewMessage update) {
		}

	}

	@Transactional
	static class Joining {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	static class Final {

		@TelegramUpdateListener
		final void on(UpdateNewMessage update) {
		}

	}

	static class Private {

		@TelegramUpdateListener
		private void on(UpdateNewMessage update) {
		}

	}

	static class NotInInterface implements Runnable {

		@Override
		public void run() {
		}

		@TelegramUpdateListener
		public void on(UpdateNewMessage update) {
		}

	}

	static class SameId {

		@TelegramUpdateListener(id = "mine")
		void one(UpdateNewMessage update) {
		}

		@TelegramUpdateListener(id = "mine")
		void two(UpdateNewMessage update) {
		}

	}

	static class Overloaded {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

		@TelegramUpdateListener
		void on(UpdateEditMessage update) {
		}

	}

	static class UnknownAccount {

		@TelegramUpdateListener(accounts = "archvie")
		void on(UpdateNewMessage update) {
		}

	}

	@Lazy
	static class LazyBean {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClassProxies {

		@Bean
		static BeanPostProcessor proxies() {
			return new Proxies(true);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InterfaceProxies {

		@Bean
		static BeanPostProcessor proxies() {
			return new Proxies(false);
		}

	}

}
