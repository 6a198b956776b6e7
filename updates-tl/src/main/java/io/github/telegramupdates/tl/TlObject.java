package io.github.telegramupdates.tl;

/**
 * A value of the TL schema: a constructor of a type, or a method call.
 * <p>
 * Every implementation is an immutable record. Byte arrays are owned by the record that
 * holds them and must not be changed.
 */
public interface TlObject {

	/**
	 * Id of the constructor: the CRC32 of its line in the schema.
	 * @return the id as it stands on the wire
	 */
	int constructorId();

	/**
	 * Writes this value boxed: its constructor id, then its fields.
	 * @param out where to write
	 */
	void write(TlWriter out);

	/**
	 * Returns the boxed wire form of this value.
	 * @return a new array
	 */
	default byte[] toByteArray() {
		TlWriter out = new TlWriter();
		write(out);
		return out.toByteArray();
	}

}
