package io.github.telegramupdates.simulator;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.telegramupdates.simulator.clock.SimulatorClock;
import io.github.telegramupdates.simulator.clock.SystemClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.connection.SimulatedSession;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.habit.IncludedEntities;
import io.github.telegramupdates.simulator.habit.OwnEcho;
import io.github.telegramupdates.simulator.journal.JournalFile;
import io.github.telegramupdates.simulator.server.Server;
import io.github.telegramupdates.simulator.server.ServerOptions;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * A Telegram in the process. It keeps a log for every box as the real one does, pushes
 * what happens to the connections of those concerned, answers the methods that a consumer
 * of updates needs, and knows the truth that a test compares with.
 * <p>
 * Accounts and chats are known by names: asking for a name again gives the same one, also
 * after a restart with the same journal. All methods are safe for use by several threads.
 * With a virtual clock everything is deterministic. The server's time never goes back,
 * not even when a restart begins with a clock that is behind the journal.
 */
public final class SimulatedTelegram implements AutoCloseable {

	private final Server server;

	private final Directory directory;

	private final @Nullable SystemClock ownClock;

	private SimulatedTelegram(Server server, @Nullable SystemClock ownClock) {
		this.server = server;
		this.directory = new Directory(server);
		this.ownClock = ownClock;
	}

	/**
	 * Starts to configure a Telegram.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The user with a name, who signs up if need be.
	 * @param name the name
	 * @return the user
	 * @throws IllegalArgumentException if there is a bot with this name
	 */
	public SimulatedAccount user(String name) {
		return this.directory.account(name, false);
	}

	/**
	 * The bot with a name, which is created if need be.
	 * @param name the name
	 * @return the bot
	 * @throws IllegalArgumentException if there is a user with this name
	 */
	public SimulatedAccount bot(String name) {
		return this.directory.account(name, true);
	}

	/**
	 * The user with a name and an id that was agreed on, who signs up if need be.
	 * @param name the name
	 * @param id the id
	 * @return the user
	 * @throws IllegalArgumentException if name and id do not belong together
	 */
	public SimulatedAccount user(String name, long id) {
		return this.directory.account(id, name, false);
	}

	/**
	 * The bot with a name and an id that was agreed on, which is created if need be.
	 * @param name the name
	 * @param id the id
	 * @return the bot
	 * @throws IllegalArgumentException if name and id do not belong together
	 */
	public SimulatedAccount bot(String name, long id) {
		return this.directory.account(id, name, true);
	}

	/**
	 * The broadcast channel with a title, which is created without members if need be.
	 * @param title the title
	 * @return the channel
	 * @throws IllegalArgumentException if there is a supergroup with this title
	 */
	public SimulatedChannel channel(String title) {
		return this.directory.channel(title, true);
	}

	/**
	 * The supergroup with a title, which is created without members if need be.
	 * @param title the title
	 * @return the supergroup
	 * @throws IllegalArgumentException if there is a broadcast channel with this title
	 */
	public SimulatedChannel supergroup(String title) {
		return this.directory.channel(title, false);
	}

	/**
	 * The basic group with a title, which is created if need be. Accounts that are not in
	 * it yet are added.
	 * @param title the title
	 * @param creator who creates it
	 * @param members who else is in it
	 * @return the group
	 */
	public SimulatedGroup group(String title, SimulatedAccount creator, SimulatedAccount... members) {
		return this.directory.group(title, creator, List.of(members));
	}

	/**
	 * Connects an account, without faults. An account may have several connections.
	 * @param account the account
	 * @return the connection
	 */
	public SimulatedConnection connect(SimulatedAccount account) {
		return connect(account, Faults.none());
	}

	/**
	 * Connects an account.
	 * @param account the account
	 * @param faults what goes wrong
	 * @return the connection
	 */
	public SimulatedConnection connect(SimulatedAccount account, Faults faults) {
		return SimulatedConnection.open(this.server, account.id(), faults);
	}

	/**
	 * Opens a session of an account for a front end with a wire of its own.
	 * @param account the account
	 * @param pushes what takes the pushes, under the rules of the session
	 * @return the session
	 */
	public SimulatedSession openSession(SimulatedAccount account, Consumer<UpdatesType> pushes) {
		return SimulatedSession.open(this.server, account.id(), pushes);
	}

	/**
	 * What the server has for an account, to judge an application by.
	 * @param account the account
	 * @return a snapshot
	 */
	public AccountTruth truth(SimulatedAccount account) {
		return this.server.truth(account.id());
	}

	/**
	 * The time of this Telegram.
	 * @return the clock
	 */
	public SimulatorClock clock() {
		return this.server.clock();
	}

	/**
	 * Closes the journal, and the clock unless it was given. Connections are to be closed
	 * by those who opened them.
	 */
	@Override
	public void close() {
		this.server.close();
		if (this.ownClock != null) {
			this.ownClock.close();
		}
	}

	/**
	 * Configures a Telegram.
	 */
	public static final class Builder {

		private @Nullable SimulatorClock clock;

		private @Nullable Path journal;

		private long seed;

