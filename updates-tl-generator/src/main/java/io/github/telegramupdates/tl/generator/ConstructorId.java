package io.github.telegramupdates.tl.generator;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Computes ids of combinators. An id is the CRC32 of the line it stands in, so a typing
 * error in a schema shows itself.
 */
final class ConstructorId {

	private static final Pattern ID = Pattern.compile("^([\\w.]+)#[0-9a-f]+");

	private static final Pattern SWITCH = Pattern.compile(" \\w+:\\w+\\.\\d+\\?true(?= )");

	private static final Pattern BYTES = Pattern.compile("([:?])bytes(?= )");

	private ConstructorId() {
	}

	/**
	 * Computes the id of a line.
	 * @param line the line without its semicolon
	 * @return the id
	 */
	static int of(String line) {
		String text = ID.matcher(line).replaceFirst("$1");
		text = SWITCH.matcher(text).replaceAll("");
		text = BYTES.matcher(text).replaceAll("$1string");
		text = text.replace('<', ' ').replace(">", "").replace("{", "").replace("}", "");
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.UTF_8));
		return (int) crc.getValue();
	}

	static String hex(int id) {
		return "0x" + Integer.toHexString(id);
	}

}
