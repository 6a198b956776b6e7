/**
 * Writes the Java form of a TL schema: a record for each constructor and method, a sealed
 * interface for each type with several constructors, and the dispatch from ids to
 * records. {@link io.github.telegramupdates.tl.generator.SchemaParser} reads,
 * {@link io.github.telegramupdates.tl.generator.Catalog} names and resolves, the writers
 * emit text.
 */
@NullMarked
package io.github.telegramupdates.tl.generator;

import org.jspecify.annotations.NullMarked;
