package io.github.telegramupdates.spring;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.spring.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of an application on one PostgreSQL: an account is connected by one of
 * them, whatever happens, and soon by the other when that one is gone.
 */
class ClusterTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("archive_bot");

	private final Map<String, String> database = Databases.postgres();

	private final OpenConnections connections = new OpenConnections();

	private final List<ClusterInstance> instances = new ArrayList<>();

	@AfterEach
	void close() {
		this.instances.forEach(ClusterInstance::close);
		this.telegram.close();
		assertThat(this.connections.most()).isEqualTo(1);
		assertThat(this.connections.now()).isZero();
	}

	@Test
	void anInstanceThatStopsHandsTheAccountOverAtOnce() {
		ClusterInstance first = start();
		await().until(first::isLive);
		this.alice.sends(this.bot, "one");
		await().until(() -> first.texts().contains("one"));
		ClusterInstance second = start();
		await().until(() -> second.holder().isPresent());
		assertThat(second.standsBy()).isTrue();
		assertThat(second.health().getStatus()).isEqualTo(Status.UP);
		assertThat(second.health().getDetails()).containsEntry("holder", second.holder().orElseThrow());
		first.close();
		await().atMost(Duration.ofSeconds(2)).until(() -> !second.standsBy());
		await().until(second::isLive);
		this.alice.sends(this.bot, "two");
		await().untilAsserted(() -> assertThat(second.texts()).containsExactly("one", "two"));
	}

	@Test
	void anInstanceWhoseLockIsStolenDisconnectsAndTheAccountComesBack() {
		ClusterInstance first = start();
		await().until(first::isLive);
		ClusterInstance second = start();
		this.alice.sends(this.bot, "one");
		first.bean(JdbcTemplate.class)
			.update("update telegram_lock set client_id = 'thief', expired_after = ?",
					LocalDateTime.now(ZoneOffset.UTC).plusSeconds(2));
		await().until(first::standsBy);
		assertThat(this.connections.now()).isZero();
		await().until(() -> first.holder().filter("thief"::equals).isPresent());
		assertThat(second.standsBy()).isTrue();
		await().until(() -> first.isLive() || second.isLive());
		this.alice.sends(this.bot, "two");
		await().untilAsserted(() -> assertThat(second.texts()).containsExactly("one", "two"));
	}

	private ClusterInstance start() {
		ClusterInstance instance = ClusterInstance.start(this.database,
				this.connections.factory(() -> this.telegram.connect(this.bot)));
		this.instances.add(instance);
		return instance;
	}

}
