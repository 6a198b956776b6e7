package io.github.telegramupdates.tl.generator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Catalog}.
 */
class CatalogTests {

	@Test
	void aUnionKeepsTheNameOfItsType() {
		assertThat(nameOf("Peer", "peerUser = Peer", "peerChat = Peer")).isEqualTo("tl.Peer");
	}

	@Test
	void aUnionWhoseNameAConstructorHasGetsASuffix() {
		assertThat(nameOf("User", "user = User", "userEmpty = User")).isEqualTo("tl.UserType");
	}

	@Test
	void aUnionWhoseSuffixedNameIsAnotherTypeGetsAnotherSuffix() {
		assertThat(nameOf("auth.Code", "auth.code = auth.Code", "auth.codeSent = auth.Code",
				"auth.codeTypeSms = auth.CodeType", "auth.codeTypeCall = auth.CodeType"))
			.isEqualTo("tl.auth.CodeUnion");
	}

	@Test
	void aTypeWithOneConstructorIsItsRecord() {
		assertThat(nameOf("updates.State", "updates.theState = updates.State")).isEqualTo("tl.updates.TheState");
	}

	@Test
	void methodsHaveAPackageOfTheirOwn() {
		Catalog catalog = catalog("a = A", "---functions---", "getA = A", "ns.getA = A");
		assertThat(catalog.methods()).extracting((method) -> method.name().qualifiedName())
			.containsExactly("tl.rpc.GetA", "tl.ns.rpc.GetA");
	}

	@Test
	void componentsAreNamedInJava() {
		Catalog catalog = catalog("a pts_count:int srp_B:bytes final:int constructor_id:int M1:bytes = A");
		assertThat(catalog.constructors().get(0).components()).extracting(Component::name)
			.containsExactly("ptsCount", "srpB", "final_", "constructorId_", "m1");
	}

	@Test
	void classesThatDifferInCaseOnlyAreRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("fooBar = A", "foobar = B"))
			.withMessage("the constructor fooBar and the constructor foobar would both be tl.Foobar");
	}

	@Test
	void aConstructorNamedLikeASharedClassIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("tlReader = A"))
			.withMessage("the shared class TlReader and the constructor tlReader would both be tl.TlReader");
	}

	@Test
	void aConstructorThatWouldHideAJavaClassIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("object = A"))
			.withMessage("the constructor object would hide java.lang.Object");
	}

	@Test
	void componentsWithOneNameAreRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("a foo_bar:int fooBar:int = A"))
			.withMessageStartingWith("Line 1: two components would be named fooBar");
	}

	@Test
	void aTypeThatNothingConstructsIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("a b:B = A"))
			.withMessageStartingWith("Line 1: nothing constructs the type B");
	}

	@Test
	void aUnionAcrossNamespacesIsRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> catalog("a = A", "ns.b = A"))
			.withMessage("the constructor ns.b is in another namespace than its type A");
	}

	@Test
	void markersFollowFromFields() {
		Catalog catalog = catalog("updateNew pts:int pts_count:int = Update",
				"updateNewChannel pts:int pts_count:int = Update", "updateRead pts:int = Update",
				"updateSecret qts:int = Update", "messages.affected pts:int pts_count:int = messages.AffectedThings",
				"messages.other pts:int pts_count:int = messages.Others");
		assertThat(catalog.markers()).extracting((type) -> type.marker().simpleName() + " " + names(type))
			.containsExactlyInAnyOrder("PtsUpdate [UpdateNew]", "ChannelPtsUpdate [UpdateNewChannel]",
					"QtsUpdate [UpdateSecret]", "AffectedPts [Affected]");
	}

	@Test
	void whatHasADateAndUpdatesAboutMessagesAreMarked() {
		Catalog catalog = catalog("message date:int = Message", "updateNew message:Message = Update",
				"updateStopped date:int = Update", "updateRead flags:# date:flags.0?int = Update",
				"found message:Message = Found");
		assertThat(catalog.markers()).extracting((type) -> type.marker().simpleName() + " " + names(type))
			.containsExactlyInAnyOrder("MessageUpdate [UpdateNew]", "HasDate [Message, UpdateStopped]");
	}

	@Test
	void callsAreMarkedByWhatTheyAreAbout() {
		Catalog catalog = catalog("inputChannel channel:int = InputChannel", "inputPeer = InputPeer", "---functions---",
				"channels.leave channel:InputChannel = Bool", "messages.read peer:InputPeer = Bool");
		assertThat(catalog.markers()).extracting((type) -> type.marker().simpleName() + " " + names(type))
			.containsExactlyInAnyOrder("ChannelMethod [Leave]", "PeerMethod [Read]");
	}

	@Test
	void callsAreMarkedByAFieldThatMayBeAbsent() {
		Catalog catalog = catalog("inputPeer = InputPeer", "---functions---",
				"messages.clear flags:# parent_peer:flags.0?InputPeer = Bool",
				"messages.read parent_peer:InputPeer = Bool", "messages.other parent_peer:int = Bool");
		assertThat(catalog.markers()).extracting((type) -> type.marker().simpleName() + " " + names(type))
			.containsExactly("ParentPeerMethod [Clear, Read]");
	}

	@Test
	void callsThatWrapOthersAreMarked() {
		Catalog catalog = catalog("a = A", "---functions---", "getA = A",
				"invokeSlowly {X:Type} seconds:int query:!X = X", "search query:string = A");
		assertThat(catalog.markers()).extracting((type) -> type.marker().simpleName() + " " + names(type))
			.containsExactly("WrapperMethod [InvokeSlowly]");
	}

	@Test
	void accessorsOfAllConstructorsAreThoseOfTheUnion() {
		Catalog catalog = catalog("a id:int x:int y:int = U", "b flags:# id:int x:long y:flags.0?int = U");
		assertThat(catalog.unions().get(0).common()).extracting(Component::name).containsExactly("id");
	}

	private static String names(MarkerType type) {
		return type.members().stream().map((member) -> member.name().simpleName()).toList().toString();
	}

	private static String nameOf(String type, String... declarations) {
		return catalog(declarations).classOf(new TlType.Named(type)).qualifiedName();
	}

	private static Catalog catalog(String... declarations) {
		return Catalog.of(SchemaText.parse(declarations), "tl", SchemaKind.API);
	}

}
