package io.github.telegramupdates.engine.sequencing;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.telegramupdates.engine.sequencing.Updating.newMessage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The record of all settings is handed on whole, and followed.
 */
class SequencingSettingsTests {

	private static final SequencingSettings DEFAULT = SequencingSettings.DEFAULT;

	@Test
	void aBotAsksForLargePagesAndPollsNoChannel() {
		SequencingSettings bot = SequencingSettings.of(AccountKind.BOT);
		assertThat(bot.channelPage()).isEqualTo(100_000);
		assertThat(bot.openedChannels()).isZero();
	}

	@Test
	void aUserAsksForPagesOf100AndPollsTenChannels() {
		SequencingSettings user = SequencingSettings.of(AccountKind.USER);
		assertThat(user.channelPage()).isEqualTo(100);
		assertThat(user.openedChannels()).isEqualTo(10);
	}

	@Test
	void aGapWaitsAsLongAsTheSettingsSay() {
		SequencingSettings.Gaps gaps = new SequencingSettings.Gaps(2, 70, 30, DEFAULT.gaps().lookMillis());
		assertThat(EngineScript.of(with(gaps)).live(newMessage(103)).armedIn()).isEqualTo(70);
		assertThat(EngineScript.of(with(gaps)).live(newMessage(104)).armedIn()).isEqualTo(30);
	}

	@Test
	void listsOfWaitsAreCopied() {
		List<Long> looks = new ArrayList<>(List.of(1L));
		SequencingSettings.Gaps gaps = new SequencingSettings.Gaps(10, 500, 150, looks);
		looks.add(2L);
		assertThat(gaps.lookMillis()).containsExactly(1L);
	}

	private static SequencingSettings with(SequencingSettings.Gaps gaps) {
		return new SequencingSettings(DEFAULT.kind(), DEFAULT.memory(), DEFAULT.lanes(), gaps, DEFAULT.retries(),
				DEFAULT.account(), DEFAULT.channels(), DEFAULT.narrowing(), DEFAULT.verification());
	}

}
