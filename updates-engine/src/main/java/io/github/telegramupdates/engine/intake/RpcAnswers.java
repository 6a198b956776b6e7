package io.github.telegramupdates.engine.intake;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.AffectedPts;
import io.github.telegramupdates.tl.ChannelFull;
import io.github.telegramupdates.tl.ChannelMethod;
import io.github.telegramupdates.tl.Dialog;
import io.github.telegramupdates.tl.DialogType;
import io.github.telegramupdates.tl.HasDialogs;
import io.github.telegramupdates.tl.InputChannel;
import io.github.telegramupdates.tl.InputChannelFromMessage;
import io.github.telegramupdates.tl.InputChannelType;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChannelFromMessage;
import io.github.telegramupdates.tl.ParentPeerMethod;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerMethod;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.ChatFull;
import io.github.telegramupdates.tl.messages.ForumTopics;
import org.jspecify.annotations.Nullable;

/**
 * Reads positions out of answers that carry no updates. Which box a position belongs to
 * follows from the innermost call; a channel that the call does not identify is left
 * alone, because its position must never be taken for one of the common box.
 */
final class RpcAnswers {

	private static final long UNIDENTIFIED = 0;

	private RpcAnswers() {
	}

	/**
	 * What an answer says about positions.
	 */
	static List<Input> positions(TlMethod<?> request, Object answer, Moment at) {
		if (answer instanceof AffectedPts affected) {
			BoxId box = boxOf(request);
			return (box != null) ? List.of(new Input.Affected(at, box, affected.pts(), affected.ptsCount()))
					: List.of();
		}
		List<Input> hints = new ArrayList<>(0);
		if (answer instanceof HasDialogs dialogs) {
			dialogs.dialogs().forEach((dialog) -> addHint(dialog, at, hints));
		}
		else if (answer instanceof ChatFull full && full.fullChat() instanceof ChannelFull channel) {
			hints.add(new Input.PtsHint(at, channel.id(), channel.pts()));
		}
		else if (answer instanceof ChannelMessages messages) {
			addHint(request, messages.pts(), at, hints);
		}
		else if (answer instanceof UpdateShortSentMessage sent) {
			// of a channel only: what was sent is in none of its updates yet
			addHint(request, sent.pts(), at, hints);
		}
		else if (answer instanceof ForumTopics topics) {
			addHint(request, topics.pts(), at, hints);
		}
		return hints;
	}

	private static void addHint(DialogType type, Moment at, List<Input> hints) {
		if (type instanceof Dialog dialog && dialog.pts() != null && dialog.peer() instanceof PeerChannel channel) {
			hints.add(new Input.PtsHint(at, channel.channelId(), dialog.pts()));
		}
	}

	private static void addHint(TlMethod<?> request, int pts, Moment at, List<Input> hints) {
		BoxId box = boxOf(request);
		if (box != null && box.kind() == BoxId.Kind.CHANNEL) {
			hints.add(new Input.PtsHint(at, box.channelId(), pts));
		}
	}

	/**
	 * The box that a call is about, {@code null} if it is a channel that the call does
	 * not identify.
	 */
	static @Nullable BoxId boxOf(TlMethod<?> request) {
		if (request instanceof ParentPeerMethod call) {
			// the peer itself is that of a saved chat, which has no box
			return (call.parentPeer() != null) ? boxOf(call.parentPeer()) : BoxId.COMMON;
		}
		if (request instanceof ChannelMethod call) {
			return channelBox(idOf(call.channel()));
		}
		return (request instanceof PeerMethod call) ? boxOf(call.peer()) : BoxId.COMMON;
	}

	private static @Nullable BoxId boxOf(InputPeer peer) {
		if (peer instanceof InputPeerChannel plain) {
			return channelBox(plain.channelId());
		}
		return (peer instanceof InputPeerChannelFromMessage indirect) ? channelBox(indirect.channelId()) : BoxId.COMMON;
	}

	private static @Nullable BoxId channelBox(long channelId) {
		return (channelId != UNIDENTIFIED) ? BoxId.channel(channelId) : null;
	}

	private static long idOf(InputChannelType channel) {
		if (channel instanceof InputChannel plain) {
			return plain.channelId();
		}
		return (channel instanceof InputChannelFromMessage indirect) ? indirect.channelId() : UNIDENTIFIED;
	}

}
