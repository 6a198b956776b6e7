package io.github.telegramupdates.simulator.dc.envelope;

/**
 * What is wrong with the envelope of a message.
 */
public enum Damage {

	/** The message key is another one. */
	MESSAGE_KEY,
	/** A bit of the encrypted data is another one. */
	FLIPPED_BIT,
	/** The last block is missing. */
	TRUNCATED,
	/** The id of the key is another one. */
	KEY_ID,
	/** Nothing is encrypted. */
	PLAIN,
	/** It is encrypted as the client does it. */
	REFLECTED,
	/** The padding has less than 12 bytes. */
	SHORT_PADDING,
	/** The padding has more than 1024 bytes. */
	LONG_PADDING,
	/** The length goes beyond the data. */
	LONG_LENGTH,
	/** The length is less than 0. */
	NEGATIVE_LENGTH,
	/** The length is not divisible by 4. */
	UNEVEN_LENGTH

}
