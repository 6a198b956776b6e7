package io.github.telegramupdates.spring.account.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.LaneStatus;
import io.github.telegramupdates.engine.delivery.BoxStatus;
import io.github.telegramupdates.engine.storage.ParkedUpdateStorage;
import io.github.telegramupdates.spring.account.ConnectionState;
import io.github.telegramupdates.spring.account.TelegramAccounts;
import io.github.telegramupdates.spring.account.UnknownAccountException;
import io.github.telegramupdates.tl.client.TelegramApi;

/**
 * What is injected into an application that switches updates off: no names, so every name
 * is an unknown one.
 */
final class DisabledAccounts implements TelegramAccounts {

	@Override
	public Set<String> names() {
		return Set.of();
	}

	@Override
	public Optional<AccountStatus> status(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public List<BoxStatus> boxes(String name, int channels) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public List<LaneStatus> lanes(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public ConnectionState connection(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public Optional<String> holder(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public TelegramApi api(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public void openChannel(String name, long channelId) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public void closeChannel(String name, long channelId) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public void forEachParked(String name, ParkedUpdateStorage.Visitor visitor) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public CompletableFuture<Void> replayParked(String name, long id) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public boolean discardParked(String name, long id) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public void start(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public void stop(String name) {
		throw new UnknownAccountException(name, names());
	}

	@Override
	public CompletableFuture<Void> logOut(String name) {
		throw new UnknownAccountException(name, names());
	}

}
