package io.github.telegramupdates.simulator.dc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object on one line, of numbers, texts, lists and maps.
 */
final class JsonLine {

	private final Map<String, Object> members = new LinkedHashMap<>();

	JsonLine with(String name, Object value) {
		this.members.put(name, value);
		return this;
	}

	@Override
	public String toString() {
		return json(this.members);
	}

	private static String json(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> quoted(entry.getKey().toString()) + ":" + json(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
		}
		if (value instanceof Collection<?> list) {
			return list.stream().map(JsonLine::json).collect(Collectors.joining(",", "[", "]"));
		}
		return (value instanceof Number || value instanceof Boolean) ? value.toString() : quoted(value.toString());
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char character : text.toCharArray()) {
			if (character == '"' || character == '\\') {
				quoted.append('\\').append(character);
			}
			else if (character < ' ') {
				quoted.append(String.format("\\u%04x", (int) character));
			}
			else {
				quoted.append(character);
			}
		}
		return quoted.append('"').toString();
	}

}
