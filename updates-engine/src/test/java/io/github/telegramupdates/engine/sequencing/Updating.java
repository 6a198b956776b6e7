package io.github.telegramupdates.engine.sequencing;

import java.util.List;

import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerNotifySettings;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateEditChannelMessage;
import io.github.telegramupdates.tl.UpdateEditMessage;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.UpdateReadChannelInbox;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.UpdateUserTyping;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.updates.ChannelDifference;
import io.github.telegramupdates.tl.updates.Difference;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.State;

/**
 * Builds what a server sends, in the shorthand of the scenarios.
 */
final class Updating {

	static final long ALICE = 11;

	static final int NOW = 1_800_000_000;

	private Updating() {
	}

	static MessageType message(int id) {
		return Message.builder().id(id).peerId(new PeerUser(ALICE)).date(NOW).message("m" + id).build();
	}

	static MessageType channelMessage(long channelId, int id) {
		return Message.builder().id(id).peerId(new PeerChannel(channelId)).date(NOW).message("m" + id).build();
	}

	/** N(p, 1). */
	static Update newMessage(int pts) {
		return new UpdateNewMessage(message(pts), pts, 1);
	}

	static Update largeUpdate(int pts, int size) {
		Message message = Message.builder().id(pts).peerId(new PeerUser(ALICE)).message("x".repeat(size)).build();
		return new UpdateNewMessage(message, pts, 1);
	}

	/** E(p, c). */
	static Update edit(int pts, int count) {
		return new UpdateEditMessage(message(1), pts, count);
	}

	/** D(p, c). */
	static Update delete(int pts, int count) {
		return new UpdateDeleteMessages(List.of(1), pts, count);
	}

	/** N ch(p, 1). */
	static Update channelUpdate(long channelId, int pts) {
		return new UpdateNewChannelMessage(channelMessage(channelId, pts), pts, 1);
	}

	static Update channelEdit(long channelId, int id, int pts, int count) {
		return new UpdateEditChannelMessage(channelMessage(channelId, id), pts, count);
	}

	/** RI ch(p). */
	static Update readChannel(long channelId, int pts) {
		return new UpdateReadChannelInbox(null, channelId, 1, 0, pts);
	}

	static Update renamed(String name) {
		return new UpdateUserName(ALICE, name, "", List.of());
	}

	static Update typing() {
		return new UpdateUserTyping(ALICE, null, new SendMessageTypingAction());
	}

	static UpdatesType container(Update... updates) {
		return ordered(0, updates);
	}

	static UpdatesType ordered(int seq, Update... updates) {
		return new Updates(List.of(updates), List.of(), List.of(), NOW, seq);
	}

	static UpdatesType combined(int seqStart, int seq, Update... updates) {
		return new UpdatesCombined(List.of(updates), List.of(), List.of(), NOW, seqStart, seq);
	}

	static UpdatesType unordered(Update update, int date) {
		return new UpdateShort(update, date);
	}

	static State state(int pts, int qts, int date, int seq) {
		return new State(pts, qts, date, seq, 0);
	}

	static Difference difference(State state, List<MessageType> messages, Update... others) {
		return new Difference(messages, List.of(), List.of(others), List.of(), List.of(), state);
	}

	static DifferenceSlice slice(State state, List<MessageType> messages, Update... others) {
		return new DifferenceSlice(messages, List.of(), List.of(others), List.of(), List.of(), state);
	}

	static ChannelDifference channelPage(int pts, Last last, List<MessageType> messages, Update... others) {
		return new ChannelDifference(last == Last.YES, pts, null, messages, List.of(others), List.of(), List.of());
	}

	static Dialog dialog(long channelId, int pts) {
		return Dialog.builder()
			.peer(new PeerChannel(channelId))
			.topMessage(pts)
			.notifySettings(PeerNotifySettings.builder().build())
			.pts(pts)
			.build();
	}

	enum Last {

		YES, NO

	}

}
