package io.github.telegramupdates.spring.listener;

import java.util.Objects;

import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.delivery.DeliveryProperties;
import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.delivery.watch.DeliveryObserver;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.springframework.beans.factory.ObjectProvider;
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
	DeliveryWatch telegramDeliveryWatch(ObjectProvider<DeliveryObserver> observers) {
		return new DeliveryWatch(System::nanoTime, observers.orderedStream().toList());
	}

	@Bean
	UpdateRouter telegramUpdateRouter(AccountNames names, DeliveryWatch watch,
			ObjectProvider<HandlerPersistence> persistence, ObjectProvider<DeliveryProperties> properties) {
		return new UpdateRouter(names, watch, new PageFlush(persistence.getIfAvailable(() -> HandlerPersistence.NONE),
				properties.stream().mapToInt(DeliveryProperties::flushEvery).findFirst().orElse(0)));
	}

	@Bean
	UpdateListenerRegistry telegramUpdateListenerRegistry(UpdateListenerBeanPostProcessor collector,
			ConfigurableListableBeanFactory beanFactory, ConfiguredAccounts accounts, UpdateRouter router) {
		UpdateListenerFactory factory = new UpdateListenerFactory(
				(text) -> Objects.requireNonNullElse(beanFactory.resolveEmbeddedValue(text), ""));
		return new UpdateListenerRegistry(collector, new UncreatedListenerBeans(beanFactory), factory,
				new ListenerMethodInspector(new ListenerTransactions(beanFactory)), accounts.names(), router);
	}

}
