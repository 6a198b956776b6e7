package io.github.telegramupdates.tl.generator;

/**
 * A bit of a flag word.
 *
 * @param word the field that is the word
 * @param index which bit
 */
record FlagBit(String word, int index) {

	String mask() {
		return "0x" + Integer.toHexString(1 << this.index);
	}

}
