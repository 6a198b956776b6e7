package io.github.telegramupdates.spring.listener;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.tl.PtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which listeners are called, in which order, and with what.
 */
class UpdateListenerDispatchTests {

	private static final UpdateNewMessage MESSAGE = Batches.newMessage(1);

	private static final UpdateDeleteMessages DELETION = Batches.deleteMessages(2);

	@Test
	void anUpdateReachesTheListenersOfItsType() {
		ListenerContext.with(Concrete.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE, DELETION));
			assertThat(context.getBean(Calls.class).received()).containsExactly(MESSAGE);
		});
	}

	@Test
	void aListenerOfAGroupReceivesAllItsMembersInOrder() {
		ListenerContext.with(Grouped.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(DELETION, Batches.withoutPosition(), MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly(DELETION, MESSAGE);
		});
	}

	@Test
	void theContextTellsWhereTheUpdateComesFrom() {
		ListenerContext.with(Contextual.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).singleElement()
				.isInstanceOfSatisfying(UpdateContext.class, (received) -> {
					assertThat(received.account()).isEqualTo("7");
					assertThat(received.userId()).isEqualTo(Batches.USER);
					assertThat(received.lane()).isEqualTo(Lane.ACCOUNT);
					assertThat(received.box()).isEqualTo(BoxId.COMMON);
					assertThat(received.position()).isEqualTo(5);
					assertThat(received.isRecovered()).isTrue();
				});
		});
	}

	@Test
	void theOrderOfTheMethodOverridesTheOrderOfTheBean() {
		ListenerContext.with(Late.class, Early.class, Unordered.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly("first", "early", "late", "unordered");
		});
	}

	@Test
	void aListenerOfOtherAccountsIsNotCalled() {
		ListenerContext.with(OfAccounts.class).withPropertyValues("the.account=7").run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly("placeholder");
		});
	}

	@Test
	void aMetaAnnotationPassesItsAttributesOn() {
		ListenerContext.with(Composed.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly("7");
		});
	}

	@Test
	void aBatchNobodyListensToIsNotAccepted() {
		ListenerContext.with(Concrete.class).run((context) -> {
			UpdateRouter router = context.getBean(UpdateRouter.class);
			assertThat(router.accepts(Batches.ephemeral(Batches.withoutPosition()))).isFalse();
			assertThat(router.accepts(Batches.ephemeral(Batches.withoutPosition(), MESSAGE))).isTrue();
		});
	}

	@Test
	void theUpdateAndTheListenerThatFailsAreNamed() {
		ListenerContext.with(Failing.class).run((context) -> {
			UpdateRouter router = context.getBean(UpdateRouter.class);
			Batch batch = Batches.ofAccount(Batches.withoutPosition(), MESSAGE);
			assertThatExceptionOfType(BatchFailedException.class).isThrownBy(() -> router.handle(batch))
				.satisfies((ex) -> {
					assertThat(ex.batch()).isSameAs(batch);
					assertThat(ex.update()).isSameAs(batch.updates().get(1));
					assertThat(ex.listener()).isEqualTo(router.listeners().get(0).id());
				});
		});
	}

	@Test
	void theExceptionOfAListenerIsTheCauseAsItIs() {
		ListenerContext.with(Failing.class).run((context) -> {
			UpdateRouter router = context.getBean(UpdateRouter.class);
			assertThatExceptionOfType(BatchFailedException.class)
				.isThrownBy(() -> router.handle(Batches.ofAccount(MESSAGE)))
				.havingCause()
				.isInstanceOf(IOException.class)
				.withMessage("disk full");
		});
	}

	@Test
	void theCheckedExceptionOfAListenerBehindAJdkProxyIsUnwrapped() {
		ListenerContext.with(JdkProxies.class, FailingInterface.class).run((context) -> {
			UpdateRouter router = context.getBean(UpdateRouter.class);
			assertThatExceptionOfType(BatchFailedException.class)
				.isThrownBy(() -> router.handle(Batches.ofAccount(MESSAGE)))
				.havingCause()
				.isInstanceOf(IOException.class)
				.withMessage("disk full");
		});
	}

	@Test
	void aListenerBehindAClassProxyIsCalledThroughIt() {
		ListenerContext.with(ClassProxies.class, Open.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly("proxy", MESSAGE);
		});
	}

	@Test
	void aListenerBehindAnInterfaceProxyIsCalledThroughIt() {
		ListenerContext.with(JdkProxies.class, WithInterface.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
			assertThat(context.getBean(Calls.class).received()).containsExactly("proxy", MESSAGE);
		});
	}

	@Test
	void aGenericListenerReceivesWhatItsTypeArgumentSays() {
		ListenerContext.with(OfGeneric.class).run((context) -> {
			context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE, DELETION));
			assertThat(context.getBean(Calls.class).received()).containsExactly(DELETION);
		});
	}

	@Test
	void lazyInitializationOfTheApplicationKeepsListenersEager() {
		ListenerContext.with(Concrete.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				context.getBean(UpdateListenerRegistry.class);
				context.getBean(UpdateRouter.class).handle(Batches.ofAccount(MESSAGE));
				assertThat(context.getBean(Calls.class).received()).containsExactly(MESSAGE);
			});
	}

	record Concrete(Calls calls) {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.calls.add(update);
		}

	}

	static class Open {

		private final Calls calls;

		Open(Calls calls) {
			this.calls = calls;
		}

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.calls.add(update);
		}

	}

	record Grouped(Calls calls) {

		@TelegramUpdateListener
		void on(PtsUpdate update) {
			this.calls.add(update);
		}

	}

	record Contextual(Calls calls) {

		@TelegramUpdateListener
		void on(Update update, UpdateContext context) {
			this.calls.add(context);
		}

	}

	@Order(1)
	record Early(Calls calls) {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.calls.add("early");
		}

	}

	@Order(2)
	record Late(Calls calls) {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.calls.add("late");
		}

		@TelegramUpdateListener
		@Order(0)
		void first(UpdateNewMessage update) {
			this.calls.add("first");
		}

	}

	record Unordered(Calls calls) {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
			this.calls.add("unordered");
		}

	}

	record OfAccounts(Calls calls) {

		@TelegramUpdateListener(accounts = "archive")
		void archive(UpdateNewMessage update) {
			this.calls.add("archive");
		}

		@TelegramUpdateListener(accounts = { "support", "${the.account}" })
		void placeholder(UpdateNewMessage update) {
			this.calls.add("placeholder");
		}

	}

	@TelegramUpdateListener
	@Retention(RetentionPolicy.RUNTIME)
	@interface OnlyFrom {

		@AliasFor(annotation = TelegramUpdateListener.class, attribute = "accounts")
		String[] value();

	}

	record Composed(Calls calls) {

		@OnlyFrom("7")
		void seven(UpdateNewMessage update) {
			this.calls.add("7");
		}

		@OnlyFrom("archive")
		void archive(UpdateNewMessage update) {
			this.calls.add("archive");
		}

	}

	static class Failing {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) throws IOException {
			throw new IOException("disk full");
		}

	}

	interface Listening {

		void on(UpdateNewMessage update);

	}

	record WithInterface(Calls calls) implements Listening {

		@Override
		@TelegramUpdateListener
		public void on(UpdateNewMessage update) {
			this.calls.add(update);
		}

	}

	static class FailingInterface implements Listening {

		@Override
		@TelegramUpdateListener
		public void on(UpdateNewMessage update) {
			throw sneaky(new IOException("disk full"));
		}

		@SuppressWarnings("unchecked")
		private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
			throw (T) failure;
		}

	}

	abstract static class Generic<U extends Update> {

		private final Calls calls;

		Generic(Calls calls) {
			this.calls = calls;
		}

		@TelegramUpdateListener
		void on(U update) {
			this.calls.add(update);
		}

	}

	static class OfGeneric extends Generic<UpdateDeleteMessages> {

		OfGeneric(Calls calls) {
			super(calls);
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
	static class JdkProxies {

		@Bean
		static BeanPostProcessor proxies() {
			return new Proxies(false);
		}

	}

}
