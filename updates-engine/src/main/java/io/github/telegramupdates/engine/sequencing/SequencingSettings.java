package io.github.telegramupdates.engine.sequencing;

import java.util.List;

/**
 * All that can be set about sequencing: waits, bounds and tables of retries, each with
 * the number of the rule that it belongs to. Handed on whole; each part of the state
 * machine reads what concerns it.
 * <p>
 * Waits are in milliseconds, sizes in bytes on the wire.
 *
 * @param kind whose account it is; what differs between users and bots says so
 * @param memory how many updates of the account may be in memory
 * @param lanes how full buffers and lanes may be
 * @param gaps how long what is missing may take to come by itself
 * @param retries how long to wait after a failure (2.10)
 * @param account when the account's difference is asked for
 * @param channels how channels are fetched
 * @param narrowing how pages shrink that cannot be decoded (2.10)
 * @param verification how often the server is asked whether it has reset a count
 */
public record SequencingSettings(AccountKind kind, MemoryLimits memory, Lanes lanes, Gaps gaps, Retries retries,
		AccountFetching account, ChannelFetching channels, Narrowing narrowing, Verification verification) {

	/**
	 * The documented defaults, of a user.
	 */
	public static final SequencingSettings DEFAULT = new SequencingSettings(AccountKind.USER, MemoryLimits.DEFAULT,
			Lanes.DEFAULT, Gaps.DEFAULT, Retries.DEFAULT, AccountFetching.DEFAULT, ChannelFetching.DEFAULT,
			Narrowing.DEFAULT, Verification.DEFAULT);

	private static final long SECOND = 1_000;

	private static final long MINUTE = 60 * SECOND;

	private static final long HOUR = 60 * MINUTE;

	/**
	 * The documented defaults of a kind of account.
	 * @param kind user or bot
	 * @return the settings
	 */
	public static SequencingSettings of(AccountKind kind) {
		return DEFAULT.withKind(kind);
	}

	/**
	 * Returns these settings for another kind of account.
	 * @param kind user or bot
	 * @return new settings
	 */
	public SequencingSettings withKind(AccountKind kind) {
		return new SequencingSettings(kind, this.memory, this.lanes, this.gaps, this.retries, this.account,
				this.channels, this.narrowing, this.verification);
	}

	/**
	 * Returns these settings with other limits of memory.
	 * @param memory how many updates of the account may be in memory
	 * @return new settings
	 */
	public SequencingSettings withMemory(MemoryLimits memory) {
		return new SequencingSettings(this.kind, memory, this.lanes, this.gaps, this.retries, this.account,
				this.channels, this.narrowing, this.verification);
	}

	/**
	 * Whether the account is a bot.
	 * @return whether it is
	 */
	public boolean isBot() {
		return this.kind == AccountKind.BOT;
	}

	/**
	 * How many updates of a channel to ask for at a time.
	 * @return what users or bots may ask for
	 */
	public int channelPage() {
		return isBot() ? this.channels.botPage() : this.channels.userPage();
	}

	/**
	 * How many channels are polled while the application shows them.
	 * @return 0 for bots, which are pushed everything
	 */
	public int openedChannels() {
		return isBot() ? 0 : this.channels.opened();
	}

	/**
	 * How full buffers and lanes may be.
	 *
	 * @param gapUpdates how many updates a box may buffer behind a gap
	 * @param gapBytes how many bytes those may have
	 * @param heldUpdates how many it may buffer that wait for their lane alone
	 * @param heldBytes how many bytes those may have
	 * @param bytes how many bytes of a lane may wait for their commit, so that a few
	 * lanes do not hold all the room
	 * @param keptUpdates how many updates of each lane may wait although the account
	 * holds as much as it may, so that lanes that commit go on
	 * @param keptBytes how many bytes those may have
	 * @param suspectsPart one such part of the account's memory, beside it, is for what
	 * may be of a new count
	 */
	public record Lanes(int gapUpdates, long gapBytes, int heldUpdates, long heldBytes, long bytes, int keptUpdates,
			long keptBytes, int suspectsPart) {

		static final Lanes DEFAULT = new Lanes(1_000, 2L << 20, 4_096, 8L << 20, 1L << 20, 64, 128L << 10, 4);

	}

	/**
	 * How long what is missing may take to come by itself.
	 *
	 * @param smallMissing up to so many missing positions the gap is a small one
	 * @param smallMillis how long a small gap waits
	 * @param largeMillis how long a larger one waits
	 * @param lookMillis how long to wait before each look for an announced position that
	 * answers stay behind
	 */
	public record Gaps(int smallMissing, long smallMillis, long largeMillis, List<Long> lookMillis) {

		static final Gaps DEFAULT = new Gaps(10, 500, 150, List.of(SECOND, MINUTE, 15 * MINUTE));

		/**
		 * Copies the list.
		 */
		public Gaps {
			lookMillis = List.copyOf(lookMillis);
		}

	}

	/**
	 * How long to wait after a failure (2.10). Each wait is twice as long as the one
	 * before, up to the longest.
	 *
	 * @param firstMillis first wait after a failure like any other
	 * @param longestMillis longest of these
	 * @param spreadMillis by how much those of the account that follow the first longest
	 * one are spread
	 * @param degradedMillis first wait of a degraded channel (T24)
	 * @param longestDegradedMillis longest of these
	 * @param lastingMillis first wait for what does not change soon: a frozen account, or
	 * an answer that cannot be decoded
	 * @param longestLastingMillis longest of these
	 * @param reportedMillis how long a difference fails before that is reported
	 */
	public record Retries(long firstMillis, long longestMillis, long spreadMillis, long degradedMillis,
			long longestDegradedMillis, long lastingMillis, long longestLastingMillis, long reportedMillis) {

		static final Retries DEFAULT = new Retries(SECOND, MINUTE, 20 * SECOND, MINUTE, 15 * MINUTE, 15 * MINUTE,
				4 * HOUR, MINUTE);

	}

	/**
	 * When the account's difference is asked for.
	 *
	 * @param periodMillis how long after one that came to its end another one is made
	 * (R-45)
	 * @param reconnectMillis how long after a reconnect it is made
	 * @param standstills after so many pages that move nothing a new position is taken
	 * (R-25)
	 * @param emptyMillis how long to wait after each answer that brings nothing although
	 * something is missing
	 */
	public record AccountFetching(long periodMillis, long reconnectMillis, int standstills, List<Long> emptyMillis) {

		static final AccountFetching DEFAULT = new AccountFetching(15 * MINUTE, 2 * SECOND, 3,
				List.of(500L, 2 * SECOND, 8 * SECOND));

		/**
		 * Copies the list.
		 */
		public AccountFetching {
			emptyMillis = List.copyOf(emptyMillis);
		}

	}

	/**
	 * How channels are fetched.
	 *
	 * @param userPage how many updates a user asks for at a time
	 * @param botPage how many a bot asks for
	 * @param oldPage how many at most while old messages come
	 * @param oldSeconds from this age on a message is old
	 * @param timeoutsToHalve from this timeout on pages are halved
	 * @param halvedPage the page that is halved
	 * @param smallestPage down to how many they are halved
	 * @param inFlight how many requests may be under way
	 * @param perSecond how many are sent a second after a flood wait, and so many more
	 * with each recovery (T25)
	 * @param burst how many of these may be sent at once
	 * @param recoveryMillis how long until one more may be under way (T25)
	 * @param patientAnswers from this answer without progress on, the next request waits
	 * (T32)
	 * @param standstills after so many of them what is missing is given up (T32)
	 * @param replicaAttempts after so many refusals by replicas that lag, the channel is
	 * degraded (T24)
	 * @param peerMillis how often an access hash is looked for
	 * @param searchPages how many pages are passed in a row to learn where the server is
	 * (R-20)
	 * @param opened how many channels of a user are polled
	 * @param pollMillis how often, if the server does not say
	 */
	public record ChannelFetching(int userPage, int botPage, int oldPage, int oldSeconds, int timeoutsToHalve,
			int halvedPage, int smallestPage, int inFlight, int perSecond, int burst, long recoveryMillis,
			int patientAnswers, int standstills, int replicaAttempts, long peerMillis, int searchPages, int opened,
			long pollMillis) {

		static final ChannelFetching DEFAULT = new ChannelFetching(100, 100_000, 100, 2 * 24 * 60 * 60, 3, 100, 10, 10,
				20, 20, MINUTE, 2, 4, 6, MINUTE, 20, 10, SECOND);

	}

	/**
	 * How pages shrink that cannot be decoded (2.10).
	 *
	 * @param attempts after fewer failures in a row it may be chance
	 * @param largest how many updates the first smaller page has, or fewer
	 * @param smallest how many the last one has
	 * @param divisor by how much each is smaller than the one before
	 */
	public record Narrowing(int attempts, int largest, int smallest, int divisor) {

		static final Narrowing DEFAULT = new Narrowing(5, 64, 1, 4);

	}

	/**
	 * How often the server is asked whether it has reset a count.
	 *
	 * @param near replicas lag, and members are sent again: up to so many positions
	 * behind is no sign by itself
	 * @param boxMillis how long a box waits for its next question, twice as long after
	 * each refusal
	 * @param longestBoxMillis the longest of these waits
	 * @param perMinute how many questions an account asks a minute
	 * @param suspects how many channels may be suspected at a time
	 */
	public record Verification(int near, long boxMillis, long longestBoxMillis, int perMinute, int suspects) {

		static final Verification DEFAULT = new Verification(1_000, MINUTE, HOUR, 10, 10_000);

	}

}
