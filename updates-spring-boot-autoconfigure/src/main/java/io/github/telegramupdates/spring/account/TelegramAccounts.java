package io.github.telegramupdates.spring.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.AccountRun;
import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * How the configured accounts are doing, a way to call Telegram as one of them, and
 * switches to start and stop them. Safe for use by many threads; nothing here waits for
 * the network.
 */
public interface TelegramAccounts {

	/**
	 * Names of the configured accounts.
	 * @return the names in alphabetical order
	 */
	Set<String> names();

	/**
	 * How the stream of an account is doing.
	 * @param name name of the account
	 * @return a snapshot; empty until Telegram has said who the account is, and while it
	 * stands by
	 * @throws IllegalArgumentException if no account has this name
	 */
	Optional<AccountStatus> status(String name);

	/**
	 * How the boxes of an account are doing.
	 * @param name name of the account
	 * @param channels of how many channels at most; those that miss something come first
	 * @return a snapshot: the boxes of the account, then those of channels; empty while
	 * the stream is not loaded
	 * @throws IllegalArgumentException if no account has this name
	 */
	List<BoxStatus> boxes(String name, int channels);

	/**
	 * How those lanes of an account are doing that have something to deliver.
	 * @param name name of the account
	 * @return a snapshot, in no order
	 * @throws IllegalArgumentException if no account has this name
	 */
	List<LaneStatus> lanes(String name);

	/**
	 * How the connection of an account is doing.
	 * @param name name of the account
	 * @return a snapshot
	 * @throws IllegalArgumentException if no account has this name
	 */
	ConnectionState connection(String name);

	/**
	 * Which other instance has an account that stands by here.
	 * @param name name of the account
	 * @return a name of the instance that operators understand; empty if the account does
	 * not stand by, or if it is not known
	 * @throws IllegalArgumentException if no account has this name
	 */
	Optional<String> holder(String name);

	/**
	 * The methods of Telegram, called as an account.
	 * @param name name of the account
	 * @return the methods, until the application stops or the account ends
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account has no open connection
	 */
	TelegramApi api(String name);

	/**
	 * Says that the application shows a channel right now: it is fetched before others
	 * and polled as often as the server suggests, also if the account is no member. Of
	 * users only, and of the ten channels that were opened last. May be said before the
	 * account has started, and holds when it starts again.
	 * @param name name of the account
	 * @param channelId id of the channel
	 * @throws IllegalArgumentException if no account has this name
	 */
	void openChannel(String name, long channelId);

	/**
	 * Says that the application no longer shows a channel. Nothing happens if it did not.
	 * @param name name of the account
	 * @param channelId id of the channel
	 * @throws IllegalArgumentException if no account has this name
	 */
	void closeChannel(String name, long channelId);

	/**
	 * Visits the parked updates of an account: those that no listener took.
	 * @param name name of the account
	 * @param visitor called once for each, oldest first
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account does not run here
	 */
	void forEachParked(String name, ParkedUpdateStorage.Visitor visitor);

	/**
	 * Delivers a parked update again, in one transaction that deletes it: in its lane,
	 * behind what waits there. Later updates of its box were delivered before, so an edit
	 * may come before what it edits. If it fails again, it stays parked with one attempt
	 * more, and its lane goes on. Returns at once.
	 * @param name name of the account
	 * @param id id of the parked update
	 * @return completes when it is delivered, or with what hindered that, see
	 * {@link AccountRun#replayParked}
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account does not run here
	 */
	CompletableFuture<Void> replayParked(String name, long id);

	/**
	 * Deletes a parked update without delivering it.
	 * @param name name of the account
	 * @param id id of the parked update
	 * @return whether it was stored
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account does not run here
	 */
	boolean discardParked(String name, long id);

	/**
	 * Starts an account that was stopped, or that has ended by itself: connects and
	 * claims it again, also from an instance that took it over. Returns at once: if
	 * another instance has the account, it stands by until that one stops. Nothing
	 * happens if the account runs or stands by. Before the application has started, and
	 * after it has stopped, the account starts with the application.
	 * @param name name of the account
	 * @throws IllegalArgumentException if no account has this name
	 */
	void start(String name);

	/**
	 * Stops an account until it is {@linkplain #start(String) started}. Returns when its
	 * running transactions have ended, at most after the grace period of the engine, and
	 * its connection is closed. An instance that stands by has the account then. Nothing
	 * happens if the account does not run. Not to be called by a listener of the account,
	 * whose transaction it would wait for.
	 * @param name name of the account
	 * @throws IllegalArgumentException if no account has this name
	 */
	void stop(String name);

	/**
	 * Logs an account out at Telegram, deletes its stored session, and stops it. Its
	 * positions stay. When it is {@linkplain #start(String) started} it logs in again.
	 * Returns at once.
	 * @param name name of the account
	 * @return completes when the account has stopped; nothing is deleted or stopped if it
	 * fails, as it does with an {@link UnsupportedOperationException} where the
	 * connection factory of the application makes connections that cannot log out
	 * @throws IllegalArgumentException if no account has this name
	 * @throws IllegalStateException if the account has no open connection
	 */
	CompletableFuture<Void> logOut(String name);

}
