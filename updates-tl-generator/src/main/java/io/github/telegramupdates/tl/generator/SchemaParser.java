package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a schema and checks every id in it.
 */
final class SchemaParser {

	/**
	 * Names of combinators whose id is known not to be the CRC32 of their line: they come
	 * from older layers and had the name of a newer one then.
	 */
	private static final Set<String> FOREIGN_IDS = Set.of("inputPeerPhotoFileLocationLegacy",
			"inputStickerSetThumbLegacy");

	private static final String FUNCTIONS = "---functions---";

	private static final String TYPES = "---types---";

	private static final Pattern LAYER = Pattern.compile("^// LAYER (\\d+)$");

	private static final Pattern COMBINATOR = Pattern
		.compile("^([a-zA-Z][\\w.]*)#([0-9a-f]{1,8})( \\{X:Type})?((?: [^ =]+)*) = ([^ ;]+);$");

	private final List<Combinator> constructors = new ArrayList<>();

	private final List<Combinator> methods = new ArrayList<>();

	private int layer;

	private boolean functions;

	private int lineNumber;

	/**
	 * Reads a schema.
	 * @param text contents of a schema file
	 * @return what it declares
	 * @throws SchemaException if a line cannot be read or its id is wrong
	 */
	static Schema parse(String text) {
		SchemaParser parser = new SchemaParser();
		text.lines().map(String::strip).forEach(parser::line);
		return new Schema(parser.layer, List.copyOf(parser.constructors), List.copyOf(parser.methods));
	}

	private void line(String line) {
		this.lineNumber++;
		if (line.equals(FUNCTIONS) || line.equals(TYPES)) {
			this.functions = line.equals(FUNCTIONS);
		}
		else if (line.startsWith("//")) {
			comment(line);
		}
		else if (!line.isEmpty()) {
			(this.functions ? this.methods : this.constructors).add(combinator(line));
		}
	}

	private void comment(String line) {
		Matcher matcher = LAYER.matcher(line);
		if (matcher.matches()) {
			this.layer = Integer.parseInt(matcher.group(1));
		}
	}

	private Combinator combinator(String line) {
		Matcher matcher = COMBINATOR.matcher(line);
		if (!matcher.matches()) {
			throw new SchemaException(this.lineNumber, "no declaration of a constructor or method", line);
		}
		String text = line.substring(0, line.length() - 1);
		String name = matcher.group(1);
		int id = Integer.parseUnsignedInt(matcher.group(2), 16);
		checkId(name, id, text);
		ArgumentParser arguments = new ArgumentParser(this.lineNumber, line);
		return new Combinator(this.lineNumber, text, name, id, matcher.group(3) != null,
				arguments.arguments(matcher.group(4)), arguments.type(matcher.group(5)));
	}

	private void checkId(String name, int id, String text) {
		int computed = ConstructorId.of(text);
		if (id != computed && !FOREIGN_IDS.contains(name)) {
			throw new SchemaException(this.lineNumber,
					"the id is " + ConstructorId.hex(id) + " but the CRC32 is " + ConstructorId.hex(computed), text);
		}
	}

}
