package io.github.telegramupdates.engine.requests;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import io.github.telegramupdates.engine.ChannelUpdates;
import io.github.telegramupdates.engine.EngineConfig;
import io.github.telegramupdates.engine.inbox.AccountInbox;
import io.github.telegramupdates.engine.inbox.EngineInstance;
import io.github.telegramupdates.engine.inbox.InboxEntry;
import io.github.telegramupdates.engine.peers.PeerStore;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.Output;
import io.github.telegramupdates.engine.sequencing.SequencingSettings;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.tl.ChannelMessagesFilterEmpty;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.updates.rpc.GetChannelDifference;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;

/**
 * Turns the requests of an engine into calls, and their answers into inputs.
 */
public final class Requests {

	private final EngineCalls calls;

	private final PeerStore peers;

	private final EngineConfig config;

	private final AccountInbox inbox;

	private final ChannelResolution resolution;

	public Requests(EngineCalls calls, SequencingSettings settings, PeerStore peers, EngineConfig config,
			AccountInbox inbox) {
		this.calls = calls;
		this.peers = peers;
		this.config = config;
		this.inbox = inbox;
		this.resolution = new ChannelResolution(settings, peers, config, calls);
	}

	public void fetchState(Output.FetchState fetch, EngineInstance instance) {
		call(new GetState(), FetchMethod.STATE, instance, fetch.fetchId(),
				(now, result) -> new Input.StateFetched(now, fetch.fetchId(), result));
	}

	public void fetchAccount(Output.FetchAccount fetch, EngineInstance instance) {
		call(difference(fetch), FetchMethod.DIFFERENCE, instance, fetch.fetchId(),
				(now, result) -> new Input.AccountFetched(now, fetch.fetchId(), result));
	}

	/**
	 * Fetches as soon as not too many other channels are fetched.
	 */
	public void fetchChannel(Output.FetchChannel fetch, EngineInstance instance) {
		this.config.channelFetches().run(() -> startFetch(fetch, instance));
	}

	public void resolvePeer(Output.ResolvePeer peer, EngineInstance instance) {
		this.resolution.resolve(peer.channelId(), instance);
	}

	public void forgetPeer(Output.ForgetPeer peer) {
		this.peers.refuseChannel(peer.channelId());
	}

	private static GetDifference difference(Output.FetchAccount fetch) {
		Integer limit = (fetch.limit() != Output.FetchAccount.NO_LIMIT) ? fetch.limit() : null;
		return new GetDifference(fetch.pts(), limit, null, fetch.date(), fetch.qts(), limit);
	}

	private CompletableFuture<Void> startFetch(Output.FetchChannel fetch, EngineInstance instance) {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		if (instance.isOver()) {
			// it waited for others: nobody asks any more
			ended.complete(null);
			return ended;
		}
		attempt(fetch, instance, ended, () -> this.config.threads()
			.storage()
			.execute(() -> attempt(fetch, instance, ended,
					() -> callChannel(fetch, instance).whenComplete((result, failure) -> ended.complete(null)))));
		return ended;
	}

	/** Whatever is thrown ends the fetch. */
	private void attempt(Output.FetchChannel fetch, EngineInstance instance, CompletableFuture<Void> ended,
			Runnable step) {
		try {
			step.run();
		}
		catch (Throwable failure) {
			fail(instance, FetchMethod.CHANNEL_DIFFERENCE, fetch.fetchId(), FetchError.of(failure));
			ended.complete(null);
		}
	}

	/**
	 * Looks the access hash up, which may block, then calls.
	 */
	private CompletableFuture<?> callChannel(Output.FetchChannel fetch, EngineInstance instance) {
		if (instance.isOver()) {
			return CompletableFuture.completedFuture(null);
		}
		OptionalLong accessHash = this.peers.channelHash(fetch.channelId());
		if (accessHash.isEmpty()) {
			fail(instance, FetchMethod.CHANNEL_DIFFERENCE, fetch.fetchId(), FetchError.NO_ACCESS_HASH);
			return CompletableFuture.completedFuture(null);
		}
		InputChannelType channel = new InputChannel(fetch.channelId(), accessHash.getAsLong());
		boolean force = this.config.channelUpdates() == ChannelUpdates.NECESSARY;
		GetChannelDifference method = new GetChannelDifference(force, channel, new ChannelMessagesFilterEmpty(),
				fetch.pts(), fetch.limit());
		return call(method, FetchMethod.CHANNEL_DIFFERENCE, instance, fetch.fetchId(),
				(now, result) -> new Input.ChannelFetched(now, fetch.fetchId(), result));
	}

	private <R> CompletableFuture<R> call(TlMethod<R> method, FetchMethod kind, EngineInstance instance, long fetchId,
			BiFunction<Moment, R, Input> toInput) {
		return this.calls.invoke(method, instance).whenComplete((result, failure) -> {
			if (failure != null) {
				fail(instance, kind, fetchId, FetchError.of(failure));
			}
			else {
				this.inbox.put(new InboxEntry.Reply(instance, (now) -> toInput.apply(now, result)));
			}
		});
	}

	private void fail(EngineInstance instance, FetchMethod method, long fetchId, FetchError error) {
		this.inbox.put(new InboxEntry.Refusal(instance, method, fetchId, error));
	}

}
