package io.github.telegramupdates.simulator.dc.session;

import java.util.List;

import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.mtproto.FutureSalt;

/**
 * The question for future salts and its answer, whose vector is a bare one.
 */
final class FutureSalts {

	/** {@code get_future_salts num:int}. */
	static final int REQUEST = 0xb921bd04;

	private static final int ID = 0xae500895;

	private FutureSalts() {
	}

	static int count(byte[] request) {
		TlReader in = new TlReader(request);
		in.expectConstructor(REQUEST, "get_future_salts");
		return in.readInt();
	}

	static byte[] write(long requestId, int now, List<FutureSalt> salts) {
		TlWriter out = new TlWriter();
		out.writeInt(ID);
		out.writeLong(requestId);
		out.writeInt(now);
		out.writeInt(salts.size());
		for (FutureSalt salt : salts) {
			out.writeInt(salt.validSince());
			out.writeInt(salt.validUntil());
			out.writeLong(salt.salt());
		}
		return out.toByteArray();
	}

}
