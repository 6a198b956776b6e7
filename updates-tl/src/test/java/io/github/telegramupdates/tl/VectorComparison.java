package io.github.telegramupdates.tl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares a decoded value with what the other implementation says was encoded.
 */
final class VectorComparison {

	private final List<String> differences = new ArrayList<>();

	static List<String> differences(String name, boolean isMethod, Object actual, JsonNode expected) {
		VectorComparison comparison = new VectorComparison();
		comparison.compareRecord(name, actual, expected, isMethod);
		return comparison.differences;
	}

	private void compare(String path, @Nullable Object actual, @Nullable JsonNode expected) {
		// The other implementation leaves out optional vectors that are empty
		boolean isAbsent = expected == null || expected.isNull() || (actual == null && expected.isEmpty());
		if (isAbsent) {
			check(path, actual == null || Boolean.FALSE.equals(actual), actual, "nothing");
		}
		else if (actual instanceof Record) {
			compareRecord(path, actual, expected, actual instanceof TlMethod<?>);
		}
		else if (actual instanceof List<?> list) {
			compareList(path, list, expected);
		}
		else {
			check(path, isEqual(actual, expected), actual, expected);
		}
	}

	private void compareRecord(String path, Object actual, JsonNode expected, boolean isMethod) {
		String className = classNameOf(name(expected), isMethod);
		check(path, actual.getClass().getName().equals(className), actual.getClass().getName(), className);
		Set<String> rest = new HashSet<>(expected.propertyNames());
		rest.remove("_");
		for (RecordComponent component : actual.getClass().getRecordComponents()) {
			String key = keyOf(component, expected);
			rest.remove(key);
			if (expected.has(key) || !SharedBits.contain(name(expected), key)) {
				compare(path + "." + key, valueOf(component, actual), expected.get(key));
			}
		}
		check(path, rest.isEmpty(), "no such components", rest);
	}

	private void compareList(String path, List<?> actual, JsonNode expected) {
		check(path, expected.isArray() && actual.size() == expected.size(), actual, expected);
		for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
			compare(path + "[" + i + "]", actual.get(i), expected.get(i));
		}
	}

	private boolean isEqual(@Nullable Object actual, JsonNode expected) {
		if (actual instanceof byte[] bytes) {
			return expected.has("$bytes")
					&& Arrays.equals(bytes, Base64.getDecoder().decode(expected.get("$bytes").asString()));
		}
		if (actual instanceof Long number) {
			return number == (expected.has("$long") ? Long.parseLong(expected.get("$long").asString())
					: expected.asLong());
		}
		if (actual instanceof Double number) {
			return number == expected.asDouble();
		}
		if (actual instanceof Integer number) {
			return expected.isNumber() && number == expected.asInt();
		}
		if (actual instanceof Boolean value) {
			return expected.isBoolean() && value == expected.asBoolean();
		}
		return actual instanceof String value && expected.isString() && value.equals(expected.asString());
	}

	private void check(String path, boolean holds, @Nullable Object actual, Object expected) {
		if (!holds) {
			this.differences.add(path + ": " + actual + " instead of " + expected);
		}
	}

	private static String name(JsonNode value) {
		return value.get("_").asString();
	}

	private static @Nullable Object valueOf(RecordComponent component, Object owner) {
		try {
			return component.getAccessor().invoke(owner);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String keyOf(RecordComponent component, JsonNode expected) {
		String name = component.getName().replaceFirst("_$", "");
		String upper = name.toUpperCase(Locale.ROOT);
		return (!expected.has(name) && expected.has(upper)) ? upper : name;
	}

	private static String classNameOf(String name, boolean isMethod) {
		int dot = name.indexOf('.');
		String simple = name.substring(dot + 1);
		return "io.github.telegramupdates.tl." + name.substring(0, dot + 1) + (isMethod ? "rpc." : "")
				+ Character.toUpperCase(simple.charAt(0)) + simple.substring(1);
	}

}
