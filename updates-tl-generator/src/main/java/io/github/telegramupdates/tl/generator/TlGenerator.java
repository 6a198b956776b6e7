package io.github.telegramupdates.tl.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates the Java form of a schema.
 */
public final class TlGenerator {

	private static final String BASE_PACKAGE = "io.github.telegramupdates.tl";

	private TlGenerator() {
	}

	/**
	 * Generates sources.
	 * @param args the schema file and the folder to write to
	 * @throws IOException if a file cannot be read or written
	 * @throws RuntimeException if the schema is wrong; the message names the line
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 2) {
			throw new IllegalArgumentException("Arguments: schema file, output folder");
		}
		generate(Path.of(args[0]), Path.of(args[1]));
	}

	static void generate(Path schemaFile, Path outputFolder) throws IOException {
		Schema schema = SchemaParser.parse(Files.readString(schemaFile));
		Catalog catalog = Catalog.of(schema, BASE_PACKAGE);
		SourceTree tree = new SourceTree(outputFolder);
		new SourcesWriter(catalog, tree).write(schema.layer());
		tree.deleteOthers();
	}

}
