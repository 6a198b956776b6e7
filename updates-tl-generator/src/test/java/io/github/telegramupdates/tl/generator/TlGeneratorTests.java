package io.github.telegramupdates.tl.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TlGenerator}.
 */
class TlGeneratorTests {

	@TempDir
	private Path folder;

	private Path schema;

	private Path service;

	private Path output;

	@BeforeEach
	void nameFiles() {
		this.schema = this.folder.resolve("schema.tl");
		this.service = this.folder.resolve("service.tl");
		this.output = this.folder.resolve("sources");
	}

	@Test
	void writesTheLayer() throws IOException {
		generate("// LAYER 9", "a = A");
		assertThat(source("TlSchema")).contains("public static final int LAYER = 9;");
	}

	@Test
	void optionalValuesAreNullableAndSwitchesAreNot() throws IOException {
		generate("a flags:# on:flags.0?true size:flags.1?int data:flags.2?bytes name:string = A");
		assertThat(source("A"))
			.contains("record A(boolean on, @Nullable Integer size, byte @Nullable [] data, String name)");
	}

	@Test
	void manyOptionalValuesGetABuilder() throws IOException {
		generate("a flags:# x:flags.0?int y:flags.1?int z:flags.2?int = A", "b x:int = B");
		assertThat(source("A")).contains("class Builder");
		assertThat(source("B")).doesNotContain("class Builder");
	}

	@Test
	void classesOfOtherPackagesAreImportedUnlessThatWouldHideOne() throws IOException {
		generate("user = User", "ns.user user:User = ns.User", "ns.other user:User = ns.Other");
		assertThat(source("ns/User")).contains("record User(io.github.telegramupdates.tl.User user)");
		assertThat(source("ns/Other")).contains("record Other(io.github.telegramupdates.tl.User user)");
	}

	@Test
	void everyPackageIsNullMarked() throws IOException {
		generate("ns.a = ns.A", "---functions---", "ns.getA = ns.A", "getA = ns.A");
		assertThat(source("ns/package-info")).contains("@NullMarked\npackage io.github.telegramupdates.tl.ns;");
		assertThat(source("ns/rpc/package-info")).contains("in the namespace {@code ns}");
		assertThat(source("rpc/package-info")).contains("Calls of the methods of Telegram's API.");
	}

	@Test
	void theProtocolItselfHasPackagesOfItsOwn() throws IOException {
		Files.writeString(this.service, SchemaText.of("server_pong id:long = Pong", "---functions---", "ping = Pong"));
		generate("pong = Pong");
		assertThat(source("Pong")).contains("record Pong()");
		assertThat(source("mtproto/ServerPong")).contains("package io.github.telegramupdates.tl.mtproto;")
			.contains("import io.github.telegramupdates.tl.TlReader;");
		assertThat(source("mtproto/rpc/Ping")).contains("TlMethod<ServerPong>");
		assertThat(source("mtproto/ServiceObjects")).contains("ServerPong.read(in)");
		assertThat(source("mtproto/package-info")).contains("Types of the protocol MTProto itself.");
		assertThat(source("TlObjects")).doesNotContain("ServerPong");
	}

	@Test
	void filesThatWouldNotChangeAreLeftAlone() throws IOException {
		generate("a = A", "b = B");
		FileTime before = FileTime.fromMillis(1_000_000);
		Files.setLastModifiedTime(file("A"), before);
		generate("a = A", "b x:int = B");
		assertThat(Files.getLastModifiedTime(file("A"))).isEqualTo(before);
		assertThat(source("B")).contains("record B(int x)");
	}

	@Test
	void filesOfDeclarationsThatAreGoneAreDeleted() throws IOException {
		generate("a = A", "b = B");
		generate("a = A");
		assertThat(file("B")).doesNotExist();
		assertThat(file("A")).exists();
	}

	@Test
	void aMissingArgumentIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TlGenerator.main(new String[] { "schema.tl" }))
			.withMessage("Arguments: schema file, schema file of the protocol, output folder");
	}

	private void generate(String... declarations) throws IOException {
		Files.writeString(this.schema, SchemaText.of(declarations));
		if (!Files.exists(this.service)) {
			Files.createFile(this.service);
		}
		TlGenerator.main(new String[] { this.schema.toString(), this.service.toString(), this.output.toString() });
	}

	private String source(String name) throws IOException {
		return Files.readString(file(name));
	}

	private Path file(String name) {
		return this.output.resolve("io/github/telegramupdates/tl").resolve(name + ".java");
	}

}
