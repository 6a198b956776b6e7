package io.github.telegramupdates.simulator.server;

import io.github.telegramupdates.tl.TlMethod;

/**
 * Answers calls of one method.
 *
 * @param <M> the method
 * @param <R> type of the answer
 */
@FunctionalInterface
interface RequestHandler<M extends TlMethod<R>, R> {

	R handle(Call call, M request);

}
