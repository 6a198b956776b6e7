package io.github.telegramupdates.tl.generator;

import java.util.List;

/**
 * The contents of a schema file.
 *
 * @param layer number of the layer, 0 if the file does not say
 * @param constructors constructors in file order
 * @param methods methods in file order
 */
record Schema(int layer, List<Combinator> constructors, List<Combinator> methods) {
}
