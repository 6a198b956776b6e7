package io.github.telegramupdates.tl.generator;

/**
 * The schemas that there are. They share reader, writer and interfaces, and nothing else.
 */
enum SchemaKind {

	/** Types and methods of Telegram's API. */
	API("", "Tl", "Telegram's API"),

	/** What client and server tell each other about their session. */
	SERVICE(".mtproto", "Service", "the protocol MTProto itself");

	private final String subpackage;

	private final String prefix;

	private final String subject;

	SchemaKind(String subpackage, String prefix, String subject) {
		this.subpackage = subpackage;
		this.prefix = prefix;
		this.subject = subject;
	}

	/**
	 * Package of what has no namespace.
	 * @param basePackage package of what all schemas share
	 */
	String rootPackage(String basePackage) {
		return basePackage + this.subpackage;
	}

	/**
	 * Name of the class that reads any constructor.
	 */
	String objects() {
		return this.prefix + "Objects";
	}

	/**
	 * Name of the class that reads a call of any method.
	 */
	String methods() {
		return this.prefix + "Methods";
	}

	/**
	 * What the schema is about.
	 */
	String subject() {
		return this.subject;
	}

}
