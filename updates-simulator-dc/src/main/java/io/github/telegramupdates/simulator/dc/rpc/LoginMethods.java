package io.github.telegramupdates.simulator.dc.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.account.rpc.GetPassword;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.LoggedOut;
import io.github.telegramupdates.tl.auth.SentCode;
import io.github.telegramupdates.tl.auth.SentCodeTypeApp;
import io.github.telegramupdates.tl.auth.rpc.CheckPassword;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.auth.rpc.LogOut;
import io.github.telegramupdates.tl.auth.rpc.SendCode;
import io.github.telegramupdates.tl.auth.rpc.SignIn;
import io.github.telegramupdates.tl.users.rpc.GetUsers;

/**
 * Logins of bots and users.
 */
public final class LoginMethods {

	private static final Pattern BOT_ID = Pattern.compile("(\\d{1,15}):.*");

	private final SimulatedTelegram telegram;

	private final Credentials credentials;

	private final PasswordCheck password;

	/**
	 * Creates the methods.
	 * @param telegram where the accounts are
	 * @param credentials who can log in
	 * @param password checks the password of users
	 */
	public LoginMethods(SimulatedTelegram telegram, Credentials credentials, PasswordCheck password) {
		this.telegram = telegram;
		this.credentials = credentials;
		this.password = password;
	}

	void register(LocalMethods methods, CallObserver observer, CallFaults faults) {
		methods.on(ImportBotAuthorization.class, (caller, request) -> {
			faults.beforeLogin(caller, "USER_MIGRATE");
			return logIn(caller, bot(request.botAuthToken()), observer);
		});
		methods.on(SendCode.class, (caller, request) -> {
			faults.beforeLogin(caller, "PHONE_MIGRATE");
			return sendCode(caller, request);
		});
		methods.on(SignIn.class, (caller, request) -> signIn(caller, request, observer));
		methods.on(GetPassword.class, (caller, request) -> this.password.challenge());
		methods.on(CheckPassword.class, (caller, request) -> checkPassword(caller, request, observer));
		methods.on(LogOut.class, (caller, request) -> logOut(caller));
	}

	/** A token begins with the bot's id, if it looks like one. */
	private SimulatedAccount bot(String token) {
		if (!this.credentials.isToken(token)) {
			throw RpcFailure.badRequest("ACCESS_TOKEN_INVALID");
		}
		Matcher matcher = BOT_ID.matcher(token);
		if (!matcher.matches()) {
			return this.telegram.bot("bot" + Integer.toUnsignedString(token.hashCode()));
		}
		try {
			long id = Long.parseLong(matcher.group(1));
			return this.telegram.bot("bot" + id, id);
		}
		catch (IllegalArgumentException ex) {
			// the id is somebody else's
			throw RpcFailure.badRequest("ACCESS_TOKEN_INVALID");
		}
	}

	private SentCode sendCode(CallingSession caller, SendCode request) {
		if (!this.credentials.isPhone(request.phoneNumber())) {
			throw RpcFailure.badRequest("PHONE_NUMBER_INVALID");
		}
		String hash = Integer.toHexString(request.phoneNumber().hashCode());
		caller.authorization().awaitCode(hash);
		return new SentCode(new SentCodeTypeApp(this.credentials.codeLength()), hash, null, null);
	}

	private Authorization signIn(CallingSession caller, SignIn request, CallObserver observer) {
		if (!this.credentials.isPhone(request.phoneNumber())) {
			throw RpcFailure.badRequest("PHONE_NUMBER_INVALID");
		}
		if (!request.phoneCodeHash().equals(caller.authorization().phoneCodeHash())) {
			throw RpcFailure.badRequest("PHONE_CODE_EXPIRED");
		}
		if (!this.credentials.isCode(request.phoneCode())) {
			throw RpcFailure.badRequest("PHONE_CODE_INVALID");
		}
		SimulatedAccount user = this.telegram.user("user" + Credentials.digits(request.phoneNumber()));
		if (this.password.isSet()) {
			caller.authorization().awaitPassword(user);
			throw new RpcFailure(401, "SESSION_PASSWORD_NEEDED");
		}
		return logIn(caller, user, observer);
	}

	private Authorization checkPassword(CallingSession caller, CheckPassword request, CallObserver observer) {
		SimulatedAccount user = caller.authorization().awaitingPassword();
		if (user == null) {
			throw new RpcFailure(401, "AUTH_KEY_UNREGISTERED");
		}
		this.password.check(request.password());
		return logIn(caller, user, observer);
	}

	private static Authorization logIn(CallingSession caller, SimulatedAccount account, CallObserver observer) {
		caller.authorization().logIn(account);
		observer.loggedIn(account);
		List<UserType> self = new ArrayList<>();
		caller.simulatedSession().call(new GetUsers(List.of(new InputUserSelf())), self::addAll);
		return Authorization.builder().user(self.get(0)).build();
	}

	private static LoggedOut logOut(CallingSession caller) {
		if (caller.authorization().account() == null) {
			throw new RpcFailure(401, "AUTH_KEY_UNREGISTERED");
		}
		caller.authorization().logOut();
		return new LoggedOut(null);
	}

}
