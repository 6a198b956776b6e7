package io.github.telegramupdates.spring.account.connection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UserEmpty;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.client.TelegramConnection;
import io.github.telegramupdates.tl.client.UpdateSink;
import org.jspecify.annotations.Nullable;

/**
 * A connection that answers every call alike.
 */
public final class FakeConnection implements TelegramConnection {

	public final AtomicBoolean closed = new AtomicBoolean();

	private final Supplier<CompletableFuture<List<UserType>>> answers;

	private volatile @Nullable UpdateSink sink;

	private volatile @Nullable CompletableFuture<Void> loggedOut;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private volatile Runnable onClose = () -> {
	};

	public FakeConnection(Supplier<CompletableFuture<List<UserType>>> answers) {
		this.answers = answers;
	}

	public static FakeConnection silent() {
		return new FakeConnection(CompletableFuture::new);
	}

	public static FakeConnection of(UserType user) {
		return new FakeConnection(() -> CompletableFuture.completedFuture(List.of(user)));
	}

	public static FakeConnection ofNobody() {
		return of(new UserEmpty(1));
	}

	@Override
	public TelegramApi api() {
		return new TelegramApi() {

			@Override
			@SuppressWarnings("unchecked")
			public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
				return (CompletableFuture<R>) FakeConnection.this.answers.get();
			}

		};
	}

	@Override
	public Subscription subscribe(UpdateSink newSink) {
		this.sink = newSink;
		return () -> this.sink = null;
	}

	public CompletableFuture<List<UserType>> answer() {
		return this.answers.get();
	}

	public void signal(SessionSignal signal) {
		UpdateSink subscribed = this.sink;
		if (subscribed != null) {
			subscribed.onSignal(signal);
		}
	}

	public void onClose(Runnable action) {
		this.onClose = action;
	}

	public void onLogOut(CompletableFuture<Void> done) {
		this.loggedOut = done;
	}

	@Override
	public CompletableFuture<Void> logOut() {
		CompletableFuture<Void> done = this.loggedOut;
		return (done != null) ? done : TelegramConnection.super.logOut();
	}

	/** The connection ends by itself. */
	public void end(Throwable failure) {
		this.ended.completeExceptionally(failure);
	}

	@Override
	public CompletableFuture<Void> ended() {
		return this.ended;
	}

	@Override
	public void close() {
		this.onClose.run();
		this.closed.set(true);
		this.ended.complete(null);
	}

}
