package io.github.telegramupdates.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.EncryptedFileEmpty;
import io.github.telegramupdates.tl.EncryptedMessage;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.UpdateNewEncryptedMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.State;

/**
 * Inputs of every kind, as they can follow each other.
 */
final class InputSamples {

	static final TracedAccount ACCOUNT = TracedAccount.user(7);

	private static final int NOW = 1_800_000_000;

	private static final long CHANNEL = 1_234_567_890_123L;

	private InputSamples() {
	}

	static Input.Load load() {
		return new Input.Load(at(0), 3, 12_345_678_901L, new AccountState(10, 2, NOW - 60, 4, 5, 6),
				List.of(new Input.StoredChannel(CHANNEL, new ChannelState(100, 1, ChannelState.INACCESSIBLE, 9),
						9_876_543_210L), new Input.StoredChannel(2, ChannelState.of(1), 0)),
				List.of(new FetchIntent(CHANNEL, 120, 8_000_000_000L)),
				new ServerLimits(Map.of(FetchMethod.STATE, new MethodRest(6_000_000_000L, "FLOOD_WAIT", 0),
						FetchMethod.CHANNEL_DIFFERENCE, new MethodRest(7_000_000_000L, "FROZEN_METHOD_INVALID", 3)), 5,
						7_000_060_000L, 3, List.of(new FailingDifference(DifferenceScope.CHANNELS,
								BoxId.channel(CHANNEL), 2, "FROZEN_METHOD_INVALID", 5_000_000_000L, true))),
				List.of(CHANNEL, 2L));
	}

	static Input.Load firstLoad() {
		return new Input.Load(at(0), 1, 0, null, List.of(), List.of());
	}

	static Input.Tick tick(int millis) {
		return new Input.Tick(at(millis));
	}

	static Input.Live live(int pts, String text) {
		return new Input.Live(at(pts),
				new Updates(List.of(new UpdateNewMessage(message(pts, text), pts, 1)), List.of(), List.of(), NOW, 0),
				Input.Live.Peers.COMPLETE);
	}

	static List<Input> all() {
		List<Input> inputs = new ArrayList<>(List.of(load(), live(11, "grüße \uD83D\uDC4B")));
		inputs.add(new Input.Live(at(20), new UpdatesTooLong(), Input.Live.Peers.INCOMPLETE));
		inputs.add(new Input.Live(at(21), secret(), Input.Live.Peers.COMPLETE));
		inputs.add(new Input.Affected(at(22), BoxId.COMMON, 12, 1));
		inputs.add(new Input.Affected(at(23), BoxId.channel(CHANNEL), 130, 2));
		inputs.add(new Input.Missed(at(23), Set.of(AccountPart.COMMON, AccountPart.NEW_COUNT),
				List.of(new Input.MissedChannel(CHANNEL, 0), new Input.MissedChannel(2, Input.MissedChannel.UNKNOWN))));
		inputs.add(new Input.Refused(at(23), FetchMethod.DIFFERENCE,
				new FetchError(FetchError.Kind.FLOOD, "FLOOD_WAIT", 30)));
		inputs.add(new Input.PtsHint(at(24), CHANNEL, 140));
		inputs.add(new Input.StateFetched(at(25), 1, state()));
		inputs.add(new Input.AccountFetched(at(26), 1, new DifferenceEmpty(NOW, 5)));
		inputs.add(new Input.AccountFetched(at(27), 2, difference()));
		inputs.add(new Input.ChannelFetched(at(28), 3, new ChannelDifferenceEmpty(true, 140, null)));
		inputs.add(new Input.ChannelFetched(at(29), 4, new ChannelDifference(false, 150, 30,
				List.of(message(5, "in a channel")), List.of(), List.of(), List.of())));
		for (FetchError.Kind kind : FetchError.Kind.values()) {
			inputs.add(new Input.FetchFailed(at(30), 5, new FetchError(kind, "TYPE_OF_" + kind, 17)));
		}
		signals().forEach((signal) -> inputs.add(new Input.Signal(at(31), signal)));
		inputs.add(new Input.PeerKnown(at(32), CHANNEL));
		inputs.add(new Input.ChannelOpened(at(33), CHANNEL));
		inputs.add(new Input.ChannelClosed(at(34), CHANNEL));
		inputs.add(new Input.ChannelLeft(at(34), CHANNEL));
		inputs.add(new Input.Sessions(at(34), 3));
		lanes().forEach((lane) -> inputs.add(new Input.Committed(at(35), lane, 6)));
		inputs.add(tick(40));
		return inputs;
	}

	static List<SessionSignal> signals() {
		return List.of(new SessionSignal.Connected(), new SessionSignal.Disconnected(),
				new SessionSignal.NewSession(-5), new SessionSignal.DecodeFailed(null, "no idea"),
				new SessionSignal.DecodeFailed(CHANNEL, "an unknown constructor"), new SessionSignal.Migrated(),
				new SessionSignal.LoggedOut("SESSION_REVOKED"));
	}

	static List<Lane> lanes() {
		return List.of(Lane.ACCOUNT, Lane.channel(CHANNEL), Lane.EPHEMERAL);
	}

	static Moment at(int millis) {
		return new Moment(5_000_000_000L + millis, NOW + millis / 1_000);
	}

	private static State state() {
		return new State(20, 3, NOW, 5, 1);
	}

	private static UpdateShort secret() {
		byte[] bytes = { 1, 2, 3, -4 };
		return new UpdateShort(
				new UpdateNewEncryptedMessage(new EncryptedMessage(1, 2, NOW, bytes, new EncryptedFileEmpty()), 3),
				NOW);
	}

	private static Difference difference() {
		return new Difference(List.of(message(12, "missed")), List.of(), List.of(), List.of(),
				List.of(User.builder().id(11).accessHash(-1L).firstName("Alice").build()), state());
	}

	private static MessageType message(int id, String text) {
		return Message.builder().id(id).peerId(new PeerUser(11)).date(NOW).message(text).build();
	}

}
