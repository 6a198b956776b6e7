package io.github.telegramupdates.engine.trace;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * How boxes and lanes are written.
 */
final class Boxes {

	private static final int ACCOUNT = 1;

	private static final int CHANNEL = 2;

	private static final int EPHEMERAL = 3;

	private Boxes() {
	}

	static void write(BoxId box, TlWriter out) {
		Names.write(box.kind(), out);
		out.writeLong(box.channelId());
	}

	static BoxId read(TlReader in) {
		return new BoxId(Names.read(BoxId.Kind.class, in), in.readLong());
	}

	static void write(Lane lane, TlWriter out) {
		if (lane instanceof Lane.Account) {
			out.writeInt(ACCOUNT);
		}
		else if (lane instanceof Lane.Channel channel) {
			out.writeInt(CHANNEL);
			out.writeLong(channel.channelId());
		}
		else if (lane instanceof Lane.Ephemeral) {
			out.writeInt(EPHEMERAL);
		}
		else {
			throw new IllegalArgumentException("A trace cannot hold " + lane.getClass().getName());
		}
	}

	static Lane readLane(TlReader in) {
		int from = in.position();
		int id = in.readInt();
		return switch (id) {
			case ACCOUNT -> Lane.ACCOUNT;
			case CHANNEL -> Lane.channel(in.readLong());
			case EPHEMERAL -> Lane.EPHEMERAL;
			default -> throw new TlDecodeException("no lane has the id " + id, from);
		};
	}

}
