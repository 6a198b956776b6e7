package io.github.telegramupdates.tl.generator;

import java.util.List;

/**
 * A type with several constructors as a sealed interface.
 *
 * @param name the interface
 * @param schemaName the type in the schema
 * @param members its constructors
 * @param markers interfaces between it and some of its constructors
 */
record UnionType(ClassName name, String schemaName, List<RecordType> members, List<MarkerType> markers) {

	/**
	 * Components that every constructor has by the same name and type.
	 */
	List<Component> common() {
		List<Component> first = this.members.get(0).components();
		return first.stream().filter(this::isCommon).toList();
	}

	private boolean isCommon(Component component) {
		return this.members.stream().allMatch((member) -> declares(member, component));
	}

	private boolean declares(RecordType member, Component component) {
		return member.components()
			.stream()
			.anyMatch((other) -> other.name().equals(component.name()) && other.type().equals(component.type())
					&& other.isNullable() == component.isNullable());
	}

}
