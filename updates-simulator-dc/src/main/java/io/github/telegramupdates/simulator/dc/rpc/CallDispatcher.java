package io.github.telegramupdates.simulator.dc.rpc;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;
import io.github.telegramupdates.tl.updates.rpc.GetState;

/**
 * Takes calls, and answers each one: from the data center itself, from the simulated
 * Telegram, or with an error.
 */
public final class CallDispatcher {

	private final LocalMethods local = new LocalMethods();

	private final CallObserver observer;

	private final CallFaults faults;

	/**
	 * Creates a desk.
	 * @param logins who can log in
	 * @param help what the data center says about itself
	 * @param observer learns what clients do
	 * @param plan what goes wrong
	 */
	public CallDispatcher(LoginMethods logins, HelpMethods help, CallObserver observer, FaultPlan plan) {
		this.observer = observer;
		this.faults = new CallFaults(plan);
		logins.register(this.local, observer, this.faults);
		help.register(this.local);
	}

	/**
	 * Makes a call.
	 * @param caller who calls
	 * @param callId id of the call
	 * @param body the boxed call
	 */
	public void call(CallingSession caller, long callId, byte[] body) {
		try {
			UnwrappedCall call = UnwrappedCall.read(body);
			introduce(caller, call);
			if (!call.after().stream().allMatch(caller::hasReceived)) {
				throw RpcFailure.badRequest("MSG_WAIT_FAILED");
			}
			dispatch(caller, callId, call.query(), call.withUpdates());
		}
		catch (TlDecodeException ex) {
			fail(caller, callId, RpcFailure.badRequest("INPUT_REQUEST_INVALID"));
		}
		catch (RpcFailure ex) {
			fail(caller, callId, ex);
		}
		catch (RpcException ex) {
			fail(caller, callId, RpcFailure.of(ex));
		}
	}

	private static void introduce(CallingSession caller, UnwrappedCall call) {
		caller.noteIntroduction(call.initialises());
		if (!caller.authorization().isIntroduced()) {
			throw RpcFailure.badRequest("CONNECTION_NOT_INITED");
		}
	}

	private static void fail(CallingSession caller, long callId, RpcFailure failure) {
		caller.answer(callId, failure.toMessage().toByteArray());
	}

	private <R> void dispatch(CallingSession caller, long callId, TlMethod<R> query, boolean withUpdates) {
		LocalMethods.Handler<TlMethod<R>, R> handler = this.local.handler(query);
		if (handler != null) {
			answer(caller, callId, query, handler.handle(caller, query));
			return;
		}
		SimulatedAccount account = caller.authorization().account();
		if (account == null) {
			throw new RpcFailure(401, "AUTH_KEY_UNREGISTERED");
		}
		if (withUpdates) {
			caller.subscribe();
		}
		this.faults.beforeCall();
		caller.simulatedSession().call(this.faults.changed(query), (result) -> {
			this.faults.afterCall(result);
			answer(caller, callId, query, result);
		});
		observe(caller, account, query);
	}

	private void observe(CallingSession caller, SimulatedAccount account, TlMethod<?> query) {
		if (query instanceof GetState || query instanceof GetDifference) {
			this.observer.stateAsked(account, caller);
		}
		else if (query instanceof SendMessage message) {
			this.observer.messageSent(account, message);
		}
	}

	private static <R> void answer(CallingSession caller, long callId, TlMethod<R> query, R result) {
		TlWriter out = new TlWriter();
		query.writeResult(out, result);
		caller.answer(callId, out.toByteArray());
	}

}
