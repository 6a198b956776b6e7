package io.github.telegramupdates.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.AuthOptions;
import io.github.telegramupdates.engine.EngineRig;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.TelegramConnection.Subscription;
import io.github.telegramupdates.tl.client.UpdateSink;
import io.github.telegramupdates.tl.users.rpc.GetUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * several sessions of a bot feed one engine.
 */
class SeveralSessionsTests {

	private static final String DIFFERENCE = "updates.getDifference";

	private final EngineRig rig = new EngineRig();

	private final SimulatedTelegram telegram = this.rig.telegram();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot");

	private final SimulatedConnection first = this.telegram.connect(this.bot);

	private final SimulatedConnection second = this.telegram.connect(this.bot);

	@AfterEach
	void close() {
		this.rig.close();
	}

	private AccountRun run() {
		return this.rig.run(this.first, this.bot.id(), AuthOptions.bot());
	}

	private void say(String text) {
		this.alice.sends(this.bot, text);
		this.rig.pass(Duration.ofMillis(100));
	}

	@Test
	void whatBothSessionsArePushedIsDeliveredOnce() {
		run().attach(this.second);
		List<String> texts = IntStream.rangeClosed(1, 50).mapToObj((i) -> "text " + i).toList();
		texts.forEach(this::say);
		assertThat(this.rig.texts()).isEqualTo(texts);
		assertThat(this.rig.events(EngineEvent.GapOpened.class)).isEmpty();
	}

