package io.github.telegramupdates.mtproto.transport;

import io.netty.handler.codec.DecoderException;

/**
 * What came is no frame of the transport. The connection is of no more use.
 */
public final class TransportException extends DecoderException {

	private static final long serialVersionUID = 1L;

	TransportException(String problem) {
		super(problem);
	}

}
