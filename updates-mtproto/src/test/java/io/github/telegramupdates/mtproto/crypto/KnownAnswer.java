package io.github.telegramupdates.mtproto.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What an independent implementation answers.
 */
record KnownAnswer(int line, JsonNode fields) {

	private static final ObjectMapper JSON = new ObjectMapper();

	static Stream<KnownAnswer> ofKind(String kind) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(KnownAnswer.class.getResourceAsStream("/crypto-vectors.jsonl")),
				StandardCharsets.UTF_8))) {
			int[] line = { 0 };
			return lines.lines()
				.map((text) -> new KnownAnswer(++line[0], JSON.readTree(text)))
				.filter((answer) -> answer.text("kind").equals(kind))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String text(String field) {
		return this.fields.get(field).asString();
	}

	byte[] bytes(String field) {
		return Base64.getDecoder().decode(text(field));
	}

	long number(String field) {
		return this.fields.get(field).asLong();
	}

	boolean flag(String field) {
		return this.fields.get(field).asBoolean();
	}

	BigInteger hex(String field) {
		return new BigInteger(text(field), 16);
	}

	AesParameters parameters(String key, String iv) {
		return new AesParameters(bytes(key), bytes(iv));
	}

	@Override
	public String toString() {
		return "line " + this.line;
	}

}
