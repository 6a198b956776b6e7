package io.github.telegramupdates.tl;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that HotSpot compiles every method: it refuses those of more than 8,000 bytes.
 */
class MethodSizeTests {

	private static final int LIMIT = 6_000;

	@Test
	void noMethodIsTooLongForTheJit() throws IOException, URISyntaxException {
		Path classes = Path.of(TlObject.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		List<String> tooLong = new ArrayList<>();
		int methods = 0;
		for (Path file : files(classes)) {
			try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
				for (MethodSize method : MethodSize.read(in)) {
					methods++;
					if (method.bytes() > LIMIT) {
						tooLong.add(classes.relativize(file) + ": " + method);
					}
				}
			}
		}
		assertThat(methods).isGreaterThan(10_000);
		assertThat(tooLong).isEmpty();
	}

	private static List<Path> files(Path classes) throws IOException {
		try (Stream<Path> files = Files.walk(classes)) {
			return files.filter((file) -> file.toString().endsWith(".class")).toList();
		}
	}

}
