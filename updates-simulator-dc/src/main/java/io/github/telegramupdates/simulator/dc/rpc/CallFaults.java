package io.github.telegramupdates.simulator.dc.rpc;

import java.util.OptionalInt;

import io.github.telegramupdates.simulator.dc.fault.CallFault;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.updates.DifferenceSlice;
import io.github.telegramupdates.tl.updates.rpc.GetDifference;

/**
 * What goes wrong with calls.
 */
final class CallFaults {

	private static final int SEE_OTHER = 303;

	private static final int FLOOD = 420;

	private static final int INTERNAL_ERROR = 500;

	private final FaultPlan plan;

	CallFaults(FaultPlan plan) {
		this.plan = plan;
	}

	/**
	 * Lets a call fail, if it is time for it.
	 * @throws RpcFailure if it fails
	 */
	void beforeCall() {
		OptionalInt seconds = this.plan.takeNumber(CallFault.FLOOD_WAIT);
		if (seconds.isPresent()) {
			throw new RpcFailure(FLOOD, "FLOOD_WAIT_" + seconds.getAsInt());
		}
		if (this.plan.take(CallFault.INTERNAL)) {
			throw new RpcFailure(INTERNAL_ERROR, "INTERNAL");
		}
	}

	/**
	 * The call as it is carried out.
	 */
	@SuppressWarnings("unchecked")
	<R> TlMethod<R> changed(TlMethod<R> query) {
		if (query instanceof GetDifference request && this.plan.isDue(CallFault.SLICE)) {
			return (TlMethod<R>) new GetDifference(request.pts(), 1, request.ptsTotalLimit(), request.date(),
					request.qts(), 1);
		}
		return query;
	}

	/**
	 * Takes note of an answer.
	 */
	void afterCall(Object result) {
		if (result instanceof DifferenceSlice) {
			this.plan.take(CallFault.SLICE);
		}
	}

	/**
	 * Sends a client that logs in to the data center where its account is. A key that was
	 * not made for any is sent away once.
	 * @throws RpcFailure if the account is elsewhere
	 */
	void beforeLogin(CallingSession caller, String error) {
		OptionalInt home = this.plan.number(CallFault.MIGRATE);
		int dc = caller.authorization().dc();
		if (home.isEmpty() || dc == home.getAsInt()) {
			return;
		}
		if (dc == 0) {
			this.plan.take(CallFault.MIGRATE);
		}
		else {
			this.plan.count(CallFault.MIGRATE);
		}
		throw new RpcFailure(SEE_OTHER, error + "_" + home.getAsInt());
	}

}
