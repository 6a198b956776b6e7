package io.github.telegramupdates.spring.storage.schema;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Names the entities and scripts to an ahead-of-time build, which sees neither.
 */
final class StorageRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		StorageEntities.CLASSES.forEach((entity) -> hints.reflection()
			.registerType(entity, MemberCategory.ACCESS_DECLARED_FIELDS, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
		hints.resources().registerPattern("io/github/telegramupdates/spring/storage/migration/*");
	}

}
