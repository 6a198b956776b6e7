package io.github.telegramupdates.engine.intake;

import java.util.List;

import io.github.telegramupdates.tl.InputKeyboardButtonRequestPeer;
import io.github.telegramupdates.tl.InputKeyboardButtonUrlAuth;
import io.github.telegramupdates.tl.InputKeyboardButtonUserProfile;
import io.github.telegramupdates.tl.KeyboardButtonRequestPeer;
import io.github.telegramupdates.tl.KeyboardButtonRow;
import io.github.telegramupdates.tl.KeyboardButtonType;
import io.github.telegramupdates.tl.KeyboardButtonUrlAuth;
import io.github.telegramupdates.tl.KeyboardButtonUserProfile;
import io.github.telegramupdates.tl.ReplyInlineMarkup;
import io.github.telegramupdates.tl.ReplyKeyboardMarkup;
import io.github.telegramupdates.tl.ReplyMarkup;
import org.jspecify.annotations.Nullable;

/**
 * Markup of a sent message, as the server writes it into the message: some buttons have
 * another form there.
 */
final class SentMarkup {

	/** The server numbers buttons that log in, and does not show it to the sender. */
	private static final int UNTOLD = 0;

	private SentMarkup() {
	}

	static @Nullable ReplyMarkup of(@Nullable ReplyMarkup sent, AddressedPeers peers) {
		if (sent instanceof ReplyInlineMarkup inline) {
			return new ReplyInlineMarkup(rows(inline.rows(), peers));
		}
		if (sent instanceof ReplyKeyboardMarkup keyboard) {
			return new ReplyKeyboardMarkup(keyboard.resize(), keyboard.singleUse(), keyboard.selective(),
					keyboard.persistent(), rows(keyboard.rows(), peers), keyboard.placeholder());
		}
		return sent;
	}

	private static List<KeyboardButtonRow> rows(List<KeyboardButtonRow> rows, AddressedPeers peers) {
		return rows.stream()
			.map((row) -> new KeyboardButtonRow(
					row.buttons().stream().map((button) -> received(button, peers)).toList()))
			.toList();
	}

	private static KeyboardButtonType received(KeyboardButtonType button, AddressedPeers peers) {
		if (button instanceof InputKeyboardButtonUserProfile profile) {
			Long userId = peers.of(profile.userId());
			return (userId != null) ? new KeyboardButtonUserProfile(profile.style(), profile.text(), userId) : button;
		}
		if (button instanceof InputKeyboardButtonRequestPeer request) {
			return new KeyboardButtonRequestPeer(request.style(), request.text(), request.buttonId(),
					request.peerType(), request.maxQuantity());
		}
		return (button instanceof InputKeyboardButtonUrlAuth login)
				? new KeyboardButtonUrlAuth(login.style(), login.text(), login.fwdText(), login.url(), UNTOLD) : button;
	}

}
