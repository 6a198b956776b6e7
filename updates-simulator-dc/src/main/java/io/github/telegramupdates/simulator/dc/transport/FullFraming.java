package io.github.telegramupdates.simulator.dc.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The length of the whole frame, its number, the message, and a checksum over all that.
 */
final class FullFraming implements Framing {

	static final int OVERHEAD = 12;

	private int received;

	private int sent;

	@Override
	public byte @Nullable [] next(ReceivedBytes bytes) {
		if (bytes.size() < 4) {
			return null;
		}
		int length = Framing.checkLength(bytes.peekInt(0));
		if (length < OVERHEAD + 4) {
			throw new TransportException("A frame of " + length + " bytes is too short");
		}
		if (bytes.size() < length) {
			return null;
		}
		int number = bytes.peekInt(4);
		int checksum = bytes.peekInt(length - 4);
		byte[] frame = bytes.take(length);
		if (checksum != checksum(frame) || number != this.received) {
			throw new TransportException("The frame " + this.received + " has a wrong checksum or number");
		}
		this.received++;
		byte[] message = new byte[length - OVERHEAD];
		System.arraycopy(frame, 8, message, 0, message.length);
		return message;
	}

	@Override
	public byte[] frame(byte[] message) {
		ByteBuffer out = ByteBuffer.allocate(OVERHEAD + message.length).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(out.capacity()).putInt(this.sent++).put(message);
		return out.putInt(checksum(out.array())).array();
	}

	private static int checksum(byte[] frame) {
		CRC32 crc = new CRC32();
		crc.update(frame, 0, frame.length - 4);
		return (int) crc.getValue();
	}

}
