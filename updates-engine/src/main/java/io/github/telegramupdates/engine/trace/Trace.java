package io.github.telegramupdates.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The last inputs of an account, as a file that {@link TraceReplay} replays. Immutable.
 * <p>
 * <b>A trace is confidential.</b> It holds what the account received: texts of messages,
 * names, phone numbers, access hashes. It holds neither authorisation keys nor what
 * handlers did.
 * <p>
 * An engine has no memory but that of its inputs, so a trace replays only if it holds all
 * of them since the engine was loaded: see {@link #isComplete()}. A trace can hold
 * several engines of an account, one for each time its state was loaded; each begins with
 * an {@link io.github.telegramupdates.engine.sequencing.Input.Load Input.Load}.
 */
public final class Trace {

	private final TracedAccount account;

	private final List<EncodedInput> inputs;

	private final long skipped;

	Trace(TracedAccount account, List<EncodedInput> inputs, long skipped) {
		this.account = account;
		this.inputs = List.copyOf(inputs);
		this.skipped = skipped;
	}

	/**
	 * Reads a file that {@link #write} wrote.
	 * @param in the file, without anything after it; not closed
	 * @return the trace
	 * @throws TraceFormatException if it is no trace, one of another layer or version, or
	 * damaged
	 * @throws IOException if it cannot be read
	 */
	public static Trace read(InputStream in) throws IOException {
		return new TraceFileReader(in).read();
	}

	/**
	 * Writes this trace as a file that a program of the same TL layer reads.
	 * @param out where to write; flushed, not closed
	 * @throws IOException if it cannot be written
	 */
	public void write(OutputStream out) throws IOException {
		TraceFile.write(this, out);
	}

	/**
	 * Whose trace it is.
	 * @return the account
	 */
	public TracedAccount account() {
		return this.account;
	}

	/**
	 * What happened, in order. The inputs are decoded again by each call.
	 * @return the inputs
	 */
	public List<TracedInput> inputs() {
		return this.inputs.stream().map(EncodedInput::decode).toList();
	}

	/**
	 * Whether nothing is missing, so that the trace replays.
	 * @return whether {@link #skipped()} is 0
	 */
	public boolean isComplete() {
		return this.skipped == 0;
	}

	/**
	 * How many inputs are missing between the last {@code Load} and now. The recorder
	 * dropped them, oldest first, to stay within its {@link TraceLimits}.
	 * @return number of inputs, 0 if the trace is complete
	 */
	public long skipped() {
		return this.skipped;
	}

	List<EncodedInput> encoded() {
		return this.inputs;
	}

	@Override
	public String toString() {
		return "Trace[" + this.account + ", " + this.inputs.size() + " inputs, " + this.skipped + " skipped]";
	}

}
