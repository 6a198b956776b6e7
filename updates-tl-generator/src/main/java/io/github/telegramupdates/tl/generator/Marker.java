package io.github.telegramupdates.tl.generator;

import java.util.List;

/**
 * An interface for constructors or calls that have certain required fields. Who
 * implements it follows from the schema alone, so no list can go stale with a new layer.
 */
enum Marker {

	PTS_UPDATE("PtsUpdate", "Update", "An update that advances the pts of the common box.", List.of("pts", "pts_count"),
			TlType.Scalar.INT) {

		@Override
		boolean includes(Combinator constructor) {
			return constructor.constructs("Update") && !constructor.name().contains("Channel");
		}

	},

	CHANNEL_PTS_UPDATE("ChannelPtsUpdate", "Update", "An update that advances the pts of a channel.",
			List.of("pts", "pts_count"), TlType.Scalar.INT) {

		@Override
		boolean includes(Combinator constructor) {
			return constructor.constructs("Update") && constructor.name().contains("Channel");
		}

	},

	QTS_UPDATE("QtsUpdate", "Update", "An update that advances qts.", List.of("qts"), TlType.Scalar.INT) {

		@Override
		boolean includes(Combinator constructor) {
			return constructor.constructs("Update");
		}

	},

	MESSAGE_UPDATE("MessageUpdate", "Update", "An update about a message.", List.of("message"),
			new TlType.Named("Message")) {

		@Override
		boolean includes(Combinator constructor) {
			return constructor.constructs("Update");
		}

	},

	HAS_DATE("HasDate", "", "A value that tells when it came about, in seconds since 1970.", List.of("date"),
			TlType.Scalar.INT),

	AFFECTED_PTS("AffectedPts", "", "An answer that advances the pts of the box that the call was about.",
			List.of("pts", "pts_count"), TlType.Scalar.INT) {

		@Override
		boolean includes(Combinator constructor) {
			return constructor.resultName().startsWith("messages.Affected");
		}

	},

	HAS_UPDATES("HasUpdates", "", "A value that contains a container of updates.", List.of("updates"),
			new TlType.Named("Updates")),

	HAS_USERS("HasUsers", "", "A value that describes the users it mentions.", List.of("users"),
			new TlType.Vector(new TlType.Named("User"))),

	HAS_CHATS("HasChats", "", "A value that describes the chats it mentions.", List.of("chats"),
			new TlType.Vector(new TlType.Named("Chat"))),

	HAS_DIALOGS("HasDialogs", "", "A value that lists dialogs.", List.of("dialogs"),
			new TlType.Vector(new TlType.Named("Dialog"))),

	CHANNEL_METHOD("ChannelMethod", "", "A call about a channel.", List.of("channel"),
			new TlType.Named("InputChannel")) {

		@Override
		boolean isForMethods() {
			return true;
		}

	},

	PEER_METHOD("PeerMethod", "", "A call about a chat of any kind.", List.of("peer"), new TlType.Named("InputPeer")) {

		@Override
		boolean isForMethods() {
			return true;
		}

	},

	PARENT_PEER_METHOD("ParentPeerMethod", "",
			"A call about the messages that are saved, or those to a channel if it names the channel.",
			List.of("parent_peer"), new TlType.Named("InputPeer")) {

		@Override
		boolean isForMethods() {
			return true;
		}

		@Override
		boolean isOptional() {
			return true;
		}

	},

	WRAPPER_METHOD("WrapperMethod", "", "A call that says how another call is made.", List.of("query"),
			new TlType.Query()) {

		@Override
		boolean isForMethods() {
			return true;
		}

	};

	/** Stands for whatever bit says that an optional field is there. */
	private static final FlagBit ANY_BIT = new FlagBit("flags", 0);

	private final String simpleName;

	private final String union;

	private final String description;

	private final List<String> fields;

	private final TlType type;

	Marker(String simpleName, String union, String description, List<String> fields, TlType type) {
		this.simpleName = simpleName;
		this.union = union;
		this.description = description;
		this.fields = fields;
		this.type = type;
	}

	/**
	 * Whether a constructor with the right fields is meant.
	 */
	boolean includes(Combinator constructor) {
		return true;
	}

	/**
	 * Whether calls are marked, and not constructors.
	 */
	boolean isForMethods() {
		return false;
	}

	/**
	 * Whether the fields may be absent from a value.
	 */
	boolean isOptional() {
		return false;
	}

	boolean marksConstructor(Combinator constructor) {
		return !isForMethods() && marks(constructor);
	}

	boolean marksMethod(Combinator method) {
		return isForMethods() && marks(method);
	}

	private boolean marks(Combinator constructor) {
		return this.fields.stream().allMatch((field) -> has(constructor, field)) && includes(constructor);
	}

	private boolean has(Combinator constructor, String field) {
		return constructor.requires(field, this.type) || (isOptional() && constructor.allows(field, this.type));
	}

	String simpleName() {
		return this.simpleName;
	}

	/**
	 * Name of the type all of whose marked constructors this is about, or nothing.
	 */
	String union() {
		return this.union;
	}

	String description() {
		return this.description;
	}

	List<Component> components() {
		return this.fields.stream()
			.map((field) -> new Component(JavaNames.componentName(field), argument(field)))
			.toList();
	}

	private Argument argument(String field) {
		return isOptional() ? new Argument.Optional(field, ANY_BIT, this.type)
				: new Argument.Required(field, this.type);
	}

}
