package io.github.telegramupdates.mtproto.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Asks what may take its time to be answered, on a worker.
 */
final class WorkerQuestions {

	private WorkerQuestions() {
	}

	/**
	 * Asks.
	 * @param question begins to be answered when it is got
	 * @param workers get it
	 * @param <T> type of the answer
	 * @return the answer; cancels the question if it is cancelled, and fails if the
	 * question or its answer does or is {@code null}
	 */
	static <T> CompletableFuture<T> ask(Supplier<? extends CompletionStage<T>> question, Executor workers) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		workers.execute(() -> {
			try {
				ask(question.get(), answer);
			}
			catch (RuntimeException ex) {
				answer.completeExceptionally(ex);
			}
		});
		return answer;
	}

	private static <T> void ask(CompletionStage<T> asked, CompletableFuture<T> answer) {
		asked.whenComplete((answered, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(failure);
			}
			else if (answered == null) {
				answer.completeExceptionally(new IllegalStateException("There was no answer"));
			}
			else {
				answer.complete(answered);
			}
		});
		answer.whenComplete((answered, failure) -> {
			if (answer.isCancelled()) {
				asked.toCompletableFuture().cancel(false);
			}
		});
	}

}
