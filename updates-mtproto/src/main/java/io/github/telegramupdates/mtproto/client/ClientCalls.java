package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.mtproto.rpc.CallOptions;
import io.github.telegramupdates.mtproto.rpc.CallPolicy;
import io.github.telegramupdates.mtproto.rpc.CallSettings;
import io.github.telegramupdates.mtproto.rpc.InterceptedApi;
import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.SystemMoment;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.client.RandomIds;
import io.github.telegramupdates.tl.client.RpcTimeoutException;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.netty.channel.EventLoop;

/**
 * Takes calls of any thread to the loop, and counts them until they are over, whatever
 * they wait for meanwhile. A call whose future is cancelled, or that is not answered in
 * time, is dropped.
 */
final class ClientCalls implements TelegramApi {

	private static final int MAX_IN_FLIGHT = 512;

	private final ClientDriver driver;

	private final EventLoop loop;

	private final Executor workers;

	private final CallSettings settings;

	private final RandomBytes random;

	private final TelegramApi defaultApi;

	private final AtomicLong ids = new AtomicLong();

	private final AtomicInteger inFlight = new AtomicInteger();

	ClientCalls(ClientDriver driver, EventLoop loop, Executor workers, RandomBytes random, CallSettings settings) {
		this.driver = driver;
		this.loop = loop;
		this.workers = workers;
		this.settings = settings;
		this.random = random;
		this.defaultApi = api(settings.defaults());
	}

	/** The way of calls with the same options. */
	private TelegramApi api(CallOptions options) {
		return InterceptedApi.of(this.settings.interceptors(), new TelegramApi() {

			@Override
			public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
				return begin(method, options);
			}

		});
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		return this.defaultApi.invoke(method);
	}

	<R> CompletableFuture<R> invoke(TlMethod<R> method, CallOptions options) {
		return api(options.or(this.settings.defaults())).invoke(method);
	}

	private <R> CompletableFuture<R> begin(TlMethod<R> method, CallOptions options) {
		if (this.inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
			this.inFlight.decrementAndGet();
			return CompletableFuture.failedFuture(
					new RejectedExecutionException("More than " + MAX_IN_FLIGHT + " calls wait for their answers"));
		}
		PendingAnswer<R> call = new PendingAnswer<>(this.ids.incrementAndGet(),
				RandomIds.fill(method, this::nextRandomId), this.workers,
				CallPolicy.of(method, options, SystemMoment.now().monotonicMillis()));
		Duration timeout = Objects.requireNonNull(options.timeout());
		call.future().whenComplete((result, failure) -> this.inFlight.decrementAndGet());
		onLoop(call, () -> begin(call, timeout));
		return call.future();
	}

	/** An id that is not 0, nor is its lower half. */
	private long nextRandomId() {
		return new TlReader(this.random.next(Long.BYTES)).readLong() | 1;
	}

	/** How many calls are not over. */
	int inFlight() {
		return this.inFlight.get();
	}

	private void begin(PendingAnswer<?> call, Duration timeout) {
		Future<?> timer = this.loop.schedule(() -> call.fail(new RpcTimeoutException(call.methodName(), timeout)),
				timeout.toMillis(), TimeUnit.MILLISECONDS);
		call.future().whenComplete((result, failure) -> onLoop(call, () -> {
			timer.cancel(false);
			this.driver.finish(call);
		}));
		this.driver.begin(call);
	}

	private void onLoop(PendingAnswer<?> call, Runnable task) {
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			call.fail(new IOException("The client is closed", ex));
		}
	}

}
