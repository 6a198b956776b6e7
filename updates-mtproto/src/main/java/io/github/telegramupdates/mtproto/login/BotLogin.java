package io.github.telegramupdates.mtproto.login;

import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.auth.Authorization;
import io.github.telegramupdates.tl.auth.rpc.ImportBotAuthorization;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * Logs a bot in by its token.
 */
final class BotLogin implements LoginFlow {

	private final LoginCredentials.Bot credentials;

	BotLogin(LoginCredentials.Bot credentials) {
		this.credentials = credentials;
	}

	@Override
	public LoginAction begin() {
		return new LoginAction.Call(new ImportBotAuthorization(0, this.credentials.apiId(), this.credentials.apiHash(),
				this.credentials.token()));
	}

	@Override
	public LoginAction onAnswer(Object result) {
		return (result instanceof Authorization authorization)
				? new LoginAction.Finish(new LoggedInAccount(authorization.user().id(), true))
				: LoginAction.Refuse.of(LoginHints.ANSWER_NOT_UNDERSTOOD);
	}

	@Override
	public LoginAction onError(RpcException error) {
		return new LoginAction.Refuse(new LoginRefusedException(error));
	}

}
