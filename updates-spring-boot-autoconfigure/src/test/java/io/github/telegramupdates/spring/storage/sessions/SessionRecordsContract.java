package io.github.telegramupdates.spring.storage.sessions;

import java.util.Arrays;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.telegramupdates.mtproto.store.SessionRecords;
import io.github.telegramupdates.spring.storage.StorageApplication;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is promised of sessions in a database.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class SessionRecordsContract {

	private final String account = "support-bot " + UUID.randomUUID();

	abstract StorageApplication application();

	private SessionTable table() {
		return new SessionTable(application().bean(StorageAccess.class));
	}

	@Test
	void aRecordIsLoadedWhole() {
		byte[] record = new byte[5_000];
		Arrays.fill(record, (byte) 7);
		table().records(this.account).save(record);
		assertThat(table().records(this.account).load()).hasValue(record);
	}

	@Test
	void whatWasSavedLastIsLoaded() {
		SessionRecords records = table().records(this.account);
		assertThat(records.load()).isEmpty();
		records.save(new byte[] { 1, 2 });
		records.save(new byte[] { 3 });
		assertThat(table().records(this.account).load()).hasValue(new byte[] { 3 });
		assertThat(table().records("another").load()).isEmpty();
	}

	@Test
	void aSessionThatIsDeletedIsGone() {
		SessionRecords records = table().records(this.account);
		records.save(new byte[] { 1 });
		records.delete();
		records.delete();
		assertThat(records.load()).isEmpty();
		assertThat(rows()).isZero();
	}

	@Test
	void aSessionThatIsKeptAsideIsNeitherLoadedNorLost() {
		SessionRecords records = table().records(this.account);
		records.setAside();
		records.save(new byte[] { 1 });
		records.setAside();
		records.save(new byte[] { 2 });
		records.setAside();
		assertThat(records.load()).isEmpty();
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void aSessionSurvivesTheRollbackOfTheCaller() {
		SessionRecords records = table().records(this.account);
		application().transaction().executeWithoutResult((status) -> {
			records.save(new byte[] { 1 });
			status.setRollbackOnly();
		});
		assertThat(records.load()).hasValue(new byte[] { 1 });
	}

	@Test
	void aDatabaseInMemoryIsWarnedOfOnce(CapturedOutput output) {
		SessionTable table = table();
		table.records(this.account).load();
		table.records("another").load();
		String warning = "are stored in a database in memory";
		assertThat(output.toString().split(warning, -1)).hasSize(isInMemory() ? 2 : 1);
	}

	abstract boolean isInMemory();

	private long rows() {
		return JdbcClient.create(application().bean(DataSource.class))
			.sql("select count(*) from telegram_session where account = ?")
			.param(this.account)
			.query(Long.class)
			.single();
	}

}
