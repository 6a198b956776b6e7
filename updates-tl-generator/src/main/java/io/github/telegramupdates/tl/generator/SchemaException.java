package io.github.telegramupdates.tl.generator;

import java.io.Serial;

/**
 * A schema cannot be turned into Java. The message names the line or the declaration.
 */
class SchemaException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SchemaException(String message) {
		super(message);
	}

	SchemaException(int lineNumber, String problem, String line) {
		this("Line " + lineNumber + ": " + problem + ": " + line);
	}

}
