package io.github.telegramupdates.spring;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.dc.DataCenter;
import io.github.telegramupdates.simulator.dc.DataCenterCounters;
import io.github.telegramupdates.simulator.dc.DataCenterOptions;
import io.github.telegramupdates.spring.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of an application whose clients share one session in one database: the
 * key is used over one connection at a time, whatever happens to an instance, and nobody
 * logs in anew.
 */
class FailoverTests {

	private final SimulatedTelegram telegram = SimulatedTelegram.builder().build();

	private final DataCenter dataCenter = DataCenter.start(this.telegram, DataCenterOptions.defaults());

	private final SimulatedAccount alice = this.telegram.user("alice");

	private final SimulatedAccount bot = this.telegram.bot("bot4711", 4711);

	private final Map<String, String> properties = properties();

	private final List<ClusterInstance> instances = new ArrayList<>();

	@AfterEach
	void close() {
		this.instances.forEach(ClusterInstance::close);
		DataCenterCounters counters = this.dataCenter.counters();
		this.dataCenter.close();
		this.telegram.close();
		assertThat(counters.sharedKeys()).isZero();
		assertThat(counters.logins()).isOne();
		assertThat(counters.exchanges()).isOne();
		assertThat(counters.connections()).isEqualTo(2);
		assertThat(counters.violations()).isEmpty();
	}

	@Test
	void aStopHandsTheSessionOverAtOnce() {
		ClusterInstance first = start();
		await().until(first::isLive);
		ClusterInstance second = start();
		await().until(() -> second.holder().isPresent());
		this.alice.sends(this.bot, "one");
		await().until(() -> first.texts().contains("one"));
		first.close();
		await().atMost(Duration.ofSeconds(2)).until(() -> !second.standsBy());
		this.alice.sends(this.bot, "two");
		await().untilAsserted(() -> assertThat(second.texts()).containsExactly("one", "two"));
	}

	@Test
	void aStolenLockEndsTheConnectionBeforeAnotherOneBegins() {
		ClusterInstance first = start();
		await().until(first::isLive);
		ClusterInstance second = start();
		first.bean(JdbcTemplate.class)
			.update("update telegram_lock set client_id = 'thief', expired_after = ?",
					LocalDateTime.now(ZoneOffset.UTC).plusSeconds(2));
		await().until(first::standsBy);
		this.alice.sends(this.bot, "one");
		await().until(() -> first.isLive() || second.isLive());
		await().untilAsserted(() -> assertThat(second.texts()).containsExactly("one"));
	}

	@Test
	void aKilledProcessIsSucceededWhenItsLockHasExpired() throws Exception {
		Process killed = ClusterInstance.fork(this.properties);
		try {
			await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::hasPosition);
			this.alice.sends(this.bot, "one");
			ClusterInstance survivor = start();
			await().until(() -> survivor.holder().isPresent());
			await().until(() -> survivor.texts().contains("one"));
			killed.destroyForcibly().waitFor();
			this.alice.sends(this.bot, "two");
			await().atMost(ClusterInstance.TIME_TO_LIVE.plusSeconds(5)).until(survivor::isLive);
			await().untilAsserted(() -> assertThat(survivor.texts()).containsExactly("one", "two"));
		}
		finally {
			killed.destroyForcibly();
		}
	}

	/** Fails until the other process has made the table. */
	private boolean hasPosition() {
		return new JdbcTemplate(new DriverManagerDataSource(this.properties.get("spring.datasource.url"),
				this.properties.get("spring.datasource.username"), ""))
			.queryForList("select pts from telegram_user_state", Integer.class)
			.stream()
			.anyMatch((pts) -> pts > 0);
	}

	private ClusterInstance start() {
		ClusterInstance instance = ClusterInstance.start(this.properties);
		this.instances.add(instance);
		return instance;
	}

	private Map<String, String> properties() {
		Map<String, String> all = new HashMap<>(Databases.postgres());
		all.put("telegram.updates.servers[0].address", "127.0.0.1:" + this.dataCenter.port());
		all.put("telegram.updates.public-keys[0]", this.dataCenter.publicKey().toPem());
		return all;
	}

}
