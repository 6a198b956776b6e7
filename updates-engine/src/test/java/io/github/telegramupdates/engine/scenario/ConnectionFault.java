package io.github.telegramupdates.engine.scenario;

import io.github.telegramupdates.simulator.connection.SimulatedConnection;

/**
 * What goes wrong with a connection.
 */
final class ConnectionFault {

	private ConnectionFault() {
	}

	static void on(SimulatedConnection connection, Fault fault) {
		if (fault instanceof Fault.Disconnects) {
			connection.disconnect();
		}
		else if (fault instanceof Fault.Reconnects) {
			connection.reconnect();
		}
		else if (fault instanceof Fault.Holds) {
			connection.holdPushes();
		}
		else if (fault instanceof Fault.Releases) {
			connection.releasePushes();
		}
		else if (fault instanceof Fault.NewSession) {
			connection.startNewSession();
		}
		else if (fault instanceof Fault.RepeatsSession) {
			connection.repeatNewSession();
		}
		else if (fault instanceof Fault.Migrates) {
			connection.migrate();
		}
		else if (fault instanceof Fault.GarblesPush) {
			connection.garbleNextPush();
		}
		else if (fault instanceof Fault.Bundles bundles) {
			connection.bundleNext(bundles.pushes());
		}
		else {
			answer(connection, fault);
		}
	}

	private static void answer(SimulatedConnection connection, Fault fault) {
		if (fault instanceof Fault.GarblesAnswer garbles) {
			connection.garbleNextAnswer(garbles.method());
		}
		else if (fault instanceof Fault.GarblesLargeAnswers garbles) {
			connection.garbleLargeAnswers(garbles.method(), garbles.bytes());
		}
		else if (fault instanceof Fault.Fails fails) {
			connection.failNext(fails.method(), fails.code(), fails.type());
		}
		else if (fault instanceof Fault.FailsOn fails) {
			connection.failAlways(fails.method(), fails.code(), fails.type());
		}
		else if (fault instanceof Fault.Heals heals) {
			connection.heal(heals.method());
		}
		else if (fault instanceof Fault.Floods floods) {
			connection.floodWait(floods.method(), floods.seconds());
		}
		else if (fault instanceof Fault.Lags lags) {
			connection.lag(lags.method(), lags.events(), lags.calls());
		}
		else if (fault instanceof Fault.OmitsDialogPts) {
			connection.omitDialogPts(1);
		}
		else {
			throw new IllegalArgumentException("Nothing of a connection: " + fault);
		}
	}

}