	@Test
	void whatEachSessionIsPushedInPartIsWhole() {
		run().attach(this.second);
		int differences = this.first.calls(DIFFERENCE);
		for (int i = 1; i <= 50; i++) {
			((i % 3 == 0) ? this.first : this.second).dropNext(1);
			if (i % 7 == 0) {
				this.first.duplicateNext();
			}
			this.alice.sends(this.bot, "text " + i);
		}
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 50).mapToObj((i) -> "text " + i).toList());
		assertThat(this.first.calls(DIFFERENCE)).isEqualTo(differences);
	}

	@Test
	void callsAreMadeThroughTheFirstSession() {
		run().attach(this.second);
		this.first.dropNext(1);
		this.second.dropNext(1);
		say("lost");
		say("seen");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("lost", "seen");
		assertThat(this.second.calls(DIFFERENCE)).isZero();
	}

	@Test
	void aSessionThatIsSilentShows() {
		AccountRun run = run();
		run.attach(this.second);
		this.second.holdPushes();
		this.rig.pass(Duration.ofMinutes(15));
		say("hello");
		List<Instant> pushes = run.status().lastPushes();
		assertThat(pushes).hasSize(2);
		assertThat(Duration.between(pushes.get(1), pushes.get(0))).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
	}

	@Test
	void aSessionThatIsDetachedFeedsNothingAnyMore() {
		AccountRun run = run();
		Subscription attached = run.attach(this.second);
		attached.close();
		attached.close();
		this.first.dropNext(1);
		say("unseen");
		assertThat(this.rig.texts()).isEmpty();
		assertThat(run.status().lastPushes()).hasSize(1);
		assertThat(this.second.isConnected()).isTrue();
	}

	@Test
	void anAccountGoesOnWithoutASessionThatIsLoggedOut() {
		AccountRun run = run();
		run.attach(this.second);
		this.second.revokeAuthorization();
		say("hello");
		assertThat(this.rig.texts()).containsExactly("hello");
		assertThat(run.status().lastPushes()).hasSize(1);
		this.first.revokeAuthorization();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.STOPPED);
	}

	@Test
	void aSessionOfSomebodyElseIsDetachedAndMovesNothing() {
		AccountRun run = run();
		SimulatedAccount other = this.telegram.bot("other");
		SimulatedConnection wrong = this.telegram.connect(other);
		run.attach(wrong);
		wrong.api().invoke(new GetUsers(List.of(new InputUserSelf())));
		this.rig.pass(Duration.ofSeconds(1));
		this.alice.sends(other, "not for this bot");
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.status().lastPushes()).hasSize(1);
		assertThat(this.rig.events(EngineEvent.Anomaly.class)).extracting(EngineEvent.Anomaly::what)
			.containsExactly("detached: the connection is logged in as somebody else, the user " + other.id());
		say("hello");
		assertThat(this.rig.texts()).containsExactly("hello");
	}

	@Test
	void anAccountOfAUserHasOneSession() {
		AccountRun run = this.rig.run(this.telegram.connect(this.alice), this.alice.id(), AuthOptions.user());
		assertThatIllegalStateException().isThrownBy(() -> run.attach(this.second)).withMessageContaining("user");
	}

	@Test
	void aNewSessionOfTheSecondConnectionIsFollowedByADifference() {
		run().attach(this.second);
		this.first.dropNext(1);
		this.second.dropNext(1);
		say("lost");
		this.second.startNewSession();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(this.rig.texts()).containsExactly("lost");
	}

	@Test
	void scenario56WhenTheServerHasResetItsCountEverythingIsFetchedThatWasCountedSince() {
		run().attach(this.second);
		say("before");
		this.first.holdPushes();
		this.second.holdPushes();
		this.bot.resetsPts();
		this.first.releasePushes();
		this.first.dropNext(1);
		say("lost");
		say("seen");
		this.rig.pass(Duration.ofSeconds(5));
		assertThat(this.rig.texts()).containsExactly("before", "lost", "seen");
		assertThat(this.first.calls("updates.getState")).isEqualTo(1);
	}

	@Test
	void aConnectionFeedsOneAccount() {
		AccountRun run = run();
		run.attach(this.second);
		assertThatIllegalStateException().isThrownBy(() -> run.attach(this.second));
		run.close();
		assertThatIllegalStateException().isThrownBy(() -> run.attach(this.telegram.connect(this.bot)));
	}

	@Test
	void aSubscriptionThatCannotBeEndedDoesNotKeepTheAccountFromStopping() {
		AccountRun run = run();
		run.attach(new Reluctant(this.second, () -> {
			throw new IllegalStateException("no");
		}));
		run.close();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.stopped().toCompletableFuture()).isCompleted();
	}

	@Test
	void aSessionThatCannotBeEndedIsDetachedAllTheSame() {
		AccountRun run = run();
		run.attach(new Reluctant(this.second, () -> {
			throw new IllegalStateException("no");
		}));
		this.second.revokeAuthorization();
		this.rig.pass(Duration.ofSeconds(1));
		assertThat(run.status().lastPushes()).hasSize(1);
		this.bot.resetsPts();
		this.rig.pass(Duration.ofSeconds(1));
		// which is how an account with one session finds the new count
		assertThat(this.first.calls("updates.getState")).isEqualTo(2);
	}

	@Test
	void anAccountStopsWhileASessionIsLoggedOutThatIsWaitedFor() {
		AccountRun run = run();
		Reluctant waiting = new Reluctant(this.second,
				() -> CompletableFuture.runAsync(() -> this.second.revokeAuthorization())
					.orTimeout(5, TimeUnit.SECONDS)
					.join());
		run.attach(waiting);
		run.close();
		assertThat(waiting.failures).isEmpty();
		assertThat(run.status().phase()).isEqualTo(AccountStatus.Phase.STOPPED);
	}

	@Test
	void aSubscriptionIsEndedOnceAlthoughItsAccountHasStopped() {
		AccountRun run = run();
		List<String> ends = new ArrayList<>();
		Subscription attached = run.attach(new Reluctant(this.second, () -> ends.add("end")));
		run.close();
		attached.close();
		assertThat(ends).hasSize(1);
	}

	/** A connection whose subscription does something before it ends. */
	private static final class Reluctant implements TelegramConnection {

		private final TelegramConnection connection;

		private final Runnable ending;

		private final List<RuntimeException> failures = new ArrayList<>();

		Reluctant(TelegramConnection connection, Runnable ending) {
			this.connection = connection;
			this.ending = ending;
		}

		@Override
		public TelegramApi api() {
			return this.connection.api();
		}

		@Override
		public Subscription subscribe(UpdateSink sink) {
			Subscription subscription = this.connection.subscribe(sink);
			return () -> {
				try {
					this.ending.run();
				}
				catch (RuntimeException failure) {
					this.failures.add(failure);
					throw failure;
				}
				finally {
					subscription.close();
				}
			};
		}

		@Override
		public Instant serverTime() {
			return this.connection.serverTime();
		}

		@Override
		public void close() {
			this.connection.close();
		}

	}

}
