package io.github.telegramupdates.spring.listener;

import java.util.Objects;

import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.delivery.DeliveryWatch;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * Hands updates to the methods marked with {@link TelegramUpdateListener}.
 */
@Configuration(proxyBeanMethods = false)
public class ListenerConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static UpdateListenerBeanPostProcessor telegramUpdateListenerBeanPostProcessor() {
		return new UpdateListenerBeanPostProcessor();
	}

	@Bean
	static LazyInitializationExcludeFilter telegramUpdateListenerLazyInitializationExcludeFilter() {
		return new UpdateListenerLazyInitializationExcludeFilter();
	}

	@Bean
	DeliveryWatch telegramDeliveryWatch() {
		return new DeliveryWatch(System::nanoTime);
	}

	@Bean
	UpdateRouter telegramUpdateRouter(AccountNames names, DeliveryWatch watch) {
		return new UpdateRouter(names, watch);
	}

	@Bean
	UpdateListenerRegistry telegramUpdateListenerRegistry(UpdateListenerBeanPostProcessor collector,
			ConfigurableListableBeanFactory beanFactory, ConfiguredAccounts accounts, UpdateRouter router) {
		UpdateListenerFactory factory = new UpdateListenerFactory(
				(text) -> Objects.requireNonNullElse(beanFactory.resolveEmbeddedValue(text), ""));
		return new UpdateListenerRegistry(collector, new UncreatedListenerBeans(beanFactory), factory, accounts.names(),
				router);
	}

}
