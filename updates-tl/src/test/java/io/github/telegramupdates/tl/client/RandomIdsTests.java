package io.github.telegramupdates.tl.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.github.telegramupdates.tl.InputMediaEmpty;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.InputSingleMedia;
import io.github.telegramupdates.tl.InputUserSelf;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.messages.rpc.ForwardMessages;
import io.github.telegramupdates.tl.messages.rpc.GetInlineBotResults;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.messages.rpc.SendMultiMedia;
import io.github.telegramupdates.tl.messages.rpc.SendPaidReaction;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;
import io.github.telegramupdates.tl.updates.rpc.GetState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RandomIds}.
 */
class RandomIdsTests {

	private final AtomicLong last = new AtomicLong();

	private final LongSupplier ids = this.last::incrementAndGet;

	@Test
	void anIdThatIsZeroIsFilledIn() {
		assertThat(RandomIds.fill(message(0), this.ids)).isEqualTo(message(1));
		assertThat(RandomIds.fill(message(0), this.ids)).isEqualTo(message(2));
	}

	@Test
	void anIdThatIsSetStays() {
		SendMessage message = message(7);
		assertThat(RandomIds.fill(message, this.ids)).isSameAs(message);
	}

	@Test
	void aCallWithoutIdsStays() {
		GetState call = new GetState();
		assertThat(RandomIds.fill(call, this.ids)).isSameAs(call);
		assertThat(this.last).hasValue(0);
	}

	@Test
	void anIdInAWrappedCallIsFilledIn() {
		assertThat(RandomIds.fill(new InvokeWithBusinessConnection<>("c", message(0)), this.ids))
			.isEqualTo(new InvokeWithBusinessConnection<>("c", message(1)));
	}

	@Test
	void eachForwardedMessageGetsAnId() {
		assertThat(forward(List.of())).isEqualTo(List.of(1L, 2L));
		assertThat(forward(List.of(0L, 9L))).isEqualTo(List.of(3L, 9L));
	}

	private List<Long> forward(List<Long> before) {
		TlMethod<?> call = RandomIds.fill(ForwardMessages.builder()
			.fromPeer(new InputPeerSelf())
			.toPeer(new InputPeerSelf())
			.id(List.of(10, 11))
			.randomId(before)
			.build(), this.ids);
		return ((ForwardMessages) call).randomId();
	}

	@Test
	void eachMessageOfAnAlbumGetsAnId() {
		TlMethod<?> call = RandomIds.fill(SendMultiMedia.builder()
			.peer(new InputPeerSelf())
			.multiMedia(List.of(media(0), media(5), media(0)))
			.build(), this.ids);
		assertThat(((SendMultiMedia) call).multiMedia()).containsExactly(media(1), media(5), media(2));
	}

	@Test
	void theIdOfAPaidReactionIsMadeOfTheTimeAndLeftToTheCaller() {
		SendPaidReaction call = new SendPaidReaction(new InputPeerSelf(), 1, 1, 0, null);
		assertThat(RandomIds.fill(call, this.ids)).isSameAs(call);
		assertThat(RandomIds.areIn(call)).isFalse();
	}

	@Test
	void callsThatTelegramKnowsAgainHaveIds() {
		assertThat(RandomIds.areIn(message(0))).isTrue();
		assertThat(RandomIds.areIn(new InvokeWithBusinessConnection<>("c", message(0)))).isTrue();
		assertThat(RandomIds
			.areIn(SendMultiMedia.builder().peer(new InputPeerSelf()).multiMedia(List.of(media(0))).build())).isTrue();
		assertThat(RandomIds.areIn(new InvokeWithBusinessConnection<>("c", new GetState()))).isFalse();
		assertThat(RandomIds.areIn(new GetInlineBotResults(new InputUserSelf(), new InputPeerSelf(), null, "news", "")))
			.isFalse();
	}

	private static SendMessage message(long randomId) {
		return SendMessage.builder().peer(new InputPeerSelf()).message("hello").randomId(randomId).build();
	}

	private static InputSingleMedia media(long randomId) {
		return new InputSingleMedia(new InputMediaEmpty(), randomId, "", null);
	}

}
