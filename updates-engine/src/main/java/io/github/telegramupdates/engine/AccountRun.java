package io.github.telegramupdates.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.engine.trace.Trace;
import io.github.telegramupdates.tl.client.TelegramConnection;

/**
 * A running account.
 */
public interface AccountRun extends AutoCloseable {

	/**
	 * The account.
	 * @return id of the Telegram user or bot
	 */
	long userId();

	/**
	 * How it is doing.
	 * @return a snapshot
	 */
	AccountStatus status();

	/**
	 * How its boxes are doing.
	 * @param channels of how many channels at most; those that miss something come first
	 * @return a snapshot: the boxes of the account, then those of channels; empty while
	 * no state is loaded
	 */
	List<BoxStatus> boxes(int channels);

	/**
	 * How those lanes are doing that have something to deliver.
	 * @return a snapshot, in no order
	 */
	List<LaneStatus> lanes();

	/**
	 * Completes when the account has stopped, for whatever reason.
	 * @return the cause
	 */
	CompletionStage<EngineEvent.Stopped> stopped();

	/**
	 * Says that the application shows a channel right now: it is fetched before others
	 * and polled as often as the server suggests, also if the account is no member. Of
	 * users only, and of the ten channels that were opened last.
	 * @param channelId id of the channel
	 */
	void openChannel(long channelId);

	/**
	 * Says that the application no longer shows a channel.
	 * @param channelId id of the channel
	 */
	void closeChannel(long channelId);

	/**
	 * Feeds this account from one more connection, because bots may have several sessions
	 * . What it receives is taken in like what the first one receives. What both
	 * receive is delivered once if it has a position or is a query to the bot; what else,
	 * like typing, is delivered as often as it is received. Calls are made through the
	 * first one. Whether it still receives anything is reported by
	 * {@link AccountStatus#lastPushes()}. When it is logged out, or turns out to be
	 * logged in as somebody else, which an {@link EngineEvent.Anomaly} says, the account
	 * goes on without it.
	 * @param connection another connection that is logged in as this account
	 * @return ends this when closed; the connection stays open
	 * @throws IllegalStateException if the connection has a subscription already, the
	 * account has stopped, or belongs to a user, whose containers are numbered for each
	 * session
	 */
	TelegramConnection.Subscription attach(TelegramConnection connection);

	/**
	 * Visits the parked updates.
	 * @param visitor called once for each, oldest first
	 */
	void forEachParked(ParkedUpdateStorage.Visitor visitor);

	/**
	 * Delivers a parked update again: in its lane, behind what waits there, by itself, in
	 * one transaction that deletes it. Later updates of its box were delivered before, so
	 * an edit may come before what it edits. If it fails again, it stays parked with one
	 * attempt more, and its lane goes on. Returns at once.
	 * @param id id of the parked update
	 * @return completes when it is delivered, or with what hindered that: what its
	 * handler threw; a
	 * {@link io.github.telegramupdates.engine.storage.ParkedUpdateNotFoundException}; an
	 * {@link io.github.telegramupdates.engine.storage.UnreadableUpdateException} if it is
	 * of another layer; a
	 * {@link io.github.telegramupdates.engine.storage.StateConflictException} if it was
	 * deleted meanwhile, perhaps because the answer to an earlier COMMIT was lost; an
	 * {@link IllegalStateException} if the account does not run, or a
	 * {@link java.util.concurrent.CancellationException} if it ended or loaded its state
	 * before. Dependents run on the thread of the lane
	 */
	CompletableFuture<Void> replayParked(long id);

	/**
	 * Deletes a parked update without delivering it.
	 * @param id id of the parked update
	 * @return whether it was stored
	 */
	boolean discardParked(long id);

	/**
	 * What the account took in lately, also after it has stopped. Confidential: it holds
	 * texts of messages and access hashes.
	 * @return a snapshot; empty unless the engine was built with
	 * {@link GapEngine.Builder#traceInputs}
	 */
	default Optional<Trace> trace() {
		return Optional.empty();
	}

	/**
	 * Stops: takes nothing in any more, waits for the transactions that are running, at
	 * most for the engine's grace period, and leaves the rest to the next start. The
	 * connection stays open.
	 */
	@Override
	void close();

}
