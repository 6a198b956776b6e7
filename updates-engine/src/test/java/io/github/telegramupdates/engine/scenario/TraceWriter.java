package io.github.telegramupdates.engine.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.github.telegramupdates.engine.trace.Trace;

/**
 * Writes what the engines of a run took in, one file for each instance whose state was
 * loaded.
 */
final class TraceWriter {

	private TraceWriter() {
	}

	static void write(Path directory, long seed, List<Trace> instances) {
		for (int number = 0; number < instances.size(); number++) {
			Trace trace = instances.get(number);
			if (!trace.inputs().isEmpty()) {
				write(directory.resolve("seed-" + seed + "-" + (number + 1) + ".trace.gz"), trace);
			}
		}
	}

	private static void write(Path file, Trace trace) {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			trace.write(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
