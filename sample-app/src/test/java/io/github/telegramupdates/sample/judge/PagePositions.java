package io.github.telegramupdates.sample.judge;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

import io.github.telegramupdates.sample.ApplicationProcess;
import io.github.telegramupdates.sample.simulation.Positions;
import tools.jackson.databind.JsonNode;

import org.springframework.web.client.RestClient;

/**
 * Positions as the page of an application shows them.
 */
record PagePositions(ApplicationProcess application) implements Positions {

	@Override
	public OptionalInt ofAccount() {
		return account().map((account) -> pts(account.path("position"))).orElse(OptionalInt.empty());
	}

	@Override
	public OptionalInt ofChannel(long channelId) {
		return account().stream()
			.flatMap((account) -> StreamSupport.stream(account.path("channels").spliterator(), false))
			.filter((channel) -> channel.path("id").asLong() == channelId)
			.map(PagePositions::pts)
			.findFirst()
			.orElse(OptionalInt.empty());
	}

	boolean isConnected() {
		return account().filter((account) -> account.path("connected").asBoolean()).isPresent();
	}

	private Optional<JsonNode> account() {
		return this.application.address()
			.map((address) -> RestClient.create(address).get().uri("/api/accounts").retrieve().body(JsonNode.class))
			.map((accounts) -> accounts.path(0));
	}

	private static OptionalInt pts(JsonNode position) {
		return position.hasNonNull("pts") ? OptionalInt.of(position.path("pts").asInt()) : OptionalInt.empty();
	}

}
