package io.github.telegramupdates.engine;

import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.github.telegramupdates.engine.sequencing.FetchError;
import io.github.telegramupdates.engine.sequencing.FetchMethod;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the requests of an engine into calls, and their answers into inputs.
 */
final class Requests {

	private static final Logger log = LoggerFactory.getLogger(Requests.class);

	private final TelegramApi api;

	private final PeerStore peers;

	private final EngineConfig config;

	private final Answers answers;

	private final ChannelResolution resolution;

	Requests(TelegramApi api, AccountKind kind, PeerStore peers, EngineConfig config, Answers answers) {
		this.api = api;
		this.peers = peers;
		this.config = config;
		this.answers = answers;
		this.resolution = new ChannelResolution(kind, peers, config, this::invoke);
	}

	void send(Output output, Incarnation asker) {
		if (output instanceof Output.FetchState state) {
			call(new GetState(), FetchMethod.STATE, asker, state.fetchId(),
					(at, result) -> new Input.StateFetched(at, state.fetchId(), result));
		}
		else if (output instanceof Output.FetchAccount account) {
			call(difference(account), FetchMethod.DIFFERENCE, asker, account.fetchId(),
					(at, result) -> new Input.AccountFetched(at, account.fetchId(), result));
		}
		else if (output instanceof Output.FetchChannel channel) {
			this.config.channelFetches().run(() -> startFetch(channel, asker));
		}
		else if (output instanceof Output.ResolvePeer peer) {
			this.resolution.resolve(peer.channelId(), asker);
		}
		else if (output instanceof Output.ForgetPeer peer) {
			this.peers.refuseChannel(peer.channelId());
		}
	}

	private static GetDifference difference(Output.FetchAccount fetch) {
		Integer limit = (fetch.limit() != Output.FetchAccount.NO_LIMIT) ? fetch.limit() : null;
		return new GetDifference(fetch.pts(), limit, null, fetch.date(), fetch.qts(), limit);
	}

	private CompletableFuture<Void> startFetch(Output.FetchChannel fetch, Incarnation asker) {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		if (asker.isClosed()) {
			// it waited for others: nobody asks any more
			ended.complete(null);
			return ended;
		}
		attempt(fetch, asker, ended,
				() -> this.config.threads()
					.storage()
					.execute(() -> attempt(fetch, asker, ended,
							() -> fetchChannel(fetch, asker).whenComplete((result, failure) -> ended.complete(null)))));
		return ended;
	}

	/** Whatever is thrown ends the fetch. */
	private void attempt(Output.FetchChannel fetch, Incarnation asker, CompletableFuture<Void> ended, Runnable step) {
		try {
			step.run();
		}
		catch (Throwable failure) {
			fail(asker, FetchMethod.CHANNEL_DIFFERENCE, fetch.fetchId(), FetchError.of(failure));
			ended.complete(null);
		}
	}

	/**
	 * Looks the access hash up, which may block, then calls.
	 */
	private CompletableFuture<?> fetchChannel(Output.FetchChannel fetch, Incarnation asker) {
		if (asker.isClosed()) {
			return CompletableFuture.completedFuture(null);
		}
		OptionalLong accessHash = this.peers.channelHash(fetch.channelId());
		if (accessHash.isEmpty()) {
			fail(asker, FetchMethod.CHANNEL_DIFFERENCE, fetch.fetchId(), FetchError.NO_ACCESS_HASH);
			return CompletableFuture.completedFuture(null);
		}
		InputChannelType channel = new InputChannel(fetch.channelId(), accessHash.getAsLong());
		boolean force = this.config.channelUpdates() == ChannelUpdates.NECESSARY;
		GetChannelDifference method = new GetChannelDifference(force, channel, new ChannelMessagesFilterEmpty(),
				fetch.pts(), fetch.limit());
		return call(method, FetchMethod.CHANNEL_DIFFERENCE, asker, fetch.fetchId(),
				(at, result) -> new Input.ChannelFetched(at, fetch.fetchId(), result));
	}

	private <R> CompletableFuture<R> call(TlMethod<R> method, FetchMethod kind, Incarnation asker, long fetchId,
			BiFunction<Moment, R, Input> toInput) {
		return invoke(method, asker).whenComplete((result, failure) -> {
			if (result != null) {
				this.answers.answered(asker, (at) -> toInput.apply(at, result));
			}
			else {
				fail(asker, kind, fetchId, FetchError.of((failure != null) ? failure : nothing(method)));
			}
		});
	}

	/**
	 * Calls, unless nobody asks any more.
	 */
	private <R> CompletableFuture<R> invoke(TlMethod<R> method, Incarnation asker) {
		if (asker.isClosed()) {
			return CompletableFuture.failedFuture(new CancellationException("the engine has stopped"));
		}
		try {
			CompletableFuture<R> answer = this.api.invoke(method);
			return (answer != null) ? answer : CompletableFuture.failedFuture(nothing(method));
		}
		catch (Throwable failure) {
			return CompletableFuture.failedFuture(failure);
		}
	}

	/** A client may return {@code null} although it must not. */
	private Throwable nothing(TlMethod<?> method) {
		String client = this.api.getClass().getName();
		log.warn("The client {} answers {} by null", client, method.getClass().getSimpleName());
		return new NullPointerException("The client " + client + " answers by null");
	}

	private void fail(Incarnation asker, FetchMethod method, long fetchId, FetchError error) {
		this.answers.refused(asker, method, fetchId, error);
	}

	/** Where answers go. */
	interface Answers {

		void answered(Incarnation asker, InputAt input);

		void refused(Incarnation asker, FetchMethod method, long fetchId, FetchError error);

	}

	/** An input whose time is not yet known. */
	@FunctionalInterface
	interface InputAt {

		Input at(Moment moment);

	}

}
