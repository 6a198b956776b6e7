package io.github.telegramupdates.simulator;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.world.CreateAccount;
import io.github.telegramupdates.simulator.world.CreateChannel;
import io.github.telegramupdates.simulator.world.CreateGroup;
import io.github.telegramupdates.simulator.world.CreateNumberedAccount;
import io.github.telegramupdates.simulator.world.Group;
import io.github.telegramupdates.simulator.world.Operation;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import org.jspecify.annotations.Nullable;

/**
 * Finds accounts and chats by name, and creates those that are missing.
 */
final class Directory {

	private final Server server;

	Directory(Server server) {
		this.server = server;
	}

	SimulatedAccount account(String name, boolean bot) {
		return account(new CreateAccount(name, bot), name, bot);
	}

	SimulatedAccount account(long id, String name, boolean bot) {
		return this.server.locked(() -> {
			RegisteredAccount holder = this.server.world().account(id);
			if (holder != null && !holder.name().equals(name)) {
				throw new IllegalArgumentException("The id " + id + " is that of " + holder.name());
			}
			SimulatedAccount account = account(new CreateNumberedAccount(id, name, bot), name, bot);
			if (account.id() != id) {
				throw new IllegalArgumentException(name + " has the id " + account.id());
			}
			return account;
		});
	}

	private SimulatedAccount account(Operation creation, String name, boolean bot) {
		return this.server.locked(() -> {
			RegisteredAccount account = find(name)
				.orElseGet(() -> existing(this.server.world().account(create(creation))));
			if (account.isBot() != bot) {
				throw new IllegalArgumentException(name + " is a " + (bot ? "user" : "bot"));
			}
			return new SimulatedAccount(this.server, account);
		});
	}

	private Optional<RegisteredAccount> find(String name) {
		return this.server.world().accounts().stream().filter((account) -> account.name().equals(name)).findFirst();
	}

	SimulatedChannel channel(String title, boolean broadcast) {
		return this.server.locked(() -> {
			RegisteredChannel channel = findChannel(title)
				.orElseGet(() -> existing(this.server.world().channel(create(new CreateChannel(title, broadcast)))));
			if (channel.isBroadcast() != broadcast) {
				throw new IllegalArgumentException(title + " is a " + (broadcast ? "supergroup" : "broadcast channel"));
			}
			return new SimulatedChannel(this.server, channel);
		});
	}

	private Optional<RegisteredChannel> findChannel(String title) {
		return this.server.world().channels().stream().filter((channel) -> channel.title().equals(title)).findFirst();
	}

	SimulatedGroup group(String title, SimulatedAccount creator, List<SimulatedAccount> members) {
		return this.server.locked(() -> {
			Group group = findGroup(title)
				.orElseGet(() -> existing(this.server.world().group(create(new CreateGroup(title, creator.id())))));
			SimulatedGroup simulated = new SimulatedGroup(this.server, group);
			members.forEach(simulated::member);
			return simulated;
		});
	}

	private Optional<Group> findGroup(String title) {
		return this.server.world().groups().stream().filter((group) -> group.title().equals(title)).findFirst();
	}

	private long create(Operation operation) {
		return this.server.perform(operation).subject();
	}

	private static <T> T existing(@Nullable T created) {
		if (created == null) {
			throw new NoSuchElementException("What was created is not there");
		}
		return created;
	}

}
