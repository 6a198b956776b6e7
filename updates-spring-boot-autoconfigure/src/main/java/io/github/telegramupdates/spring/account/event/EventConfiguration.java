package io.github.telegramupdates.spring.account.event;

import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.account.EngineEventObserver;
import io.github.telegramupdates.spring.delivery.DeliveryProperties;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes events of the engine to the log, and publishes them to the application.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
public class EventConfiguration {

	@Bean
	EventQueue telegramUpdatesEventQueue(ApplicationEventPublisher publisher) {
		return new EventQueue(publisher);
	}

	@Bean
	SlowHandlerLog telegramSlowHandlerLog(AccountNames names, DeliveryProperties properties) {
		return new SlowHandlerLog(names, properties.slowHandler());
	}

	@Bean
	EngineListener telegramUpdatesEventPublisher(AccountNames names, EventQueue queue, DeliveryWatch deliveries,
			ObjectProvider<EngineEventObserver> observers) {
		return new EngineEventPublisher(names, new EngineEventLog(deliveries), observers.orderedStream().toList(),
				queue);
	}

}
