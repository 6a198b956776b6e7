package io.github.telegramupdates.tl.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every class to be written, by name, with all names resolved.
 */
final class Catalog {

	private final String basePackage;

	private final SchemaKind kind;

	private final Map<String, List<Combinator>> constructorsByType = new LinkedHashMap<>();

	private final Set<ClassName> constructorClasses = new HashSet<>();

	private final Map<String, ClassName> classesByType = new HashMap<>();

	private final List<RecordType> constructors = new ArrayList<>();

	private final List<RecordType> methods = new ArrayList<>();

	private final List<UnionType> unions = new ArrayList<>();

	private final Map<Marker, List<RecordType>> marked = new LinkedHashMap<>();

	private Catalog(String basePackage, SchemaKind kind) {
		this.basePackage = basePackage;
		this.kind = kind;
	}

	/**
	 * Names and resolves everything in a schema.
	 * @param schema what to name
	 * @param basePackage package of what all schemas share
	 * @param kind which schema it is
	 * @return the classes to write
	 * @throws SchemaException if a type is not declared or two classes would have one
	 * name
	 */
	static Catalog of(Schema schema, String basePackage, SchemaKind kind) {
		Catalog catalog = new Catalog(basePackage, kind);
		catalog.nameTypes(schema.constructors());
		catalog.addConstructors(schema.constructors());
		catalog.addMethods(schema.methods());
		catalog.addUnions();
		new CollisionCheck().check(catalog);
		return catalog;
	}

	private void nameTypes(List<Combinator> combinators) {
		for (Combinator combinator : combinators) {
			if (!(combinator.result() instanceof TlType.Named named)) {
				throw new SchemaException(combinator.lineNumber(), "no constructor can be declared of this type",
						combinator.line());
			}
			this.constructorClasses.add(className(combinator.name()));
			this.constructorsByType.computeIfAbsent(named.name(), (name) -> new ArrayList<>()).add(combinator);
		}
		this.constructorsByType.forEach((type, members) -> this.classesByType.put(type, classOf(type, members)));
	}

	private ClassName classOf(String type, List<Combinator> members) {
		if (members.size() == 1) {
			return className(members.get(0).name());
		}
		return new UnionName(this.constructorClasses, this.constructorsByType.keySet(), this::className).of(type);
	}

	private void addConstructors(List<Combinator> combinators) {
		for (Combinator combinator : combinators) {
			RecordType constructor = RecordType.of(className(combinator.name()), combinator, interfacesOf(combinator),
					false);
			checkTypes(constructor);
			this.constructors.add(constructor);
			for (Marker marker : Marker.values()) {
				if (marker.marksConstructor(combinator)) {
					this.marked.computeIfAbsent(marker, (key) -> new ArrayList<>()).add(constructor);
				}
			}
		}
	}

	private List<ClassName> interfacesOf(Combinator combinator) {
		List<ClassName> interfaces = new ArrayList<>();
		if (isUnion(combinator.resultName())) {
			interfaces.add(classOf(combinator.result()));
		}
		for (Marker marker : Marker.values()) {
			if (marker.marksConstructor(combinator)) {
				interfaces.add(classOf(marker));
			}
		}
		return List.copyOf(interfaces);
	}

	private ClassName classOf(Marker marker) {
		return new ClassName(this.basePackage, marker.simpleName());
	}

	private void addMethods(List<Combinator> combinators) {
		for (Combinator combinator : combinators) {
			ClassName name = className(combinator.name());
			List<Marker> markers = Stream.of(Marker.values())
				.filter((marker) -> marker.marksMethod(combinator))
				.toList();
			RecordType method = RecordType.of(new ClassName(name.packageName() + ".rpc", name.simpleName()), combinator,
					markers.stream().map(this::classOf).toList(), true);
			checkTypes(method);
			this.methods.add(method);
			markers.forEach((marker) -> this.marked.computeIfAbsent(marker, (key) -> new ArrayList<>()).add(method));
		}
	}

	private void checkTypes(RecordType record) {
		checkType(record.combinator(), record.combinator().result());
		record.components().forEach((component) -> checkType(record.combinator(), component.type()));
	}

	private void checkType(Combinator combinator, TlType type) {
		if (type instanceof TlType.Vector vector) {
			checkElement(combinator, vector.element());
		}
		else if (type instanceof TlType.Named named && !this.classesByType.containsKey(named.name())) {
			throw new SchemaException(combinator.lineNumber(), "nothing constructs the type " + named.name(),
					combinator.line());
		}
		else if ((type instanceof TlType.Variable || type instanceof TlType.Query) && !combinator.generic()) {
			throw new SchemaException(combinator.lineNumber(), "there is no {X:Type}", combinator.line());
		}
	}

	private void checkElement(Combinator combinator, TlType element) {
		if (!(element instanceof TlType.Named) && !VectorMethods.exist(element)) {
			throw new SchemaException(combinator.lineNumber(), "vectors of this type are not supported",
					combinator.line());
		}
		checkType(combinator, element);
	}

	private void addUnions() {
		this.constructorsByType.keySet().stream().filter(this::isUnion).forEach((type) -> {
			List<RecordType> members = this.constructors.stream()
				.filter((constructor) -> constructor.combinator().constructs(type))
				.toList();
			List<MarkerType> markers = markers().stream()
				.filter((marker) -> marker.marker().union().equals(type))
				.toList();
			this.unions.add(new UnionType(this.classesByType.get(type), type, members, markers));
		});
	}

	private boolean isUnion(String type) {
		return this.constructorsByType.getOrDefault(type, List.of()).size() > 1;
	}

	private ClassName className(String name) {
		return new ClassName(JavaNames.packageOf(rootPackage(), name), JavaNames.simpleNameOf(name));
	}

	/**
	 * Package of what all schemas share.
	 */
	String basePackage() {
		return this.basePackage;
	}

	/**
	 * Package of what has no namespace.
	 */
	String rootPackage() {
		return this.kind.rootPackage(this.basePackage);
	}

	SchemaKind kind() {
		return this.kind;
	}

	/**
	 * The class of a type that has been checked.
	 */
	ClassName classOf(TlType type) {
		ClassName name = this.classesByType.get(((TlType.Named) type).name());
		if (name == null) {
			throw new IllegalArgumentException("Not declared: " + type);
		}
		return name;
	}

	List<RecordType> constructors() {
		return this.constructors;
	}

	List<RecordType> methods() {
		return this.methods;
	}

	List<UnionType> unions() {
		return this.unions;
	}

	List<MarkerType> markers() {
		List<MarkerType> markers = new ArrayList<>();
		this.marked.forEach(
				(marker, members) -> markers.add(new MarkerType(classOf(marker), marker, members, unionOf(marker))));
		return markers;
	}

	private List<ClassName> unionOf(Marker marker) {
		return isUnion(marker.union()) ? List.of(this.classesByType.get(marker.union())) : List.of();
	}

}
