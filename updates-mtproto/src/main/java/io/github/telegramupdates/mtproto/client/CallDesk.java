package io.github.telegramupdates.mtproto.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.telegramupdates.mtproto.rpc.PendingAnswer;
import io.github.telegramupdates.mtproto.runtime.ClientResources;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.netty.channel.EventLoop;

/**
 * Takes calls of any thread to the loop. A future that is cancelled drops its call.
 */
final class CallDesk implements TelegramApi {

	private static final int MAX_IN_FLIGHT = 512;

	private final ClientDriver driver;

	private final EventLoop loop;

	private final ClientResources resources;

	private final AtomicLong ids = new AtomicLong();

	private final AtomicInteger inFlight = new AtomicInteger();

	CallDesk(ClientDriver driver, EventLoop loop, ClientResources resources) {
		this.driver = driver;
		this.loop = loop;
		this.resources = resources;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		if (this.inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
			this.inFlight.decrementAndGet();
			return CompletableFuture.failedFuture(
					new RejectedExecutionException("More than " + MAX_IN_FLIGHT + " calls wait for their answers"));
		}
		PendingAnswer<R> answer = new PendingAnswer<>(this.ids.incrementAndGet(), method, this.resources.workers());
		answer.future().whenComplete((result, failure) -> {
			this.inFlight.decrementAndGet();
			if (answer.future().isCancelled()) {
				onLoop(answer, () -> this.driver.cancel(answer));
			}
		});
		onLoop(answer, () -> this.driver.call(answer));
		return answer.future();
	}

	private void onLoop(PendingAnswer<?> answer, Runnable task) {
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			answer.fail(new IOException("The client is closed", ex));
		}
	}

}
