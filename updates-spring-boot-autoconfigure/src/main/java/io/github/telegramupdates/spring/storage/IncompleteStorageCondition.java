package io.github.telegramupdates.spring.storage;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.engine.storage.StateStorage;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/**
 * Matches if the application leaves a part of the storage to the starter. Otherwise
 * nobody needs our tables.
 */
final class IncompleteStorageCondition extends AnyNestedCondition {

	IncompleteStorageCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnMissingBean(StateStorage.class)
	static class Positions {

	}

	@ConditionalOnMissingBean(ChannelAccessHasher.class)
	static class ChannelHashes {

	}

	@ConditionalOnMissingBean(UserAccessHasher.class)
	static class UserHashes {

	}

}
