package io.github.telegramupdates.spring.storage.positions;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.StateChange.AccountChange;
import io.github.telegramupdates.engine.storage.StateConflictException;
import io.github.telegramupdates.engine.storage.StateConflictException.Reason;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.spring.delivery.BatchHandler;
import io.github.telegramupdates.spring.delivery.TransactionalUpdateDelivery;
import io.github.telegramupdates.spring.storage.Databases;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.app.Effect;
import io.github.telegramupdates.spring.storage.positions.BreakableDataSource.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A batch that moves nothing takes effect once, whatever happens in and after its COMMIT.
 */
class CommitOutcomeTests {

	private static final AccountState STATE = AccountState.of(10, 20, 30, 40);

	static Stream<Supplier<Map<String, String>>> databases() {
		return Stream.of(Databases::h2, Databases::postgres);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aConnectionThatDiesBeforeTheCommitTakesEffectMeansThatTheBatchComesAgain(
			Supplier<Map<String, String>> database) throws Exception {
		try (StorageApplication application = StorageApplication.on(database, Breakable.class)) {
			TransactionalUpdateDelivery delivery = delivery(application, () -> {
			});
			Batch batch = begun(application.storage());
			dataSource(application).dieInNextCommit(Moment.BEFORE_ITS_EFFECT);
			assertThatThrownBy(() -> delivery.deliver(List.of(batch))).isNotInstanceOf(StateConflictException.class);
			assertThat(effects(application)).isZero();
			delivery.deliver(List.of(batch));
			assertThat(effects(application)).isOne();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aBatchIsRefusedWhenItComesAgainAfterACommitWhoseAnswerWasLost(Supplier<Map<String, String>> database) {
		try (StorageApplication application = StorageApplication.on(database, Breakable.class)) {
			TransactionalUpdateDelivery delivery = delivery(application, () -> {
			});
			Batch batch = begun(application.storage());
			dataSource(application).dieInNextCommit(Moment.AFTER_ITS_EFFECT);
			assertThatThrownBy(() -> delivery.deliver(List.of(batch))).isNotInstanceOf(StateConflictException.class);
			assertThat(effects(application)).isOne();
			assertThatExceptionOfType(StateConflictException.class).isThrownBy(() -> delivery.deliver(List.of(batch)))
				.extracting(StateConflictException::reason)
				.isEqualTo(Reason.POSITION_CHANGED);
			assertThat(effects(application)).isOne();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aCallbackThatFailsAfterTheCommitMeansThatTheBatchIsDelivered(Supplier<Map<String, String>> database)
			throws Exception {
		try (StorageApplication application = StorageApplication.on(database, Breakable.class)) {
			TransactionalUpdateDelivery delivery = delivery(application,
					() -> TransactionSynchronizationManager.registerSynchronization(new FailsAfterCommit()));
			Batch batch = begun(application.storage());
			delivery.deliver(List.of(batch));
			assertThat(effects(application)).isOne();
			assertThat(delivery.callbackFailures()).isOne();
			delivery.deliver(List.of(following(batch)));
			assertThat(effects(application)).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void aCallbackThatFailsAfterTheCompletionMeansThatTheBatchIsDelivered(Supplier<Map<String, String>> database)
			throws Exception {
		try (StorageApplication application = StorageApplication.on(database, Breakable.class)) {
			TransactionalUpdateDelivery delivery = delivery(application,
					() -> TransactionSynchronizationManager.registerSynchronization(new FailsAfterCompletion()));
			Batch batch = begun(application.storage());
			delivery.deliver(List.of(batch));
			delivery.deliver(List.of(following(batch)));
			assertThat(effects(application)).isEqualTo(2);
		}
	}

	private static TransactionalUpdateDelivery delivery(StorageApplication application, Runnable then) {
		return new TransactionalUpdateDelivery(application.bean(PlatformTransactionManager.class),
				application.storage(), new Effects(application, then));
	}

	private static Batch begun(StateStorage storage) {
		long claim = storage.claim(1);
		storage.commit(new AccountChange(1, claim, null, storage.getVersion(1), STATE, List.of(), List.of()));
		return new Batch(1, 1, Lane.ACCOUNT, List.of(),
				new AccountChange(1, claim, STATE, storage.getVersion(1), STATE, List.of(), List.of()));
	}

	private static Batch following(Batch batch) {
		AccountChange change = (AccountChange) batch.change();
		return new Batch(batch.id() + 1, 1, Lane.ACCOUNT, List.of(),
				new AccountChange(1, change.ownerEpoch(), STATE, change.version() + 1, STATE, List.of(), List.of()));
	}

	private static long effects(StorageApplication application) {
		return application.effects().countByWhat("annotation");
	}

	private static BreakableDataSource dataSource(StorageApplication application) {
		return (BreakableDataSource) application.bean(DataSource.class);
	}

	private record Effects(StorageApplication application, Runnable then) implements BatchHandler {

		@Override
		public boolean accepts(Batch batch) {
			return true;
		}

		@Override
		public void handle(Batch batch) {
			this.application.effects().save(new Effect("annotation"));
			this.then.run();
		}

	}

	private static final class FailsAfterCommit implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			throw new IllegalStateException("too late");
		}

	}

	private static final class FailsAfterCompletion implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			throw new IllegalStateException("too late");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Breakable {

		@Bean
		static BeanPostProcessor breakableDataSource() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DataSource dataSource) ? new BreakableDataSource(dataSource) : bean;
				}

			};
		}

	}

}
