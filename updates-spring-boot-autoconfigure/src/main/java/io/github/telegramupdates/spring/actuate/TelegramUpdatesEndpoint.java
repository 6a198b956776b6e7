package io.github.telegramupdates.spring.actuate;

import java.util.Map;
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
 * Shows accounts, their boxes and lanes, and lets operators pause and resume accounts, if
 * more than reading is allowed. No answer takes much longer than a second.
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
	 * Pauses an account on this instance, or resumes it.
	 * @param account name of the account
	 * @param operation {@code pause} or {@code resume}
	 * @return what became of it; {@code null} if there is no account of this name
	 * @throws InvalidEndpointRequestException if there is no such operation
	 */
	@WriteOperation
	public @Nullable OperationResult operate(@Selector String account, String operation) {
		if (!isKnown(account)) {
			return null;
		}
		return switch (operation) {
			case "pause" -> this.operations.run(operation, () -> this.accounts.stop(account));
			case "resume" -> this.operations.run(operation, () -> this.accounts.start(account));
			default -> throw new InvalidEndpointRequestException("There is no operation '" + operation + "'",
					"The operation has to be 'pause' or 'resume'");
		};
	}

	private boolean isKnown(String account) {
		return this.accounts.names().contains(account);
	}

}
