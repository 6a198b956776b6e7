package io.github.telegramupdates.engine.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

import io.github.telegramupdates.engine.sequencing.Output;

/**
 * Checksums of what became of an input. They are taken over the text of the outputs,
 * which names every component but shows only the length of byte arrays: two outputs that
 * differ within a byte array alone count as the same.
 */
final class Outcome {

	private Outcome() {
	}

	static int of(List<Output> outputs) {
		CRC32 crc = new CRC32();
		for (Output output : outputs) {
			crc.update(output.toString().getBytes(StandardCharsets.UTF_8));
			crc.update('\n');
		}
		return (int) crc.getValue();
	}

	static int of(Throwable failure) {
		CRC32 crc = new CRC32();
		crc.update(("threw " + failure.getClass().getName()).getBytes(StandardCharsets.UTF_8));
		return (int) crc.getValue();
	}

}
