package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.requests.Requests;
import io.github.telegramupdates.engine.sequencing.fetch.FetchError;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.DialogFolder;
import io.github.telegramupdates.tl.EncryptedMessageType;
import io.github.telegramupdates.tl.Folder;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotStopped;
import io.github.telegramupdates.tl.UpdateChannel;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateFolderPeers;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdatePtsChanged;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesTooLong;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.SessionSignal;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.ChannelDifferenceEmpty;
import io.github.telegramupdates.tl.updates.ChannelDifferenceTooLong;
import io.github.telegramupdates.tl.updates.ChannelDifferenceType;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceEmpty;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.DifferenceTooLong;
import io.github.telegramupdates.tl.updates.DifferenceType;
import io.github.telegramupdates.tl.updates.State;

/**
 * Inputs that a sane server would never cause, next to some that it would.
 */
final class InvalidInputs {

	private static final int[] NUMBERS = { Integer.MIN_VALUE, -1_000_000, -1, 0, 1, 2, 1 << 30, Integer.MAX_VALUE - 1,
			Integer.MAX_VALUE };

	private static final long[] CHANNELS = { Long.MIN_VALUE, -1, 0, 1, 2, 3, Long.MAX_VALUE };

	private final SplittableRandom random;

	InvalidInputs(long seed) {
		this.random = new SplittableRandom(seed);
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	Input input(Moment at) {
		return switch (below(12)) {
			case 0, 1, 2, 3, 4 -> new Input.Live(at, container(),
					(below(8) == 0) ? Input.Live.Peers.INCOMPLETE : Input.Live.Peers.COMPLETE);
			case 5 ->
				new Input.Affected(at, (below(2) == 0) ? BoxId.COMMON : BoxId.channel(channel()), number(), number());
			case 6 -> new Input.PtsHint(at, channel(), number());
			case 7 -> new Input.Signal(at, signal());
			case 8 -> new Input.PeerKnown(at, channel());
			case 9 -> (below(2) == 0) ? new Input.ChannelOpened(at, channel()) : new Input.ChannelClosed(at, channel());
			case 10 -> new Input.Committed(at, (below(2) == 0) ? Lane.ACCOUNT : Lane.channel(channel()), number());
			default -> answer(at, -number(), below(3));
		};
	}

	/** The answer to a request, or its failure. */
	Input answer(Moment at, long fetchId, int kind) {
		if (below(4) == 0) {
			FetchError.Kind[] kinds = FetchError.Kind.values();
			FetchError.Kind error = kinds[below(kinds.length)];
			boolean fatal = error == FetchError.Kind.FATAL_AUTH;
			return new Input.FetchFailed(at, fetchId,
					new FetchError(fatal ? FetchError.Kind.REPLICA : error, "ABSURD", below(100)));
		}
		return switch (kind) {
			case 0 -> new Input.StateFetched(at, fetchId, state());
			case 1 -> new Input.AccountFetched(at, fetchId, difference());
			default -> new Input.ChannelFetched(at, fetchId, channelDifference());
		};
	}

	private SessionSignal signal() {
		return switch (below(5)) {
			case 0 -> new SessionSignal.Connected();
			case 1 -> new SessionSignal.Disconnected();
			case 2 -> new SessionSignal.NewSession(number());
			case 3 -> new SessionSignal.DecodeFailed((below(2) == 0) ? channel() : null, "absurd");
			default -> new SessionSignal.Migrated();
		};
	}

	private UpdatesType container() {
		return switch (below(8)) {
			case 0 -> new UpdatesTooLong();
			case 1 -> new UpdateShort(update(), number());
			case 2 ->
				UpdateShortSentMessage.builder().id(number()).pts(number()).ptsCount(number()).date(number()).build();
			case 3 -> new UpdatesCombined(updates(), List.of(), List.of(), number(), number(), number());
			default -> new Updates(updates(), List.of(), List.of(), number(), number());
		};
	}

	private List<Update> updates() {
		return IntStream.range(0, below(4)).mapToObj((i) -> update()).toList();
	}

	private Update update() {
		return switch (below(12)) {
			case 0, 1 -> new UpdateNewMessage(message(), number(), number());
			case 2, 3 -> new UpdateNewChannelMessage(message(), number(), number());
			case 4 -> new UpdateDeleteChannelMessages(channel(), List.of(), number(), number());
			case 5 -> Updating.readChannel(channel(), number());
			case 6 -> new UpdateChannelTooLong(channel(), (below(2) == 0) ? number() : null);
			case 7 -> new UpdateBotStopped(number(), number(), below(2) == 0, number());
			case 8 -> new UpdateFolderPeers(List.of(), number(), number());
			case 9 -> new UpdateChannel(channel());
			case 10 -> (below(20) == 0) ? new UpdatePtsChanged() : new UpdateMessageID(number(), number());
			default -> Updating.renamed("absurd");
		};
	}

	private MessageType message() {
		return switch (below(4)) {
			case 0 -> new MessageEmpty(number(), null);
			case 1 -> new MessageEmpty(number(), new PeerUser(number()));
			case 2 -> Updating.message(number());
			default -> Updating.channelMessage(channel(), number());
		};
	}

	private List<MessageType> messages() {
		return IntStream.range(0, below(3)).mapToObj((i) -> message()).toList();
	}

	private State state() {
		return Updating.state(number(), number(), number(), number());
	}

	private DifferenceType difference() {
		List<EncryptedMessageType> none = List.of();
		List<ChatType> chats = List.of();
		return switch (below(5)) {
			case 0 -> new DifferenceEmpty(number(), number());
			case 1 -> new DifferenceTooLong(number());
			case 2 -> new DifferenceSlice(messages(), none, updates(), chats, List.of(), state());
			default -> new Difference(messages(), none, updates(), chats, List.of(), state());
		};
	}

	private ChannelDifferenceType channelDifference() {
		boolean last = below(2) == 0;
		return switch (below(5)) {
			case 0 -> new ChannelDifferenceEmpty(last, number(), number());
			case 1 -> new ChannelDifferenceTooLong(last, null, dialog(), messages(), List.of(), List.of());
			case 2 -> new ChannelDifferenceTooLong(last, null, new DialogFolder(false,
					new Folder(false, false, false, 1, "", null), new PeerUser(1), 1, 0, 0, 0, 0), messages(),
					List.of(), List.of());
			default -> new ChannelDifference(last, number(), number(), messages(), updates(), List.of(), List.of());
		};
	}

	private Dialog dialog() {
		return Dialog.builder()
			.peer(new PeerUser(1))
			.notifySettings(PeerNotifySettings.builder().build())
			.pts((below(4) == 0) ? null : number())
			.build();
	}

	private long channel() {
		return CHANNELS[below(CHANNELS.length)];
	}

	/** Mostly near to where the boxes are, so that something happens. */
	private int number() {
		return (below(3) == 0) ? NUMBERS[below(NUMBERS.length)] : 90 + below(30);
	}

	/** Requests that wait for an answer, in the order in which they were made. */
	static List<Output> requests(List<Output> outputs) {
		List<Output> requests = new ArrayList<>();
		for (Output output : outputs) {
			if (output instanceof Output.FetchState || output instanceof Output.FetchAccount
					|| output instanceof Output.FetchChannel) {
				requests.add(output);
			}
		}
		return requests;
	}

}
