package io.github.telegramupdates.mtproto.transport;

import io.github.telegramupdates.mtproto.crypto.Obfuscation;
import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.netty.channel.ChannelPipeline;

/**
 * The ways to put messages on a connection.
 *
 * @see <a href=
 * "https://core.telegram.org/mtproto/mtproto-transports">core.telegram.org/mtproto/mtproto-transports</a>
 */
public enum Transport {

	/** Lengths of four bytes. */
	INTERMEDIATE {
		@Override
		Framing framing() {
			return new IntermediateFraming();
		}
	},

	/** Lengths of one or four bytes. */
	ABRIDGED {
		@Override
		Framing framing() {
			return new AbridgedFraming();
		}
	},

	/** Lengths of four bytes, and up to 15 random bytes after each message. */
	PADDED_INTERMEDIATE {
		@Override
		Framing framing() {
			return new PaddedFraming();
		}
	},

	/** As padded, and encrypted, so that onlookers see random bytes. */
	OBFUSCATED {
		@Override
		Framing framing() {
			return new PaddedFraming();
		}
	};

	abstract Framing framing();

	/**
	 * Adds the codecs to a connection that is not open yet. From then on messages are
	 * written and read as {@code byte[]}, and a {@link TransportError} is read where the
	 * server says that it refuses the connection.
	 * @param pipeline pipeline of the connection
	 * @param dc the data center, as the transport writes it
	 * @param maxFrame the longest frame to accept, in bytes
	 * @param random makes padding and headers
	 */
	public void install(ChannelPipeline pipeline, int dc, int maxFrame, RandomBytes random) {
		Framing framing = framing();
		if (this == OBFUSCATED) {
			Obfuscation obfuscation = Obfuscation.ofClient(framing.tag(), dc, new byte[0], random);
			pipeline.addLast(new ObfuscationHandler(obfuscation), new FrameCodec(framing, maxFrame, random));
		}
		else {
			pipeline.addLast(new TagHandler(framing), new FrameCodec(framing, maxFrame, random));
		}
	}

}
