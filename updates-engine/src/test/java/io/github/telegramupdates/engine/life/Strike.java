package io.github.telegramupdates.engine.life;

import io.github.telegramupdates.simulator.connection.SimulatedConnection;

/**
 * What goes wrong with a connection.
 */
final class Strike {

	private Strike() {
	}

	static void on(SimulatedConnection connection, Mishap mishap) {
		if (mishap instanceof Mishap.Disconnects) {
			connection.disconnect();
		}
		else if (mishap instanceof Mishap.Reconnects) {
			connection.reconnect();
		}
		else if (mishap instanceof Mishap.Holds) {
			connection.holdPushes();
		}
		else if (mishap instanceof Mishap.Releases) {
			connection.releasePushes();
		}
		else if (mishap instanceof Mishap.NewSession) {
			connection.startNewSession();
		}
		else if (mishap instanceof Mishap.RepeatsSession) {
			connection.repeatNewSession();
		}
		else if (mishap instanceof Mishap.Migrates) {
			connection.migrate();
		}
		else if (mishap instanceof Mishap.GarblesPush) {
			connection.garbleNextPush();
		}
		else if (mishap instanceof Mishap.Bundles bundles) {
			connection.bundleNext(bundles.pushes());
		}
		else {
			answer(connection, mishap);
		}
	}

	private static void answer(SimulatedConnection connection, Mishap mishap) {
		if (mishap instanceof Mishap.GarblesAnswer garbles) {
			connection.garbleNextAnswer(garbles.method());
		}
		else if (mishap instanceof Mishap.GarblesLargeAnswers garbles) {
			connection.garbleLargeAnswers(garbles.method(), garbles.bytes());
		}
		else if (mishap instanceof Mishap.Fails fails) {
			connection.failNext(fails.method(), fails.code(), fails.type());
		}
		else if (mishap instanceof Mishap.FailsOn fails) {
			connection.failAlways(fails.method(), fails.code(), fails.type());
		}
		else if (mishap instanceof Mishap.Heals heals) {
			connection.heal(heals.method());
		}
		else if (mishap instanceof Mishap.Floods floods) {
			connection.floodWait(floods.method(), floods.seconds());
		}
		else if (mishap instanceof Mishap.Lags lags) {
			connection.lag(lags.method(), lags.events(), lags.calls());
		}
		else if (mishap instanceof Mishap.OmitsDialogPts) {
			connection.omitDialogPts(1);
		}
		else {
			throw new IllegalArgumentException("Nothing of a connection: " + mishap);
		}
	}

}
