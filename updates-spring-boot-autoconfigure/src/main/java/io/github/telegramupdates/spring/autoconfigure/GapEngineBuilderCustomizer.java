package io.github.telegramupdates.spring.autoconfigure;

import io.github.telegramupdates.engine.GapEngine;

/**
 * Sets what has no property. Beans of this type are called in their order
 * ({@code @Order}) before the engine is built, after the properties and beans of the
 * application are set: what they set wins. They are not called if the application has a
 * {@link GapEngine} bean of its own.
 */
@FunctionalInterface
public interface GapEngineBuilderCustomizer {

	/**
	 * Customizes the engine.
	 * @param builder what the engine will be built from
	 */
	void customize(GapEngine.Builder builder);

}
