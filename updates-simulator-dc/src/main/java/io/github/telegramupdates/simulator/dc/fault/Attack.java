package io.github.telegramupdates.simulator.dc.fault;

/**
 * A message that no client may accept. It comes before the next answer, and pretends to
 * be this answer and a push, or only a push.
 */
public enum Attack implements Fault {

	/** A bit of the encrypted data is another one. */
	FLIPPED_BIT("flipped-bit"),
	/** The last block is missing. */
	TRUNCATED("truncated"),
	/** It names another key. */
	WRONG_KEY_ID("wrong-key-id"),
	/** It is not encrypted at all. */
	PLAIN("plain"),
	/** It is encrypted as a message of the client. */
	REFLECTED("reflected"),
	/** It belongs to another session. */
	OTHER_SESSION("other-session"),
	/** Its padding is shorter than 12 bytes. */
	SHORT_PADDING("short-padding"),
	/** Its padding is longer than 1024 bytes. */
	LONG_PADDING("long-padding"),
	/** Its length goes beyond the data. */
	LONG_LENGTH("long-length"),
	/** Its length is less than 0. */
	NEGATIVE_LENGTH("negative-length"),
	/** Its length is not divisible by 4. */
	UNEVEN_LENGTH("uneven-length"),
	/** Its id is one of the client's kind. */
	EVEN_ID("even-id"),
	/** Its id is 400 s old. */
	OLD_ID("old-id"),
	/** Its id is a minute ahead. */
	FUTURE_ID("future-id"),
	/** Its id is that of an earlier message. */
	REPLAYED_ID("replayed-id"),
	/** Parts of a container have ids of the client's kind. */
	INNER_EVEN_ID("inner-even-id"),
	/** Parts of a container have the id of an earlier message. */
	INNER_REPLAYED_ID("inner-replayed-id"),
	/** A container is in a container. */
	NESTED_CONTAINER("nested-container"),
	/** A container says that it has two billion parts. */
	CONTAINER_BOMB("container-bomb"),
	/** A part of a container goes beyond its end. */
	LONG_PART("long-part"),
	/** A few bytes unpack to 64 MiB. */
	GZIP_BOMB("gzip-bomb"),
	/** Packed data is packed once more. */
	NESTED_GZIP("nested-gzip"),
	/** A vector says that it has two billion elements. */
	VECTOR_BOMB("vector-bomb");

	private final String kind;

	Attack(String kind) {
		this.kind = kind;
	}

	@Override
	public String text() {
		return "attack:" + this.kind;
	}

}
