package io.github.telegramupdates.simulator.dc.session;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.MsgsAck;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session sent, without containers.
 *
 * @param outputs what it wanted done
 */
record SentContent(List<SessionOutput> outputs) {

	List<OutgoingMessage> messages() {
		List<OutgoingMessage> sent = new ArrayList<>();
		for (SessionOutput output : this.outputs) {
			if (output instanceof SessionOutput.Send send) {
				EncryptedMessage message = send.message();
				if (new TlReader(message.body()).peekInt() == MessageContainer.ID) {
					MessageContainer.read(message.body())
						.forEach((part) -> sent.add(new OutgoingMessage(part.id(), part.sequence(), part.body())));
				}
				else {
					sent.add(new OutgoingMessage(message.id(), message.sequence(), message.body()));
				}
			}
		}
		return sent;
	}

	List<Long> acknowledged() {
		List<Long> ids = new ArrayList<>();
		for (OutgoingMessage message : messages()) {
			if (new TlReader(message.body()).peekInt() == MsgsAck.ID) {
				assertThat(message.sequence() & 1).isZero();
				ids.addAll(MsgsAck.read(new TlReader(message.body())).msgIds());
			}
		}
		return ids;
	}

	int rejection() {
		for (OutgoingMessage message : messages()) {
			if (new TlReader(message.body()).peekInt() == BadMsgNotification.ID) {
				return BadMsgNotification.read(new TlReader(message.body())).errorCode();
			}
		}
		return 0;
	}

	int result(long callId) {
		for (OutgoingMessage message : messages()) {
			TlReader in = new TlReader(message.body());
			if (in.readInt() == RpcResult.ID && in.readLong() == callId) {
				return in.readInt();
			}
		}
		return 0;
	}

}
