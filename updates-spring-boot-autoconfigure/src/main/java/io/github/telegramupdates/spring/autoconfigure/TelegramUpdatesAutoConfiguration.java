package io.github.telegramupdates.spring.autoconfigure;

import java.util.concurrent.Executor;

import io.github.telegramupdates.engine.GapEngine;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.delivery.UpdateErrorHandler;
import io.github.telegramupdates.engine.event.EngineListener;
import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.account.ConfiguredAccounts;
import io.github.telegramupdates.spring.account.lifecycle.AccountConfiguration;
import io.github.telegramupdates.spring.account.lifecycle.StopTimes;
import io.github.telegramupdates.spring.api.AccountBeansRegistrar;
import io.github.telegramupdates.spring.delivery.DeliveryConcurrency;
import io.github.telegramupdates.spring.delivery.DeliveryConfiguration;
import io.github.telegramupdates.spring.delivery.DeliveryProperties;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import io.github.telegramupdates.spring.listener.ListenerConfiguration;
import io.github.telegramupdates.spring.storage.TelegramStorageAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of the update stream: the engine, its accounts, and the listeners.
 */
@AutoConfiguration(after = { DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
		TelegramStorageAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "telegram.updates.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TelegramUpdatesProperties.class)
@Import({ AccountConfiguration.class, DeliveryConfiguration.class, HandlerDatabaseConfiguration.class,
		ListenerConfiguration.class, OwnershipConfiguration.class, AccountBeansRegistrar.class })
public final class TelegramUpdatesAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ConfiguredAccounts telegramConfiguredAccounts(TelegramUpdatesProperties properties) {
		return properties.toConfiguredAccounts();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	GapEngine telegramGapEngine(StateStorage storage, ChannelAccessHasher channels, UserAccessHasher users,
			UpdateDelivery delivery, @Qualifier(DeliveryConfiguration.LANE_EXECUTOR) Executor executor,
			EngineListener listener, DeliveryProperties properties, DeliveryConcurrency concurrency,
			DeliveryWatch deliveries, StopTimes stopTimes, ObjectProvider<UpdateErrorHandler> errorHandler,
			ObjectProvider<GapEngineBuilderCustomizer> customizers) {
		GapEngine.Builder builder = GapEngine.builder()
			.storage(storage)
			.channelAccessHasher(channels)
			.userAccessHasher(users)
			.delivery(deliveries.watch(delivery))
			.executor(executor)
			.listener(listener)
			.retries(properties.retry().toPolicy())
			.errorHandler(errorHandler.getIfAvailable(properties.onFailure()::toErrorHandler))
			.concurrentDeliveries(concurrency.lanes())
			.deliveriesPerAccount(concurrency.lanesOfAnAccount())
			.groups(properties.batchSize(), properties.transactions())
			.updatesInMemory(properties.memory().updates(), properties.memory().size().toBytes())
			.grace(stopTimes.grace());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

}
