package io.github.telegramupdates.spring.listener;

import java.util.function.Consumer;

import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listener in a bean of some scope would be called on an instance that nobody can
 * foresee.
 */
class ScopedListenerTests {

	@ParameterizedTest
	@ValueSource(classes = { ScopedClass.class, ScopedInterface.class })
	void aScopedProxyIsExplainedUnderItsOwnName(Class<?> listener) {
		ListenerContext.with(listener, ScopeUser.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(InvalidUpdateListenerException.class, (failure) -> {
					assertThat(failure.analysis().getDescription().lines()).singleElement()
						.asString()
						.startsWith("Bean 'scopedListenerTests." + listener.getSimpleName() + "'")
						.contains("would be called on whatever instance the scope 'thread' has at that moment");
					assertThat(failure.analysis().getAction()).contains("mark a method of a singleton instead");
				}));
	}

	@Component
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class ScopedClass implements Consumer<String> {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

		@Override
		public void accept(String text) {
		}

	}

	@Component
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.INTERFACES)
	static class ScopedInterface implements Consumer<String> {

		@TelegramUpdateListener
		void on(UpdateNewMessage update) {
		}

		@Override
		public void accept(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopeUser {

		@Bean
		static CustomScopeConfigurer scopes() {
			CustomScopeConfigurer scopes = new CustomScopeConfigurer();
			scopes.addScope("thread", new SimpleThreadScope());
			return scopes;
		}

		@Bean
		Object user(Consumer<String> scoped) {
			return scoped;
		}

	}

}
