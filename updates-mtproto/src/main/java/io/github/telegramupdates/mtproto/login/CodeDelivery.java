package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.tl.auth.CodeType;
import io.github.telegramupdates.tl.auth.CodeTypeCall;
import io.github.telegramupdates.tl.auth.CodeTypeFlashCall;
import io.github.telegramupdates.tl.auth.CodeTypeFragmentSms;
import io.github.telegramupdates.tl.auth.CodeTypeMissedCall;
import io.github.telegramupdates.tl.auth.CodeTypeSms;
import io.github.telegramupdates.tl.auth.SentCodeType;
import io.github.telegramupdates.tl.auth.SentCodeTypeApp;
import io.github.telegramupdates.tl.auth.SentCodeTypeCall;
import io.github.telegramupdates.tl.auth.SentCodeTypeEmailCode;
import io.github.telegramupdates.tl.auth.SentCodeTypeFirebaseSms;
import io.github.telegramupdates.tl.auth.SentCodeTypeFlashCall;
import io.github.telegramupdates.tl.auth.SentCodeTypeFragmentSms;
import io.github.telegramupdates.tl.auth.SentCodeTypeMissedCall;
import io.github.telegramupdates.tl.auth.SentCodeTypeSetUpEmailRequired;
import io.github.telegramupdates.tl.auth.SentCodeTypeSms;
import org.jspecify.annotations.Nullable;

/**
 * On which way the server sends the code of a login.
 *
 * @see <a href="https://core.telegram.org/api/auth">core.telegram.org/api/auth</a>
 */
public enum CodeDelivery {

	/** A message in Telegram, in another session of the account. */
	APP,

	/** A text message; also one with a word or a phrase in place of digits. */
	SMS,

	/** A call that says the code. */
	CALL,

	/** A call whose number contains the code. */
	FLASH_CALL,

	/** A call that is not answered, and whose number ends with the code. */
	MISSED_CALL,

	/** An email to the address of the login. */
	EMAIL,

	/** A message on fragment.com, for numbers bought there. */
	FRAGMENT;

	/** None if the server sends nothing before the account has an address for emails. */
	static @Nullable CodeDelivery of(SentCodeType type) {
		if (type instanceof SentCodeTypeSetUpEmailRequired) {
			return null;
		}
		if (type instanceof SentCodeTypeApp) {
			return APP;
		}
		if (type instanceof SentCodeTypeCall) {
			return CALL;
		}
		if (type instanceof SentCodeTypeFlashCall) {
			return FLASH_CALL;
		}
		if (type instanceof SentCodeTypeMissedCall) {
			return MISSED_CALL;
		}
		if (type instanceof SentCodeTypeEmailCode) {
			return EMAIL;
		}
		return (type instanceof SentCodeTypeFragmentSms) ? FRAGMENT : SMS;
	}

	static @Nullable Integer lengthOf(SentCodeType type) {
		if (type instanceof SentCodeTypeApp app) {
			return app.length();
		}
		if (type instanceof SentCodeTypeCall call) {
			return call.length();
		}
		if (type instanceof SentCodeTypeMissedCall call) {
			return call.length();
		}
		if (type instanceof SentCodeTypeEmailCode email) {
			return email.length();
		}
		if (type instanceof SentCodeTypeFragmentSms fragment) {
			return fragment.length();
		}
		if (type instanceof SentCodeTypeFirebaseSms firebase) {
			return firebase.length();
		}
		return (type instanceof SentCodeTypeSms sms) ? sms.length() : null;
	}

	static @Nullable CodeDelivery of(@Nullable CodeType type) {
		if (type instanceof CodeTypeCall) {
			return CALL;
		}
		if (type instanceof CodeTypeFlashCall) {
			return FLASH_CALL;
		}
		if (type instanceof CodeTypeMissedCall) {
			return MISSED_CALL;
		}
		if (type instanceof CodeTypeFragmentSms) {
			return FRAGMENT;
		}
		return (type instanceof CodeTypeSms) ? SMS : null;
	}

}
