package io.github.telegramupdates.tl.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of generated sources. Files that would not change are left alone, so that an
 * incremental build sees no change, and files that are no longer generated are deleted.
 */
final class SourceTree {

	private final Path root;

	private final Set<Path> written = new HashSet<>();

	SourceTree(Path root) {
		this.root = root;
	}

	void write(ClassName name, String text) throws IOException {
		Path file = this.root.resolve(name.qualifiedName().replace('.', '/') + ".java");
		this.written.add(file);
		if (!Files.exists(file) || !Files.readString(file).equals(text)) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
	}

	void deleteOthers() throws IOException {
		for (Path file : files()) {
			if (!this.written.contains(file)) {
				Files.delete(file);
			}
		}
	}

	private List<Path> files() throws IOException {
		if (!Files.exists(this.root)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

}
