package io.github.telegramupdates.spring.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.spring.Batches;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.spring.delivery.HandlerPersistence;
import io.github.telegramupdates.spring.delivery.watch.DeliveryPlace;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import io.github.telegramupdates.tl.UpdateNewMessage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * When what listeners have left to be written is written.
 */
class PageFlushTests {

	private static final UpdateNewMessage[] FIVE = { Batches.newMessage(1), Batches.newMessage(2),
			Batches.newMessage(3), Batches.newMessage(4), Batches.newMessage(5) };

	private final List<String> journal = new ArrayList<>();

	private final DeliveryWatch watch = new DeliveryWatch(System::nanoTime, List.of());

	private boolean refuses;

	private final HandlerPersistence persistence = new HandlerPersistence() {

		@Override
		public void flush() {
			PageFlushTests.this.journal.add("flush");
			if (PageFlushTests.this.refuses) {
				throw new IllegalStateException("refused");
			}
		}

		@Override
		public void clear() {
			PageFlushTests.this.journal.add("clear");
		}

		@Override
		public boolean isDiscardedBy(Handlers handlers) {
			throw new UnsupportedOperationException();
		}

	};

	private final ApplicationContextRunner runner = ListenerContext.with()
		.withBean("first", Listener.class, () -> new Listener(this.journal));

	@Test
	void aPageIsFlushedAndClearedBetweenUpdates() {
		this.runner.run((context) -> {
			router(context.getBean(AccountNames.class), context.getBean(UpdateRouter.class), 2)
				.handle(Batches.ofAccount(FIVE));
			assertThat(this.journal).containsExactly("one", "two", "one", "two", "flush", "clear", "one", "two", "one",
					"two", "flush", "clear", "one", "two");
		});
	}

	@Test
	void zeroMeansNever() {
		this.runner.run((context) -> {
			router(context.getBean(AccountNames.class), context.getBean(UpdateRouter.class), 0)
				.handle(Batches.ofAccount(FIVE));
			assertThat(this.journal).doesNotContain("flush", "clear");
		});
	}

	@Test
	void aBatchThatFailedIsFlushedAfterEachListenerUntilItSucceeds() {
		this.runner.run((context) -> {
			UpdateRouter router = router(context.getBean(AccountNames.class), context.getBean(UpdateRouter.class), 1);
			UpdateDelivery delivery = this.watch.watch((group) -> router.handle(group.get(0)));
			this.refuses = true;
			place(delivery);
			assertThat(this.journal).containsExactly("one", "two", "flush");
			for (int attempt = 2; attempt < 4; attempt++) {
				this.journal.clear();
				assertThat(place(delivery)).isEqualTo("UpdateNewMessage of common at 5 in listener one");
				assertThat(this.journal).containsExactly("one", "flush");
			}
			this.refuses = false;
			delivery.deliver(List.of(Batches.ofAccount(FIVE)));
			this.journal.clear();
			delivery.deliver(List.of(Batches.ofAccount(FIVE[0])));
			assertThat(this.journal).containsExactly("one", "two", "flush", "clear");
		});
	}

	@Test
	void aListenerWhoseWritesAreRefusedInTheQueryOfAnotherOneIsNamedInTheNextAttempt() {
		this.runner.run((context) -> {
			UpdateRouter router = router(context.getBean(AccountNames.class), context.getBean(UpdateRouter.class), 0);
			UpdateDelivery delivery = this.watch.watch((group) -> router.handle(group.get(0)));
			this.refuses = true;
			context.getBean(Listener.class).query = this.persistence::flush;
			assertThat(place(delivery)).isEqualTo("UpdateNewMessage of common at 5 in listener two");
			assertThat(place(delivery)).isEqualTo("UpdateNewMessage of common at 5 in listener one");
		});
	}

	@Test
	void aFailureThatWasNotSeenHereHasNoPlace() {
		UpdateDelivery delivery = this.watch.watch((group) -> {
			throw new IllegalStateException("seen");
		});
		assertThat(place(delivery)).contains("outside of listeners");
		assertThat(this.watch.failure(Batches.USER, Lane.ACCOUNT, new IllegalStateException("elsewhere"))).isEmpty();
	}

	@Test
	void aDeliveryThatRunsTellsItsListener() throws Exception {
		this.watch.watch((group) -> {
			this.watch.calling("one", group.get(0).updates().get(0));
			assertThat(this.watch.running(Batches.USER, Duration.ZERO)).singleElement()
				.satisfies((running) -> assertThat(running.place().listener()).isEqualTo("one"));
			assertThat(this.watch.running(8, Duration.ZERO)).isEmpty();
		}).deliver(List.of(Batches.ofAccount(FIVE)));
		assertThat(this.watch.running(Batches.USER, Duration.ZERO)).isEmpty();
	}

	private String place(UpdateDelivery delivery) {
		Throwable thrown = catchThrowable(() -> delivery.deliver(List.of(Batches.ofAccount(FIVE))));
		assertThat((thrown instanceof BatchFailedException named) ? named.getCause() : thrown)
			.isInstanceOf(IllegalStateException.class);
		return this.watch.failure(Batches.USER, Lane.ACCOUNT, thrown).map(DeliveryPlace::toString).orElseThrow();
	}

	private UpdateRouter router(AccountNames names, UpdateRouter ofContext, int every) {
		UpdateRouter router = new UpdateRouter(names, this.watch, new PageFlush(this.persistence, every));
		router.route(ofContext.listeners());
		return router;
	}

	static class Listener {

		private final List<String> journal;

		private Runnable query = () -> {
		};

		Listener(List<String> journal) {
			this.journal = journal;
		}

		@Order(1)
		@TelegramUpdateListener(id = "one")
		void one(UpdateNewMessage update) {
			this.journal.add("one");
		}

		@Order(2)
		@TelegramUpdateListener(id = "two")
		void two(UpdateNewMessage update) {
			this.journal.add("two");
			this.query.run();
		}

	}

}
