package io.github.telegramupdates.tl.generator;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Writes all files of a catalog.
 */
final class SourcesWriter {

	private final Catalog catalog;

	private final SourceTree tree;

	private final Set<ClassName> declared = new HashSet<>();

	private final Set<ClassName> elements = new HashSet<>();

	SourcesWriter(Catalog catalog, SourceTree tree) {
		this.catalog = catalog;
		this.tree = tree;
		records().map(RecordType::name).forEach(this.declared::add);
		catalog.unions().forEach((union) -> this.declared.add(union.name()));
		catalog.markers().forEach((marker) -> this.declared.add(marker.name()));
		records().forEach(this::collectElements);
	}

	private Stream<RecordType> records() {
		return Stream.concat(this.catalog.constructors().stream(), this.catalog.methods().stream());
	}

	private void collectElements(RecordType record) {
		Stream<TlType> types = record.components().stream().map(Component::type);
		Stream.concat(types, Stream.of(record.combinator().result())).forEach((type) -> {
			if (type instanceof TlType.Vector vector && vector.element() instanceof TlType.Named named) {
				this.elements.add(this.catalog.classOf(named));
			}
		});
	}

	/**
	 * Writes everything.
	 * @param layer number of the layer
	 */
	void write(int layer) throws IOException {
		write();
		writeLayer(layer);
	}

	/**
	 * Writes everything of a schema that has no layer.
	 */
	void write() throws IOException {
		for (RecordType record : records().toList()) {
			write(record.name(), (source, types) -> new RecordWriter(record, source, types,
					!record.isMethod() && this.elements.contains(record.name()))
				.write());
		}
		for (UnionType union : this.catalog.unions()) {
			boolean isElement = this.elements.contains(union.name());
			write(union.name(), (source, types) -> new UnionWriter(union, source, types, isElement).write());
		}
		for (MarkerType marker : this.catalog.markers()) {
			write(marker.name(), (source, types) -> new MarkerWriter(marker, source, types).write());
		}
		writeDispatch();
		writePackages();
	}

	private void writeDispatch() throws IOException {
		write(root(this.catalog.kind().objects()), (source, types) -> new DispatchWriter(source, types)
			.write("a value of any constructor", types.shared("TlObject"), this.catalog.constructors()));
		write(root(this.catalog.kind().methods()), (source, types) -> new DispatchWriter(source, types)
			.write("a call of any method", types.shared("TlMethod") + "<?>", this.catalog.methods()));
	}

	private void writeLayer(int layer) throws IOException {
		write(shared("TlSchema"), (source, types) -> {
			source.line("/**");
			source.line(" * The schema that the classes were generated from.");
			source.line(" */");
			source.line("public final class TlSchema {").blank();
			source.line("/** Number of the layer. */");
			source.line("public static final int LAYER = " + layer + ";").blank();
			source.line("private TlSchema() {");
			source.line("}").blank();
			source.line("}");
		});
	}

	private void writePackages() throws IOException {
		Set<String> packages = new TreeSet<>();
		this.declared.forEach((name) -> packages.add(name.packageName()));
		packages.remove(this.catalog.basePackage());
		for (String name : packages) {
			PackageInfo info = new PackageInfo(name, this.catalog.rootPackage(), this.catalog.kind());
			this.tree.write(new ClassName(name, "package-info"), info.text());
		}
	}

	private ClassName root(String simpleName) {
		return new ClassName(this.catalog.rootPackage(), simpleName);
	}

	private ClassName shared(String simpleName) {
		return new ClassName(this.catalog.basePackage(), simpleName);
	}

	private void write(ClassName name, BiConsumer<JavaSource, JavaTypes> body) throws IOException {
		JavaSource source = new JavaSource(name, this.declared);
		body.accept(source, new JavaTypes(source, this.catalog));
		this.tree.write(name, source.render());
	}

}
