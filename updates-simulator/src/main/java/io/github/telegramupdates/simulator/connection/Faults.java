package io.github.telegramupdates.simulator.connection;

import io.github.telegramupdates.tl.client.RpcException;

/**
 * What goes wrong on a connection, by chance. The same seed gives the same faults for the
 * same pushes and calls.
 *
 * @param seed where chance comes from
 * @param loss chance that a push is lost, from 0 to 1
 * @param duplication chance that a push arrives twice, from 0 to 1
 * @param reordering chance that a push arrives late, from 0 to 1
 * @param reorderingMillis how late at most, in milliseconds
 * @param minDelayMillis how long pushes and answers travel at least, in milliseconds
 * @param maxDelayMillis how long pushes and answers travel at most, in milliseconds
 * @param disconnection chance that the connection breaks at a push, from 0 to 1
 * @param downMillis how long it stays down, in milliseconds
 * @param resending whether the server sends again what did not arrive when the connection
 * is back; otherwise it is lost
 * @param newSession whether the connection comes back with a new session, so that nothing
 * is sent again
 * @param rpcError chance that a request for a difference fails, from 0 to 1
 * @param rpcErrorCode code of that error
 * @param rpcErrorType message of that error
 */
public record Faults(long seed, double loss, double duplication, double reordering, long reorderingMillis,
		long minDelayMillis, long maxDelayMillis, double disconnection, long downMillis, boolean resending,
		boolean newSession, double rpcError, int rpcErrorCode, String rpcErrorType) {

	private static final Faults NONE = builder().build();

	/**
	 * Checks the figures.
	 */
	public Faults {
		checkChance("loss", loss);
		checkChance("duplication", duplication);
		checkChance("reordering", reordering);
		checkChance("disconnection", disconnection);
		checkChance("rpcError", rpcError);
		if (minDelayMillis < 0 || maxDelayMillis < minDelayMillis) {
			throw new IllegalArgumentException("Not a range of delays: " + minDelayMillis + " to " + maxDelayMillis);
		}
		if (reorderingMillis < 0 || downMillis < 0) {
			throw new IllegalArgumentException("Times must not be negative");
		}
	}

	private static void checkChance(String name, double chance) {
		if (!(chance >= 0 && chance <= 1)) {
			throw new IllegalArgumentException("The chance of " + name + " must be from 0 to 1, but is " + chance);
		}
	}

	/**
	 * A perfect connection without delays.
	 * @return no faults
	 */
	public static Faults none() {
		return NONE;
	}

	/**
	 * Starts with no faults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects faults.
	 */
	public static final class Builder {

		private long seed;

		private double loss;

		private double duplication;

		private double reordering;

		private long reorderingMillis;

		private long minDelayMillis;

		private long maxDelayMillis;

		private double disconnection;

		private long downMillis;

		private boolean resending;

		private boolean newSession;

		private double rpcError;

		private int rpcErrorCode = 500;

		private String rpcErrorType = "RPC_CALL_FAIL";

		private Builder() {
		}

		/**
		 * Sets where chance comes from.
		 * @param seed the seed
		 * @return this builder
		 */
		public Builder seed(long seed) {
			this.seed = seed;
			return this;
		}

		/**
		 * Loses pushes.
		 * @param chance from 0 to 1
		 * @return this builder
		 */
		public Builder loss(double chance) {
			this.loss = chance;
			return this;
		}

		/**
		 * Delivers pushes twice.
		 * @param chance from 0 to 1
		 * @return this builder
		 */
		public Builder duplication(double chance) {
			this.duplication = chance;
			return this;
		}

		/**
		 * Lets later pushes overtake a push.
		 * @param chance from 0 to 1
		 * @param maxDelayMillis how late the push arrives at most, in milliseconds
		 * @return this builder
		 */
		public Builder reordering(double chance, long maxDelayMillis) {
			this.reordering = chance;
			this.reorderingMillis = maxDelayMillis;
			return this;
		}

		/**
		 * Lets pushes and answers travel for a while, in order.
		 * @param minMillis at least, in milliseconds
		 * @param maxMillis at most, in milliseconds
		 * @return this builder
		 */
		public Builder delay(long minMillis, long maxMillis) {
			this.minDelayMillis = minMillis;
			this.maxDelayMillis = maxMillis;
			return this;
		}

		/**
		 * Breaks the connection. Calls that wait for an answer fail.
		 * @param chance for each push, from 0 to 1
		 * @param downMillis how long the connection stays down, in milliseconds
		 * @return this builder
		 */
		public Builder disconnection(double chance, long downMillis) {
			this.disconnection = chance;
			this.downMillis = downMillis;
			return this;
		}

		/**
		 * Sends again what did not arrive while the connection was down.
		 * @return this builder
		 */
		public Builder resending() {
			this.resending = true;
			return this;
		}

		/**
		 * Lets the connection come back with a new session.
		 * @return this builder
		 */
		public Builder newSession() {
			this.newSession = true;
			return this;
		}

		/**
		 * Lets requests for differences fail.
		 * @param chance from 0 to 1
		 * @param code the code, for example 500
		 * @param type the message, for example {@code RPC_CALL_FAIL}
		 * @return this builder
		 * @see RpcException
		 */
		public Builder rpcError(double chance, int code, String type) {
			this.rpcError = chance;
			this.rpcErrorCode = code;
			this.rpcErrorType = type;
			return this;
		}

		/**
		 * Builds the faults.
		 * @return the faults
		 */
		public Faults build() {
			return new Faults(this.seed, this.loss, this.duplication, this.reordering, this.reorderingMillis,
					this.minDelayMillis, this.maxDelayMillis, this.disconnection, this.downMillis, this.resending,
					this.newSession, this.rpcError, this.rpcErrorCode, this.rpcErrorType);
		}

	}

}
