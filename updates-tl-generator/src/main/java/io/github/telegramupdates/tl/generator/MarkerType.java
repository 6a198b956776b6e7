package io.github.telegramupdates.tl.generator;

import java.util.List;

/**
 * A marker of which the schema has constructors.
 *
 * @param name the interface
 * @param marker its definition
 * @param members who implements it
 * @param union the union that it is part of, or nothing
 */
record MarkerType(ClassName name, Marker marker, List<RecordType> members, List<ClassName> union) {
}
