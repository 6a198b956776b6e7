package io.github.telegramupdates.spring.account.lifecycle;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.spring.account.ConnectionState.Phase;
import io.github.telegramupdates.spring.account.connection.FakeConnection;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.UnauthorizedException;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client that ends while the stream of its account runs.
 */
class ClientReplacementTests {

	private static final IllegalStateException NO_STORE = new IllegalStateException("the database is away");

	private final Signals signals = new Signals();

	private final AccountsRig rig = new AccountsRig();

	private final Queue<FakeConnection> clients = new ConcurrentLinkedQueue<>();

	private final FakeConnection first = AccountsRig.connected();

	private final AtomicInteger opened = new AtomicInteger();

	private final AccountsLifecycle accounts = this.rig.starter((connection, userId, options) -> {
		connection.subscribe(this.signals);
		return this.rig.run(userId);
	}).accounts((account) -> {
		this.opened.incrementAndGet();
		return this.clients.remove();
	}, "archive");

	@AfterEach
	void stop() {
		this.accounts.stop();
	}

	@Test
	void itIsReplacedAndTheStreamGoesOn() {
		FakeConnection second = AccountsRig.connected();
		begin(second);
		this.first.end(NO_STORE);
		await().until(() -> this.signals.has(new SessionSignal.Migrated()));
		assertThat(this.first.closed).isTrue();
		second.signal(new SessionSignal.NewSession(7));
		assertThat(this.signals.has(new SessionSignal.NewSession(7))).isTrue();
		assertThat(this.rig.runs).singleElement().satisfies((run) -> assertThat(run.stopped).isNotDone());
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CONNECTED);
		assertThat(this.accounts.connection("archive").problem()).isNull();
	}

	@Test
	void theOneThatReplacesItIsReplacedToo() {
		FakeConnection second = AccountsRig.connected();
		begin(second, new FakeConnection(() -> CompletableFuture.failedFuture(NO_STORE)), AccountsRig.connected());
		this.first.end(NO_STORE);
		await().until(() -> this.signals.has(new SessionSignal.Migrated()));
		second.end(NO_STORE);
		await().until(() -> this.signals.count(new SessionSignal.Migrated()) == 2);
		assertThat(this.opened).hasValue(4);
	}

	@Test
	void itIsNotReplacedIfItIsRefused() {
		begin();
		this.first.signal(new SessionSignal.LoggedOut("SESSION_REVOKED"));
		this.first.end(new UnauthorizedException(401, "SESSION_REVOKED", "users.getUsers"));
		this.rig.runs.element().stopped.complete(new Stopped(Stopped.Cause.UNAUTHORIZED, "SESSION_REVOKED"));
		await().untilTrue(this.first.closed);
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.UNAUTHORIZED);
		assertThat(this.opened).hasValue(1);
	}

	@Test
	void theStreamEndsIfItsReplacementIsRefused() {
		begin(new FakeConnection(() -> CompletableFuture
			.failedFuture(new UnauthorizedException(401, "USER_DEACTIVATED", "users.getUsers"))));
		this.first.end(NO_STORE);
		await().until(() -> this.signals.has(new SessionSignal.LoggedOut("USER_DEACTIVATED")));
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.UNAUTHORIZED);
	}

	@Test
	void theStreamDoesNotGoOnAsSomebodyElse() {
		FakeConnection other = FakeConnection.of(User.builder().id(43).self(true).build());
		begin(other, AccountsRig.connected());
		this.first.end(NO_STORE);
		await().until(() -> this.signals.has(new SessionSignal.Migrated()));
		assertThat(other.closed).isTrue();
		assertThat(this.opened).hasValue(3);
	}

	@Test
	void anAccountThatIsStoppedMeanwhileIsNotConnectedAnyMore() {
		FakeConnection second = FakeConnection.silent();
		begin(second);
		this.first.end(NO_STORE);
		await().until(() -> this.opened.get() == 2);
		this.accounts.stop("archive");
		assertThat(second.closed).isTrue();
		assertThat(this.accounts.connection("archive").phase()).isEqualTo(Phase.CLOSED);
		assertThat(this.accounts.connection("archive").problem()).isNull();
	}

	private void begin(FakeConnection... replacements) {
		this.clients.add(this.first);
		this.clients.addAll(List.of(replacements));
		this.accounts.start();
		await().until(() -> this.accounts.status("archive").isPresent());
	}

	/** What the stream is told. */
	private static final class Signals implements UpdateSink {

		private final List<SessionSignal> signals = new CopyOnWriteArrayList<>();

		boolean has(SessionSignal signal) {
			return this.signals.contains(signal);
		}

		long count(SessionSignal signal) {
			return this.signals.stream().filter(signal::equals).count();
		}

		@Override
		public void onUpdates(UpdatesType updates) {
			throw new AssertionError("nothing is pushed");
		}

		@Override
		public <R> void onResult(TlMethod<R> request, R result) {
			throw new AssertionError("nothing is answered");
		}

		@Override
		public void onError(TlMethod<?> request, RpcException error) {
			throw new AssertionError("nothing is answered");
		}

		@Override
		public void onSignal(SessionSignal signal) {
			this.signals.add(signal);
		}

	}

}
