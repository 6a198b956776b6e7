package io.github.telegramupdates.mtproto.login;

import java.time.Duration;

import io.github.telegramupdates.mtproto.crypto.PasswordProof;
import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.CodeSettings;
import io.github.telegramupdates.tl.account.Password;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.AuthorizationSignUpRequired;
import io.github.telegramupdates.tl.auth.AuthorizationType;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.SentCodePaymentRequired;
import io.github.telegramupdates.tl.auth.SentCodeSuccess;
import io.github.telegramupdates.tl.auth.rpc.ResendCode;
import io.github.telegramupdates.tl.auth.rpc.SendCode;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.client.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Logs a user in: asks for a code, sends it, and proves to know the password if the
 * account has one. Asks again a few times for what is wrong or too late.
 *
 * @see <a href="https://core.telegram.org/api/auth">core.telegram.org/api/auth</a>
 */
final class PhoneLogin implements LoginFlow {

	private static final int MAX_CODES = 5;

	private final LoginCredentials.User credentials;

	private final PasswordStep password = new PasswordStep();

	private @Nullable SentCode sent;

	private int attempts;

	private boolean passwordNeeded;

	PhoneLogin(LoginCredentials.User credentials) {
		this.credentials = credentials;
	}

	@Override
	public LoginAction begin() {
		this.sent = null;
		this.passwordNeeded = false;
		return new LoginAction.Call(new SendCode(this.credentials.phone(), this.credentials.apiId(),
				this.credentials.apiHash(), CodeSettings.builder().build()));
	}

	@Override
	public LoginAction onAnswer(Object result) {
		if (result instanceof SentCode code) {
			return onSent(code);
		}
		if (result instanceof SentCodeSuccess success) {
			return onAuthorization(success.authorization());
		}
		if (result instanceof SentCodePaymentRequired) {
			return LoginAction.Refuse.of(LoginHints.PAYMENT_REQUIRED);
		}
		if (result instanceof Password challenge) {
			return this.password.onChallenge(challenge);
		}
		return (result instanceof AuthorizationType authorization) ? onAuthorization(authorization)
				: LoginAction.Refuse.of(LoginHints.ANSWER_NOT_UNDERSTOOD);
	}

	private static LoginAction onAuthorization(AuthorizationType authorization) {
		if (authorization instanceof AuthorizationSignUpRequired) {
			return LoginAction.Refuse.of(LoginHints.SIGN_UP_REQUIRED);
		}
		long userId = ((Authorization) authorization).user().id();
		return new LoginAction.Finish(new LoggedInAccount(userId, false));
	}

	private LoginAction onSent(SentCode code) {
		this.sent = code;
		return askCode(code);
	}

	private LoginAction askCode(SentCode code) {
		CodeDelivery delivery = CodeDelivery.of(code.type());
		if (delivery == null) {
			return LoginAction.Refuse.of(LoginHints.EMAIL_SETUP_REQUIRED);
		}
		if (++this.attempts > MAX_CODES) {
			return LoginAction.Refuse.of(LoginHints.CODE_ATTEMPTS_EXHAUSTED);
		}
		Duration nextAfter = (code.timeout() != null) ? Duration.ofSeconds(code.timeout()) : null;
		return new LoginAction.AskCode(new CodeRequest(delivery, CodeDelivery.lengthOf(code.type()),
				CodeDelivery.of(code.nextType()), nextAfter, this.attempts));
	}

	@Override
	public LoginAction onTold(String text) {
		if (this.passwordNeeded) {
			return this.password.onTold(text);
		}
		SentCode code = this.sent;
		if (code == null) {
			throw new IllegalStateException("No code was sent");
		}
		String entered = text.strip();
		if (!entered.isEmpty()) {
			return new LoginAction.Call(new SignIn(this.credentials.phone(), code.phoneCodeHash(), entered, null));
		}
		return (code.nextType() != null)
				? new LoginAction.Call(new ResendCode(this.credentials.phone(), code.phoneCodeHash(), null)) : begin();
	}

	@Override
	public LoginAction onProof(PasswordProof proof) {
		return this.password.onProof(proof);
	}

	@Override
	public LoginAction onError(RpcException error) {
		return switch (error.type()) {
			case "PHONE_CODE_INVALID", "PHONE_CODE_EMPTY" -> (this.sent != null) ? askCode(this.sent) : refuse(error);
			case "PHONE_CODE_EXPIRED" -> sendAnew();
			case "SESSION_PASSWORD_NEEDED" -> {
				this.passwordNeeded = true;
				yield this.password.begin();
			}
			case "PASSWORD_HASH_INVALID", "SRP_ID_INVALID", "SRP_PASSWORD_CHANGED" -> this.password.begin();
			default -> refuse(error);
		};
	}

	/** Counts like a wrong code, so that it has an end. */
	private LoginAction sendAnew() {
		return (this.attempts < MAX_CODES) ? begin() : LoginAction.Refuse.of(LoginHints.CODE_ATTEMPTS_EXHAUSTED);
	}

	private static LoginAction refuse(RpcException error) {
		return new LoginAction.Refuse(new LoginRefusedException(error));
	}

}
