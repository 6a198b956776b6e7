package io.github.telegramupdates.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/engine.md says about the code is there.
 */
class DocumentationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "engine.md");

	private static final Path SOURCES = Path.of("src", "main", "java");

	/** A class, or a class and a method of it. */
	private static final Pattern NAME = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

	@ParameterizedTest
	@CsvSource({ "Glossary, class", "Where is it decided?, decided in", "Where is it decided?, files on the way",
			"Rules by number, where" })
	void eachNameInATableIsDeclaredInTheCode(String section, String column) throws IOException {
		Map<String, List<Class<?>>> declared = declaredTypes();
		List<MatchResult> names = namesIn(section, column);
		assertThat(names).isNotEmpty();
		assertThat(names.stream().filter((name) -> !isDeclared(name, declared)).map(MatchResult::group)).isEmpty();
	}

	@Test
	void asManyFilesAreOnTheWayAsTheTableCounts() throws IOException {
		assertThat(cells("Where is it decided?", "files on the way"))
			.allSatisfy((cell) -> assertThat(cell).startsWith(NAME.matcher(cell).results().count() + ": "));
	}

	private static List<MatchResult> namesIn(String section, String column) throws IOException {
		return cells(section, column).stream().flatMap((cell) -> NAME.matcher(cell).results()).toList();
	}

	private static boolean isDeclared(MatchResult name, Map<String, List<Class<?>>> declared) {
		List<Class<?>> types = declared.getOrDefault(name.group(1), List.of());
		String method = name.group(2);
		return types.stream().anyMatch((type) -> method == null || declares(type, method));
	}

	private static boolean declares(Class<?> type, String method) {
		return Arrays.stream(type.getDeclaredMethods()).anyMatch((declared) -> declared.getName().equals(method));
	}

	/** The cells of a column of the table in a section, without its title. */
	private static List<String> cells(String section, String column) throws IOException {
		List<List<String>> rows = Files.readAllLines(DOCUMENT)
			.stream()
			.dropWhile((line) -> !line.equals("## " + section))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("## "))
			.filter((line) -> line.startsWith("|"))
			.map((line) -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
			.toList();
		assertThat(rows).as(section).hasSizeGreaterThan(2);
		int index = rows.get(0).indexOf(column);
		assertThat(index).as(column).isPositive();
		// below the titles there is a rule; the last cells of a row may be empty
		return rows.stream().skip(2).filter((row) -> row.size() > index).map((row) -> row.get(index)).toList();
	}

	/** The types in the sources, nested ones too, by their simple names. */
	private static Map<String, List<Class<?>>> declaredTypes() throws IOException {
		Map<String, List<Class<?>>> types = new HashMap<>();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			files.map((file) -> SOURCES.relativize(file).toString())
				.filter((file) -> file.endsWith(".java") && !file.endsWith("package-info.java"))
				.forEach((file) -> addType(typeIn(file), types));
		}
		return types;
	}

	private static Class<?> typeIn(String file) {
		String name = file.substring(0, file.length() - ".java".length()).replace('\\', '.').replace('/', '.');
		try {
			return Class.forName(name, false, DocumentationTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void addType(Class<?> type, Map<String, List<Class<?>>> types) {
		types.computeIfAbsent(type.getSimpleName(), (name) -> new ArrayList<>()).add(type);
		for (Class<?> nested : type.getDeclaredClasses()) {
			addType(nested, types);
		}
	}

}
