package io.github.telegramupdates.tl;

import java.io.Serial;

/**
 * Bytes are not what the schema says. Names the outermost constructor that was being
 * read, the path from there to the offending field, and the offset of the offending
 * bytes. Never contains values that were read.
 */
public class TlDecodeException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String problem;

	private final int offset;

	private String constructor = "";

	private String path = "";

	/**
	 * Creates an exception that knows no constructor yet.
	 * @param problem what is wrong
	 * @param offset where the wrong bytes start, counted from the start of the reader
	 */
	public TlDecodeException(String problem, int offset) {
		super(problem);
		this.problem = problem;
		this.offset = offset;
	}

	/**
	 * The outermost constructor or method that was being read, as named in the schema.
	 * @return the name, for example {@code updateNewMessage}; empty if none was begun
	 */
	public String constructor() {
		return this.constructor;
	}

	/**
	 * The way from {@link #constructor()} to the offending field.
	 * @return field names of the schema and indexes, for example
	 * {@code message.entities[3].offset}; empty if none was begun
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Where the offending bytes start.
	 * @return bytes from the start of the reader
	 */
	public int offset() {
		return this.offset;
	}

	@Override
	public String getMessage() {
		StringBuilder message = new StringBuilder();
		message.append(this.constructor);
		if (!this.path.isEmpty()) {
			message.append(this.constructor.isEmpty() ? "" : ": ").append(this.path);
		}
		message.append(message.isEmpty() ? "at byte " : " at byte ").append(this.offset);
		return message.append(": ").append(this.problem).toString();
	}

	/**
	 * Extends the path by the constructor whose field could not be read. Called by
	 * generated code while the exception unwinds, so that the path costs nothing until
	 * something goes wrong.
	 * @param constructor name of the constructor in the schema
	 * @param fields its fields in wire order, separated by spaces
	 * @param index which of them could not be read
	 * @return this
	 */
	public TlDecodeException within(String constructor, String fields, int index) {
		this.constructor = constructor;
		String field = fields.split(" ")[index];
		this.path = field + separator() + this.path;
		return this;
	}

	/**
	 * Extends the path by the element of a vector that could not be read.
	 * @param index which element
	 * @return this
	 */
	public TlDecodeException atIndex(int index) {
		this.path = "[" + index + "]" + separator() + this.path;
		return this;
	}

	private String separator() {
		return (this.path.isEmpty() || this.path.startsWith("[")) ? "" : ".";
	}

}
