package io.github.telegramupdates.simulator.dc.session;

import java.util.List;

import io.github.telegramupdates.simulator.dc.envelope.Damage;
import io.github.telegramupdates.simulator.dc.envelope.EncryptedMessage;
import io.github.telegramupdates.simulator.dc.fault.Attack;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.MessageMediaEmpty;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.UpdateServiceNotification;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.mtproto.RpcError;
import org.jspecify.annotations.Nullable;

/**
 * The messages of attacks. Each informs the client that a call failed with {@code EVIL},
 * and pushes the notification {@code evil} to it; those that only damage themselves are
 * just the push.
 */
final class AttackMessages {

	private static final int VECTOR = 0x1cb5c415;

	private static final int BOMB = 64 << 20;

	private static final long OLD_MILLIS = 400_000;

	private static final long AHEAD_MILLIS = 60_000;

	private final FaultPlan plan;

	private final ProtocolMessageIds ids;

	AttackMessages(FaultPlan plan, ProtocolMessageIds ids) {
		this.plan = plan;
		this.ids = ids;
	}

	/**
	 * What comes before an answer.
	 * @param callId the call that is answered
	 * @param knownId id of a message that the client has
	 */
	List<EvilMessage> beforeAnswer(long callId, long knownId, Moment moment) {
		return List.of(Attack.values())
			.stream()
			.filter(this.plan::take)
			.flatMap((attack) -> messages(attack, callId, knownId, moment).stream())
			.toList();
	}

	private List<EvilMessage> messages(Attack attack, long callId, long knownId, Moment moment) {
		return switch (attack) {
			case FLIPPED_BIT -> damaged(Damage.FLIPPED_BIT, callId, moment);
			case TRUNCATED -> damaged(Damage.TRUNCATED, callId, moment);
			case WRONG_KEY_ID -> damaged(Damage.KEY_ID, callId, moment);
			case PLAIN -> damaged(Damage.PLAIN, callId, moment);
			case REFLECTED -> damaged(Damage.REFLECTED, callId, moment);
			case SHORT_PADDING -> damaged(Damage.SHORT_PADDING, callId, moment);
			case LONG_PADDING -> damaged(Damage.LONG_PADDING, callId, moment);
			case LONG_LENGTH -> damaged(Damage.LONG_LENGTH, callId, moment);
			case NEGATIVE_LENGTH -> damaged(Damage.NEGATIVE_LENGTH, callId, moment);
			case UNEVEN_LENGTH -> damaged(Damage.UNEVEN_LENGTH, callId, moment);
			case OTHER_SESSION -> List.of(EvilMessage.elsewhere(both(callId, moment)));
			case EVEN_ID -> apart(this.ids.ofAnswer(moment) - 1, this.ids.ofOther(moment) - 1, callId);
			case OLD_ID -> outOfTime(moment.millis() - OLD_MILLIS, callId);
			case FUTURE_ID -> outOfTime(moment.millis() + AHEAD_MILLIS, callId);
			case REPLAYED_ID -> apart(knownId, knownId, callId);
			case INNER_EVEN_ID -> together(this.ids.ofAnswer(moment) - 1, this.ids.ofOther(moment) - 1, callId, moment);
			case INNER_REPLAYED_ID -> together(knownId, knownId, callId, moment);
			case NESTED_CONTAINER -> List.of(EvilMessage.of(container(List.of(both(callId, moment)), moment)));
			case CONTAINER_BOMB -> List.of(EvilMessage.of(withNumber(both(callId, moment), 4, Integer.MAX_VALUE)));
			case LONG_PART -> List.of(EvilMessage.of(withNumber(both(callId, moment), 20, 1 << 16)));
			case GZIP_BOMB -> alone(GzipPacked.pack(followedByZeros(push())), moment);
			case NESTED_GZIP -> alone(GzipPacked.pack(GzipPacked.pack(push())), moment);
			case VECTOR_BOMB -> alone(vectorBomb(), moment);
		};
	}

	private List<EvilMessage> damaged(Damage damage, long callId, Moment moment) {
		return List.of(new EvilMessage(both(callId, moment), damage, false));
	}

	private static List<EvilMessage> outOfTime(long millis, long callId) {
		long id = ProtocolMessageIds.fromMillis(millis) & ~3L;
		return apart(id + 1, id + 7, callId);
	}

	private static List<EvilMessage> apart(long resultId, long pushId, long callId) {
		return List.of(EvilMessage.of(new OutgoingMessage(resultId, 1, result(callId))),
				EvilMessage.of(new OutgoingMessage(pushId, 1, push())));
	}

	private List<EvilMessage> alone(byte[] body, Moment moment) {
		return List.of(EvilMessage.of(new OutgoingMessage(this.ids.ofOther(moment), 1, body)));
	}

	private List<EvilMessage> together(long resultId, long pushId, long callId, Moment moment) {
		return List.of(EvilMessage.of(container(
				List.of(new OutgoingMessage(resultId, 1, result(callId)), new OutgoingMessage(pushId, 1, push())),
				moment)));
	}

	/** Result and push in a container, with ids as they should be. */
	private OutgoingMessage both(long callId, Moment moment) {
		return container(List.of(new OutgoingMessage(this.ids.ofAnswer(moment), 1, result(callId)),
				new OutgoingMessage(this.ids.ofOther(moment), 1, push())), moment);
	}

	private OutgoingMessage container(List<OutgoingMessage> parts, Moment moment) {
		return new OutgoingMessage(this.ids.ofOther(moment), 0, MessageContainer.write(parts));
	}

	private static OutgoingMessage withNumber(OutgoingMessage message, int at, int number) {
		byte[] body = message.body();
		for (int i = 0; i < Integer.BYTES; i++) {
			body[at + i] = (byte) (number >>> 8 * i);
		}
		return message;
	}

	private static byte[] result(long callId) {
		return RpcResult.write(callId, new RpcError(400, "EVIL").toByteArray());
	}

	private static byte[] push() {
		UpdateServiceNotification notification = UpdateServiceNotification.builder()
			.type("EVIL")
			.message("evil")
			.media(new MessageMediaEmpty())
			.build();
		return new Updates(List.of(notification), List.of(), List.of(), 0, 0).toByteArray();
	}

	private static byte[] followedByZeros(byte[] body) {
		TlWriter out = new TlWriter(BOMB + body.length);
		out.writeRaw(body);
		out.writeRaw(new byte[BOMB]);
		return out.toByteArray();
	}

	private static byte[] vectorBomb() {
		TlWriter out = new TlWriter();
		out.writeInt(Updates.ID);
		out.writeInt(VECTOR);
		out.writeInt(Integer.MAX_VALUE);
		return out.toByteArray();
	}

	/**
	 * A message of an attack.
	 *
	 * @param message the message
	 * @param damage what is wrong with its envelope, or {@code null} for nothing
	 * @param elsewhere whether it is put into another session
	 */
	record EvilMessage(OutgoingMessage message, @Nullable Damage damage, boolean elsewhere) {

		static EvilMessage of(OutgoingMessage message) {
			return new EvilMessage(message, null, false);
		}

		static EvilMessage elsewhere(OutgoingMessage message) {
			return new EvilMessage(message, null, true);
		}

		SessionOutput toOutput(long salt, long sessionId) {
			EncryptedMessage sealed = new EncryptedMessage(salt, this.elsewhere ? sessionId ^ 1 : sessionId,
					this.message.id(), this.message.sequence(), this.message.body());
			return (this.damage != null) ? new SessionOutput.SendDamaged(sealed, this.damage)
					: new SessionOutput.Send(sealed);
		}

	}

}
