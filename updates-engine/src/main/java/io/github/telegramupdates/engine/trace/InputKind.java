package io.github.telegramupdates.engine.trace;

import java.util.function.BiFunction;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;

/**
 * Kinds of inputs and how they are written: id of the kind, time, body. Ids are part of
 * the file format and never used again.
 */
enum InputKind {

	LOAD(1, Input.Load.class, LoadBody::write, LoadBody::read),

	LIVE(2, Input.Live.class, (input, out) -> {
		input.updates().write(out);
		Names.write(input.peers(), out);
	}, (at, in) -> new Input.Live(at, UpdatesType.read(in), Names.read(Input.Live.Peers.class, in))),

	AFFECTED(3, Input.Affected.class, (input, out) -> {
		Boxes.write(input.box(), out);
		out.writeInt(input.pts());
		out.writeInt(input.count());
	}, (at, in) -> new Input.Affected(at, Boxes.read(in), in.readInt(), in.readInt())),

	PTS_HINT(4, Input.PtsHint.class, (input, out) -> {
		out.writeLong(input.channelId());
		out.writeInt(input.pts());
	}, (at, in) -> new Input.PtsHint(at, in.readLong(), in.readInt())),

	STATE_FETCHED(5, Input.StateFetched.class, (input, out) -> {
		out.writeLong(input.fetchId());
		input.state().write(out);
	}, (at, in) -> new Input.StateFetched(at, in.readLong(), State.read(in))),

	ACCOUNT_FETCHED(6, Input.AccountFetched.class, (input, out) -> {
		out.writeLong(input.fetchId());
		input.difference().write(out);
	}, (at, in) -> new Input.AccountFetched(at, in.readLong(), DifferenceType.read(in))),

	CHANNEL_FETCHED(7, Input.ChannelFetched.class, (input, out) -> {
		out.writeLong(input.fetchId());
		input.difference().write(out);
	}, (at, in) -> new Input.ChannelFetched(at, in.readLong(), ChannelDifferenceType.read(in))),

	FETCH_FAILED(8, Input.FetchFailed.class, (input, out) -> {
		out.writeLong(input.fetchId());
		write(input.error(), out);
	}, (at, in) -> new Input.FetchFailed(at, in.readLong(), readError(in))),

	SIGNAL(9, Input.Signal.class, (input, out) -> Signals.write(input.signal(), out),
			(at, in) -> new Input.Signal(at, Signals.read(in))),

	PEER_KNOWN(10, Input.PeerKnown.class, (input, out) -> out.writeLong(input.channelId()),
			(at, in) -> new Input.PeerKnown(at, in.readLong())),

	CHANNEL_OPENED(11, Input.ChannelOpened.class, (input, out) -> out.writeLong(input.channelId()),
			(at, in) -> new Input.ChannelOpened(at, in.readLong())),

	CHANNEL_CLOSED(12, Input.ChannelClosed.class, (input, out) -> out.writeLong(input.channelId()),
			(at, in) -> new Input.ChannelClosed(at, in.readLong())),

	CHANNEL_LEFT(15, Input.ChannelLeft.class, (input, out) -> out.writeLong(input.channelId()),
			(at, in) -> new Input.ChannelLeft(at, in.readLong())),

	SESSIONS(16, Input.Sessions.class, (input, out) -> out.writeInt(input.count()),
			(at, in) -> new Input.Sessions(at, in.readInt())),

	MISSED(17, Input.Missed.class, MissedBody::write, MissedBody::read),

	REFUSED(18, Input.Refused.class, (input, out) -> {
		Names.write(input.method(), out);
		write(input.error(), out);
	}, (at, in) -> new Input.Refused(at, Names.read(FetchMethod.class, in), readError(in))),

	COMMITTED(13, Input.Committed.class, (input, out) -> {
		Boxes.write(input.lane(), out);
		out.writeLong(input.batchId());
	}, (at, in) -> new Input.Committed(at, Boxes.readLane(in), in.readLong())),

	TICK(14, Input.Tick.class, (input, out) -> {
	}, (at, in) -> new Input.Tick(at));

	private final int id;

	private final Class<? extends Input> type;

	private final Writer<Input> writer;

	private final BiFunction<Moment, TlReader, Input> reader;

	<T extends Input> InputKind(int id, Class<T> type, Writer<T> writer, BiFunction<Moment, TlReader, Input> reader) {
		this.id = id;
		this.type = type;
		this.writer = (input, out) -> writer.write(type.cast(input), out);
		this.reader = reader;
	}

	/**
	 * The kind of an input.
	 * @throws IllegalArgumentException if there is no such kind yet
	 */
	static InputKind of(Class<? extends Input> type) {
		for (InputKind kind : values()) {
			if (kind.type == type) {
				return kind;
			}
		}
		throw new IllegalArgumentException("A trace cannot hold " + type.getName());
	}

	static byte[] encode(Input input) {
		InputKind kind = of(input.getClass());
		TlWriter out = new TlWriter();
		out.writeInt(kind.id);
		out.writeLong(input.at().monotonicMillis());
		out.writeInt(input.at().serverUnixSeconds());
		kind.writer.write(input, out);
		return out.toByteArray();
	}

	/**
	 * Reads what {@link #encode} wrote.
	 * @throws TlDecodeException if it is something else
	 */
	static Input decode(byte[] bytes) {
		TlReader in = new TlReader(bytes);
		InputKind kind = ofId(in.readInt());
		Input input = kind.reader.apply(new Moment(in.readLong(), in.readInt()), in);
		in.expectEnd();
		return input;
	}

	private static InputKind ofId(int id) {
		for (InputKind kind : values()) {
			if (kind.id == id) {
				return kind;
			}
		}
		throw new TlDecodeException("no kind of input has the id " + id, 0);
	}

	private static void write(FetchError error, TlWriter out) {
		Names.write(error.kind(), out);
		out.writeString(error.type());
		out.writeInt(error.waitSeconds());
	}

	private static FetchError readError(TlReader in) {
		return new FetchError(Names.read(FetchError.Kind.class, in), in.readString(), in.readInt());
	}

	/** Writes the body of an input. */
	private interface Writer<T extends Input> {

		void write(T input, TlWriter out);

	}

}
