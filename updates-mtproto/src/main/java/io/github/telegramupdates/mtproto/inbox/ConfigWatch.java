package io.github.telegramupdates.mtproto.inbox;

import java.util.function.Consumer;

import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateConfig;
import io.github.telegramupdates.tl.UpdateDcOptions;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;

/**
 * Finds what concerns the client itself in what is pushed to the account.
 */
final class ConfigWatch {

	private final Consumer<Update> client;

	ConfigWatch(Consumer<Update> client) {
		this.client = client;
	}

	void watch(UpdatesType pushed) {
		if (pushed instanceof UpdateShort single) {
			watch(single.update());
		}
		else if (pushed instanceof Updates several) {
			several.updates().forEach(this::watch);
		}
		else if (pushed instanceof UpdatesCombined several) {
			several.updates().forEach(this::watch);
		}
	}

	private void watch(Update update) {
		if (update instanceof UpdateConfig || update instanceof UpdateDcOptions) {
			this.client.accept(update);
		}
	}

}
