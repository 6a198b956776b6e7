package io.github.telegramupdates.spring.delivery;

import java.util.List;
import java.util.OptionalInt;

import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.memory.InMemoryStateStorage;
import io.github.telegramupdates.engine.storage.StateStorage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Delivers batches to a {@link BatchHandler} bean, in the transactions of the application
 * if it has any.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
public class DeliveryConfiguration {

	/**
	 * Name of the executor on which lanes are delivered, states loaded and peers looked
	 * up. It is no candidate for anything else.
	 */
	public static final String LANE_EXECUTOR = "telegramUpdatesExecutor";

	private static final Log logger = LogFactory.getLog(DeliveryConfiguration.class);

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	UpdateDelivery telegramUpdateDelivery(ObjectProvider<PlatformTransactionManager> transactionManagers,
			StateStorage storage, BatchHandler handler, ObjectProvider<HandlerPersistence> persistence,
			CallbackFailures callbackFailures) {
		PlatformTransactionManager transactionManager = single(transactionManagers);
		if (transactionManager != null && !(storage instanceof InMemoryStateStorage)) {
			return new TransactionalUpdateDelivery(transactionManager, storage, handler,
					persistence.getIfAvailable(() -> HandlerPersistence.NONE), callbackFailures);
		}
		logger.warn("Updates are delivered at least once, not exactly once: " + ((transactionManager != null)
				? "the storage takes no part in transactions" : "there is no transaction manager"));
		return new AtLeastOnceUpdateDelivery(
				(transactionManager != null) ? new HandlerTransactions(transactionManager, callbackFailures) : null,
				storage, handler, callbackFailures);
	}

	@Bean
	CallbackFailures telegramCallbackFailures() {
		return new CallbackFailures();
	}

	@Bean
	@ConditionalOnMissingBean
	DeliveryConcurrency telegramDeliveryConcurrency(DeliveryProperties properties, ObjectProvider<PoolSize> pool) {
		return DeliveryConcurrency.of(properties.concurrency(), pool.getIfAvailable(() -> OptionalInt::empty).max());
	}

	@Bean(name = LANE_EXECUTOR, defaultCandidate = false)
	@ConditionalOnMissingBean(name = LANE_EXECUTOR)
	@ConditionalOnThreading(Threading.PLATFORM)
	LaneExecutor telegramUpdatesExecutor(DeliveryConcurrency concurrency) {
		return LaneExecutors.create(concurrency.threads(), null);
	}

	@Bean(name = LANE_EXECUTOR, defaultCandidate = false)
	@ConditionalOnMissingBean(name = LANE_EXECUTOR)
	@ConditionalOnThreading(Threading.VIRTUAL)
	LaneExecutor telegramUpdatesVirtualThreadExecutor(DeliveryConcurrency concurrency) {
		return LaneExecutors.create(concurrency.threads(),
				new VirtualThreadTaskExecutor(LaneExecutors.THREAD_NAME_PREFIX).getVirtualThreadFactory());
	}

	private static @Nullable PlatformTransactionManager single(ObjectProvider<PlatformTransactionManager> candidates) {
		try {
			return candidates.getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			List<String> names = (ex.getBeanNamesFound() != null) ? List.copyOf(ex.getBeanNamesFound()) : List.of();
			throw new AmbiguousTransactionManagerException(names, ex);
		}
	}

}
