package io.github.telegramupdates.mtproto.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.mtproto.fuzz.AllocatedMemory;
import io.github.telegramupdates.mtproto.fuzz.Mutations;
import io.github.telegramupdates.mtproto.message.Gzip;
import io.github.telegramupdates.mtproto.session.ServerPeer.Part;
import io.github.telegramupdates.mtproto.session.ServerPeer.Sent;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.mtproto.BadMsgNotification;
import io.github.telegramupdates.tl.mtproto.BadServerSalt;
import io.github.telegramupdates.tl.mtproto.MsgDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgNewDetailedInfo;
import io.github.telegramupdates.tl.mtproto.MsgResendReq;
import io.github.telegramupdates.tl.mtproto.MsgsAck;
import io.github.telegramupdates.tl.mtproto.MsgsStateInfo;
import io.github.telegramupdates.tl.mtproto.MsgsStateReq;
import io.github.telegramupdates.tl.mtproto.NewSessionCreated;
import io.github.telegramupdates.tl.mtproto.Pong;
import io.github.telegramupdates.tl.updates.State;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server puts into messages that it encrypts as it should, the session answers
 * calls afterwards, within bounded memory.
 */
class PayloadFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);

	private static final int INPUTS_PER_SESSION = 50;

	private static final long MAX_ALLOCATED = 4 << 20;

	private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final Mutations mutations = new Mutations(this.random);

	@Test
	void aSessionAnswersCallsAfterAnyMessages() {
		for (int done = 0; done < INPUTS; done += INPUTS_PER_SESSION) {
			SessionRig rig = new SessionRig().connected();
			rig.call(new GetState());
			List<Sent> sent = rig.takeSent();
			for (int i = 0; i < INPUTS_PER_SESSION; i++) {
				List<byte[]> bodies = bodies(sent.get(0));
				byte[] body = this.mutations.mutated(bodies.get(this.random.nextInt(bodies.size())));
				long allocated = AllocatedMemory.of(() -> rig.receive(padded(body)));
				assertThat(allocated).as("fuzz.seed=%d", this.seed).isLessThan(MAX_ALLOCATED);
			}
			assertAnswers(rig);
		}
	}

	/** The length of a message is a multiple of four. */
	private static byte[] padded(byte[] body) {
		return Arrays.copyOf(body, (body.length + 3) / 4 * 4);
	}

	private void assertAnswers(SessionRig rig) {
		if (!rig.outputs(SessionOutput.Disconnect.class).isEmpty()) {
			rig.lose();
			rig.connected();
		}
		rig.outputs.clear();
		rig.sent.clear();
		long callId = rig.call(new GetState());
		State state = new State(1, 2, 3, 4, 5);
		for (Sent sent : rig.takeSent()) {
			if (sent.constructorId() == GetState.ID || SessionRig.introduces(sent)) {
				rig.receive(ServerPeer.result(sent.id(), state.toByteArray()));
			}
		}
		assertThat(rig.outputs(SessionOutput.Answered.class)).as("fuzz.seed=%d", this.seed)
			.anyMatch((answered) -> answered.callId() == callId && SessionRig.resultOf(answered).equals(state));
	}

	private List<byte[]> bodies(Sent call) {
		long id = this.random.nextBoolean() ? call.id() : this.random.nextLong();
		List<TlObject> objects = List.of(new Pong(id, 1), new MsgsAck(List.of(id, 4L)),
				new BadMsgNotification(id, call.seqno(), this.random.nextInt(16, 65)),
				new BadServerSalt(id, call.seqno(), 48, 5), new NewSessionCreated(id, this.random.nextLong(), 6),
				new MsgsStateReq(List.of(id)), new MsgResendReq(List.of(id)), new MsgsStateInfo(id, new byte[] { 4 }),
				new MsgDetailedInfo(id, 5, 6, 0), new MsgNewDetailedInfo(id, 6, 0), new UpdatesTooLong());
		List<byte[]> bodies = new ArrayList<>(objects.stream().map(TlObject::toByteArray).toList());
		byte[] result = ServerPeer.result(id, new State(1, 2, 3, 4, 5).toByteArray());
		bodies.add(result);
		bodies.add(ServerPeer.result(id, Gzip.pack(new State(1, 2, 3, 4, 5).toByteArray())));
		bodies.add(Gzip.pack(new UpdatesTooLong().toByteArray()));
		bodies.add(ServerPeer.container(new Part(this.random.nextLong() | 1, 1, result),
				Part.of(this.random.nextLong() | 1, 3, new UpdatesTooLong()),
				Part.of(this.random.nextLong() | 1, 4, new Pong(id, 3))));
		return bodies;
	}

}
