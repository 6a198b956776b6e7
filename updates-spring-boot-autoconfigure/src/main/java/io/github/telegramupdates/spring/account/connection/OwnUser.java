package io.github.telegramupdates.spring.account.connection;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.users.rpc.GetUsers;

/**
 * Asks Telegram who an account is.
 */
final class OwnUser {

	private OwnUser() {
	}

	static CompletableFuture<List<UserType>> ask(TelegramApi api) {
		return api.invoke(new GetUsers(List.of(new InputUserSelf())));
	}

	static OptionalLong idOf(List<UserType> users) {
		return users.stream().filter(User.class::isInstance).map(User.class::cast).mapToLong(User::id).findFirst();
	}

}
