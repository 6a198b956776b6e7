package io.github.telegramupdates.tl.generator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses schemas that would give two classes one name. Upper and lower case are the
 * same, because they are on some file systems.
 */
final class CollisionCheck {

	/**
	 * Simple names that generated code uses without importing them.
	 */
	private static final Set<String> JAVA_LANG = Set.of("Boolean", "Double", "IllegalArgumentException", "Integer",
			"Long", "Object", "Override", "String", "StringBuilder");

	private final Map<String, String> owners = new HashMap<>();

	void check(Catalog catalog) {
		for (String shared : new String[] { "TlBytes", "TlDecodeException", "TlLimits", "TlMethod", "TlMethods",
				"TlObject", "TlObjects", "TlReader", "TlSchema", "TlWriter" }) {
			add(new ClassName(catalog.basePackage(), shared), "the shared class " + shared);
		}
		catalog.markers().forEach((marker) -> add(marker.name(), "the marker " + marker.marker().simpleName()));
		catalog.unions().forEach((union) -> {
			add(union.name(), "the type " + union.schemaName());
			checkPackages(union);
		});
		catalog.constructors().forEach((record) -> add(record.name(), "the constructor " + record.combinator().name()));
		catalog.methods().forEach((record) -> add(record.name(), "the method " + record.combinator().name()));
	}

	private void add(ClassName name, String owner) {
		if (JAVA_LANG.contains(name.simpleName())) {
			throw new SchemaException(owner + " would hide java.lang." + name.simpleName());
		}
		String other = this.owners.put(name.qualifiedName().toLowerCase(Locale.ROOT), owner);
		if (other != null) {
			throw new SchemaException(other + " and " + owner + " would both be " + name.qualifiedName());
		}
	}

	private void checkPackages(UnionType union) {
		for (RecordType member : union.members()) {
			// A sealed interface outside a named module permits its own package only
			if (!member.name().packageName().equals(union.name().packageName())) {
				throw new SchemaException("the constructor " + member.combinator().name()
						+ " is in another namespace than its type " + union.schemaName());
			}
		}
	}

}
