package io.github.telegramupdates.tl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A value and its wire form as an independent implementation wrote it. The system
 * property {@code tl.vectors} names another file to read.
 */
record Vector(boolean isMethod, String name, String mode, byte[] bytes, JsonNode value) {

	private static final String DEFAULT = "/vectors-layer-228.jsonl.gz";

	private static final ObjectMapper JSON = new ObjectMapper();

	static List<Vector> all() {
		String file = System.getProperty("tl.vectors", "");
		try (InputStream in = file.isEmpty() ? Vector.class.getResourceAsStream(DEFAULT)
				: Files.newInputStream(Path.of(file));
				InputStream text = (file.isEmpty() || file.endsWith(".gz")) ? new GZIPInputStream(in) : in;
				BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
			return lines.lines().filter((line) -> !line.isBlank()).map(Vector::parse).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Vector parse(String line) {
		JsonNode node = JSON.readTree(line);
		return new Vector(node.get("kind").asString().equals("method"), node.get("name").asString(),
				node.get("mode").asString(), Base64.getDecoder().decode(node.get("tl").asString()), node.get("value"));
	}

	TlObject read() {
		TlReader in = new TlReader(this.bytes);
		TlObject object = read(in);
		in.expectEnd();
		return object;
	}

	TlObject read(TlReader in) {
		return this.isMethod ? TlMethods.read(in) : TlObjects.read(in);
	}

	@Override
	public String toString() {
		return this.name + " (" + this.mode + ")";
	}

}