		private int differencePageSize = 100;

		private int channelPageSize = 100;

		private boolean shortMessages;

		private int retention = Integer.MAX_VALUE;

		private int deletionStep = 100;

		private IncludedEntities pushed = IncludedEntities.FULL;

		private IncludedEntities fetched = IncludedEntities.FULL;

		private OwnEcho echo = OwnEcho.NONE;

		private final Set<Habit> habits = EnumSet.noneOf(Habit.class);

		private Builder() {
		}

		/**
		 * Sets the clock. Without one, the time is the system's.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(SimulatorClock clock) {
			this.clock = Objects.requireNonNull(clock);
			return this;
		}

		/**
		 * Keeps everything that happens in a file, and starts with what is in it.
		 * @param file the file, which is created if need be
		 * @return this builder
		 */
		public Builder journal(Path file) {
			this.journal = Objects.requireNonNull(file);
			return this;
		}

		/**
		 * Sets where access hashes come from.
		 * @param seed the seed, 0 unless set
		 * @return this builder
		 */
		public Builder seed(long seed) {
			this.seed = seed;
			return this;
		}

		/**
		 * Sets how many events of each box {@code updates.getDifference} covers at once.
		 * @param events at least 1; 100 unless set
		 * @return this builder
		 */
		public Builder differencePageSize(int events) {
			this.differencePageSize = checkPositive(events);
			return this;
		}

		/**
		 * Sets how many events {@code updates.getChannelDifference} covers at once.
		 * @param events at least 1; 100 unless set
		 * @return this builder
		 */
		public Builder channelPageSize(int events) {
			this.channelPageSize = checkPositive(events);
			return this;
		}

		/**
		 * Sets whether a small message outside channels is pushed in its short form,
		 * which it is from the sender's second message in the chat on.
		 * @param enabled whether; {@code false} unless set
		 * @return this builder
		 */
		public Builder shortMessages(boolean enabled) {
			this.shortMessages = enabled;
			return this;
		}

		/**
		 * Sets how many events of each box differences can reach. A client that is
		 * further behind is notified that the difference is too long, and in the qts box
		 * gets only what is left. What one box keeps can be set apart.
		 * @param events at least 0; without limit unless set
		 * @return this builder
		 * @see SimulatedChannel#retention(int)
		 * @see AccountTruth#retainedFrom
		 */
		public Builder retention(int events) {
			this.retention = Retention.check(events);
			return this;
		}

		/**
		 * Sets how many messages {@code messages.deleteHistory} deletes at once, before
		 * the client has to call again.
		 * @param messages at least 1; 100 unless set
		 * @return this builder
		 */
		public Builder deletionStep(int messages) {
			this.deletionStep = checkPositive(messages);
			return this;
		}

		/**
		 * Sets which users and chats accompany pushes.
		 * @param entities which; all of them unless set
		 * @return this builder
		 * @see SimulatedAccount#pushedEntities
		 */
		public Builder pushedEntities(IncludedEntities entities) {
			this.pushed = Objects.requireNonNull(entities);
			return this;
		}

		/**
		 * Sets which users and chats accompany differences.
		 * @param entities which; all of them unless set
		 * @return this builder
		 * @see SimulatedAccount#fetchedEntities
		 */
		public Builder fetchedEntities(IncludedEntities entities) {
			this.fetched = Objects.requireNonNull(entities);
			return this;
		}

		/**
		 * Sets whether the session that calls a method is pushed what the call did.
		 * @param when whether, and when; not at all unless set
		 * @return this builder
		 */
		public Builder echo(OwnEcho when) {
			this.echo = Objects.requireNonNull(when);
			return this;
		}

		/**
		 * Lets the server do what it does not do by default.
		 * @param more what
		 * @return this builder
		 */
		public Builder habits(Habit... more) {
			this.habits.addAll(List.of(more));
			return this;
		}

		private static int checkPositive(int number) {
			if (number < 1) {
				throw new IllegalArgumentException("Must be at least 1, not " + number);
			}
			return number;
		}

		/**
		 * Starts the Telegram.
		 * @return the Telegram
		 * @throws io.github.telegramupdates.simulator.journal.JournalCorruptedException
		 * if the journal is damaged
		 */
		public SimulatedTelegram build() {
			SystemClock ownClock = (this.clock == null) ? new SystemClock() : null;
			SimulatorClock time = (ownClock != null) ? ownClock : Objects.requireNonNull(this.clock);
			ServerOptions options = new ServerOptions(this.seed, this.differencePageSize, this.channelPageSize,
					this.shortMessages, this.retention, this.deletionStep, this.pushed, this.fetched, this.echo,
					this.habits);
			return new SimulatedTelegram(server(options, time), ownClock);
		}

		private Server server(ServerOptions options, SimulatorClock time) {
			if (this.journal == null) {
				return new Server(options, time, null);
			}
			JournalFile file = JournalFile.open(this.journal);
			boolean started = false;
			try {
				Server server = new Server(options, time, file);
				started = true;
				return server;
			}
			finally {
				if (!started) {
					file.close();
				}
			}
		}

	}

}
