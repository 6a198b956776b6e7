package io.github.telegramupdates.tl.generator;

import java.util.stream.Collectors;

/**
 * Writes the interface of a marker.
 */
final class MarkerWriter {

	private final MarkerType type;

	private final JavaSource source;

	private final JavaTypes types;

	MarkerWriter(MarkerType type, JavaSource source, JavaTypes types) {
		this.type = type;
		this.source = source;
		this.types = types;
	}

	void write() {
		this.source.line("/**");
		this.source.line(" * " + this.type.marker().description());
		this.source.line(" */");
		this.source.line(declaration() + " {").blank();
		AccessorWriter accessors = new AccessorWriter(this.source, this.types);
		this.type.marker().components().forEach(accessors::write);
		this.source.line("}");
	}

	private String declaration() {
		String name = this.type.name().simpleName();
		if (this.type.union().isEmpty()) {
			return "public interface " + name + " extends " + this.types.shared("TlObject");
		}
		String members = this.type.members()
			.stream()
			.map((member) -> this.source.ref(member.name()))
			.collect(Collectors.joining(", "));
		return "public sealed interface " + name + " extends " + this.source.ref(this.type.union().get(0)) + " permits "
				+ members;
	}

}
