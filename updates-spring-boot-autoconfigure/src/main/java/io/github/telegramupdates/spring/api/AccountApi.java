package io.github.telegramupdates.spring.api;

import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.client.RandomIds;
import io.github.telegramupdates.tl.client.TelegramApi;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The methods of Telegram, called as one account by whatever connection it has at the
 * moment. A call fails if it has none.
 */
final class AccountApi implements TelegramApi {

	private final String account;

	private final ObjectProvider<TelegramAccounts> accounts;

	AccountApi(String account, ObjectProvider<TelegramAccounts> accounts) {
		this.account = account;
		this.accounts = accounts;
	}

	@Override
	public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
		TlMethod<R> call = RandomIds.fill(method, HandlerScope.randomIds());
		TelegramApi open;
		try {
			open = this.accounts.getObject().api(this.account);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			return CompletableFuture.failedFuture(ex);
		}
		return open.invoke(call);
	}

	@Override
	public String toString() {
		return "TelegramApi of '" + this.account + "'";
	}

}
