package io.github.telegramupdates.tl;

/**
 * A call of an RPC method.
 *
 * @param <R> what the method returns: a record, a union, or a boxed primitive, string,
 * byte array or list
 */
public interface TlMethod<R> extends TlObject {

	/**
	 * Name of the method in the schema, for example {@code updates.getDifference}.
	 * @return the name with its namespace
	 */
	String methodName();

	/**
	 * Reads the answer to this call.
	 * @param in positioned at the boxed answer
	 * @return the answer
	 * @throws TlDecodeException if the bytes are no answer to this method
	 */
	R readResult(TlReader in);

	/**
	 * Writes an answer to this call as {@link #readResult} reads it: the counterpart for
	 * servers.
	 * @param out where to write
	 * @param result the answer
	 */
	void writeResult(TlWriter out, R result);

}
