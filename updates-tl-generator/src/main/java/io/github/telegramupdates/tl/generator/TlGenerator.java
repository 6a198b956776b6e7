package io.github.telegramupdates.tl.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates the Java form of the schemas.
 */
public final class TlGenerator {

	private static final String BASE_PACKAGE = "io.github.telegramupdates.tl";

	private TlGenerator() {
	}

	/**
	 * Generates sources.
	 * @param args the schema file of the API, that of the protocol, and the folder to
	 * write to
	 * @throws IOException if a file cannot be read or written
	 * @throws RuntimeException if the schema is wrong; the message names the line
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 3) {
			throw new IllegalArgumentException("Arguments: schema file, schema file of the protocol, output folder");
		}
		generate(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
	}

	static void generate(Path apiFile, Path serviceFile, Path outputFolder) throws IOException {
		Schema api = SchemaParser.parse(Files.readString(apiFile));
		Schema service = SchemaParser.parse(Files.readString(serviceFile));
		SourceTree tree = new SourceTree(outputFolder);
		new SourcesWriter(Catalog.of(api, BASE_PACKAGE, SchemaKind.API), tree).write(api.layer());
		new SourcesWriter(Catalog.of(service, BASE_PACKAGE, SchemaKind.SERVICE), tree).write();
		tree.deleteOthers();
	}

}
