package io.github.telegramupdates.simulator;

import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.Block;
import io.github.telegramupdates.simulator.world.ConnectBusiness;
import io.github.telegramupdates.simulator.world.CreateNumberedAccount;
import io.github.telegramupdates.simulator.world.HideChannel;
import io.github.telegramupdates.simulator.world.MessageStyle;
import io.github.telegramupdates.simulator.world.Operation;
import io.github.telegramupdates.simulator.world.OperationCodec;
import io.github.telegramupdates.simulator.world.ResetPts;
import io.github.telegramupdates.simulator.world.PressButton;
import io.github.telegramupdates.simulator.world.Retain;
import io.github.telegramupdates.simulator.world.SendService;
import io.github.telegramupdates.simulator.world.SendStyled;
import io.github.telegramupdates.simulator.world.Skip;
import io.github.telegramupdates.simulator.world.Vote;
import io.github.telegramupdates.simulator.world.WatchMembers;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.ReplyKeyboardForceReply;
import io.github.telegramupdates.tl.ReplyMarkup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations as the journal keeps them.
 */
class OperationCodecTests {

	static List<Operation> operations() {
		return List.of(new Retain(ChatKey.channel(5), 7), new SendService(1, ChatKey.group(2), 3, true),
				new HideChannel(4, true), new Block(1, List.of(2L, 3L), false), new WatchMembers(4, 1),
				new ConnectBusiness(1, 2, true), new Vote(1, 2, 3, 4), new ResetPts(1), new Skip(4, 10),
				new PressButton(1, 2, 3), new CreateNumberedAccount(777, "peer", false), styled(null),
				styled(new ReplyKeyboardForceReply(true, false, "answer")));
	}

	private static Operation styled(@Nullable ReplyMarkup markup) {
		return new SendStyled(1, ChatKey.user(2), "text", 3,
				new MessageStyle(true, false, 4, "quote", 5, List.of(new MessageEntityBold(0, 4)), markup, 6));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void anOperationIsReadAsItWasWritten(Operation operation) {
		assertThat(OperationCodec.decode(OperationCodec.encode(operation))).isEqualTo(operation);
	}

}
