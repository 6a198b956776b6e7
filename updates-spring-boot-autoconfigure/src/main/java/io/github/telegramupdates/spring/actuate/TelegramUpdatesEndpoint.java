package io.github.telegramupdates.spring.actuate;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows accounts, their boxes, lanes and parked updates. If more than reading is allowed,
 * operators pause and resume accounts, and replay and discard parked updates. No answer
 * waits for the engine for much longer than a second.
 */
@Endpoint(id = "telegramupdates", defaultAccess = Access.READ_ONLY)
public class TelegramUpdatesEndpoint {

	private final TelegramAccounts accounts;

	private final AccountDescriber describer;

	private final AccountOperations operations;

	TelegramUpdatesEndpoint(TelegramAccounts accounts, AccountDescriber describer, AccountOperations operations) {
		this.accounts = accounts;
		this.describer = describer;
		this.operations = operations;
	}

	/**
	 * How all accounts are doing.
	 * @return the accounts by their names
	 */
	@ReadOperation
	public AccountsDescription accounts() {
		Map<String, AccountSummary> summaries = new TreeMap<>();
		this.accounts.names().forEach((name) -> summaries.put(name, this.describer.summary(name)));
		return new AccountsDescription(summaries);
	}

	/**
	 * How an account is doing, with its boxes and lanes.
	 * @param account name of the account
	 * @return the account; {@code null} if there is none of this name
	 */
	@ReadOperation
	public @Nullable AccountDescription account(@Selector String account) {
		return isKnown(account) ? this.describer.describe(account) : null;
	}

	/**
	 * The parked updates of an account, without their contents.
	 * @param account name of the account
	 * @param part {@code parked}
	 * @return the updates, the oldest first; {@code null} if there is no account of this
	 * name, if it has no stream on this instance, or if another part is asked for
	 */
	@ReadOperation
	public @Nullable Listing<ParkedDescription> parked(@Selector String account, @Selector String part) {
		boolean there = part.equals("parked") && isKnown(account) && this.accounts.status(account).isPresent();
		return there ? this.describer.parked(account) : null;
	}

	/**
	 * Pauses an account on this instance, or resumes it, or delivers one of its parked
	 * updates again, or deletes it.
	 * @param account name of the account
	 * @param operation {@code pause}, {@code resume}, {@code replay} or {@code discard}
	 * @param id id of the parked update, of the last two
	 * @return what became of it; {@code null} if there is no account of this name
	 * @throws InvalidEndpointRequestException if there is no such operation, or if it
	 * lacks the id
	 */
	@WriteOperation
	public @Nullable OperationResult operate(@Selector String account, String operation, @Nullable Long id) {
		if (!isKnown(account)) {
			return null;
		}
		return switch (operation) {
			case "pause" -> this.operations.run(operation, () -> this.accounts.stop(account));
			case "resume" -> this.operations.run(operation, () -> this.accounts.start(account));
			case "replay" -> replay(account, required(id));
			case "discard" -> discard(account, required(id));
			default -> throw new InvalidEndpointRequestException("There is no operation '" + operation + "'",
					"The operation has to be 'pause', 'resume', 'replay' or 'discard'");
		};
	}

	private static long required(@Nullable Long id) {
		if (id == null) {
			throw new InvalidEndpointRequestException("The id of the parked update is missing",
					"The operations 'replay' and 'discard' need the 'id' of a parked update");
		}
		return id;
	}

	private OperationResult replay(String account, long id) {
		return this.operations.await("replay", () -> this.accounts.replayParked(account, id));
	}

	private OperationResult discard(String account, long id) {
		return this.operations.run("discard", () -> {
			if (!this.accounts.discardParked(account, id)) {
				throw new NoSuchElementException("No update with the id " + id + " is parked");
			}
		});
	}

	private boolean isKnown(String account) {
		return this.accounts.names().contains(account);
	}

}
