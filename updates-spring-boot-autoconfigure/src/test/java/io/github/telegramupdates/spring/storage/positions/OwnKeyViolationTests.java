package io.github.telegramupdates.spring.storage.positions;

import java.sql.SQLException;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which refusals of the database are conflicts.
 */
class OwnKeyViolationTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			23505; telegram_channel_state_pkey; true
			23505; TELEGRAM_FETCH_INTENT_PKEY; true
			23505; telegram_channel_state_pk; true
			23505; PUBLIC.TELEGRAM_CHANNEL_STATE_PK INDEX PUBLIC.PRIMARY_KEY_8; true
			23505; PUBLIC.AUDIT_OF_TELEGRAM_USER_STATE_PK INDEX PUBLIC.PRIMARY_KEY_8; false
			23505; PUBLIC.MESSAGE_PK INDEX PUBLIC.TELEGRAM_USER_STATE_PK; false
			23505; PUBLIC.PRIMARY_KEY_7 ON PUBLIC.TELEGRAM_USER_STATE(USER_ID) VALUES ( 7 ); true
			23505; PRIMARY_KEY_7 ON "telegram"."telegram_user_state"(USER_ID); true
			23505; audit_of_telegram_user_state_pkey; false
			23505; PUBLIC.AUDIT_KEY ON PUBLIC.AUDIT(USER_ID) VALUES ( 7 ); false
			23505; PUBLIC.KEY ON PUBLIC.AUDIT_TELEGRAM_USER_STATE(USER_ID); false
			23505; message_pkey; false
			23503; telegram_channel_state_pkey; false
			23514; telegram_channel_state_pkey; false
			23502; ; false
			23505; ; false
			""")
	void onlyARowOfOursThatWasThereIsOne(String state, String constraint, boolean conflict) {
		SQLException error = new SQLException("refused", state);
		assertThat(OwnKeyViolation.isCauseOf(new DataIntegrityViolationException("refused",
				new ConstraintViolationException("refused", error, constraint))))
			.isEqualTo(conflict);
	}

}
