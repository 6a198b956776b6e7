package io.github.telegramupdates.mtproto.client;

import java.util.concurrent.CompletableFuture;

/**
 * Futures to give away: whoever has one cannot complete or cancel what it follows, and
 * gets a failure as it is.
 */
final class FutureCopy {

	private FutureCopy() {
	}

	static <T> CompletableFuture<T> of(CompletableFuture<T> source) {
		CompletableFuture<T> copy = new CompletableFuture<>();
		source.whenComplete((result, failure) -> {
			if (failure != null) {
				copy.completeExceptionally(failure);
			}
			else {
				copy.complete(result);
			}
		});
		return copy;
	}

}
