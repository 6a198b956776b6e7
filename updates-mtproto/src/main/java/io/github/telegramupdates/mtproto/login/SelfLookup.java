package io.github.telegramupdates.mtproto.login;

import java.util.List;

import io.github.telegramupdates.mtproto.store.LoggedInAccount;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.users.rpc.GetUsers;

/**
 * Asks who is logged in, where somebody may be: by an imported session, or by a login
 * whose answer was lost. A login is not repeated for that.
 */
final class SelfLookup implements LoginFlow {

	@Override
	public LoginAction begin() {
		return new LoginAction.Call(new GetUsers(List.of(new InputUserSelf())));
	}

	@Override
	public LoginAction onAnswer(Object result) {
		if (result instanceof List<?> users && !users.isEmpty() && users.get(0) instanceof User self) {
			return new LoginAction.Finish(new LoggedInAccount(self.id(), self.bot()));
		}
		return LoginAction.Refuse.of(LoginHints.ANSWER_NOT_UNDERSTOOD);
	}

	@Override
	public LoginAction onError(RpcException error) {
		return new LoginAction.Refuse(new LoginRefusedException(error));
	}

}
