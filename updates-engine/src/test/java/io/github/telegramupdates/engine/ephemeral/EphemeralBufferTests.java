package io.github.telegramupdates.engine.ephemeral;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Entities;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;
import io.github.telegramupdates.tl.SendMessageTypingAction;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateUserName;
import io.github.telegramupdates.tl.UpdateUserTyping;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is dropped if too many updates without a position wait.
 */
class EphemeralBufferTests {

	private final EphemeralBuffer buffer = new EphemeralBuffer(3);

	private static Update typing(long userId) {
		return new UpdateUserTyping(userId, null, new SendMessageTypingAction());
	}

	private static Update renamed(long userId) {
		return new UpdateUserName(userId, "name", "", List.of());
	}

	private static Update query(long id) {
		return new UpdateBotInlineQuery(id, 1, "", null, null, "");
	}

	private List<Update> add(Update... updates) {
		List<SequencedUpdate> delivered = Stream.of(updates)
			.map((update) -> new SequencedUpdate(update, BoxId.NONE, 0, 0, Source.LIVE, Freshness.CURRENT,
					Entities.NONE))
			.toList();
		return this.buffer.add(new Batch(1, 7, Lane.EPHEMERAL, delivered, null))
			.stream()
			.map(SequencedUpdate::update)
			.toList();
	}

	private List<Update> left() {
		List<Update> left = new ArrayList<>();
		for (Batch batch = this.buffer.poll(); batch != null; batch = this.buffer.poll()) {
			batch.updates().forEach((update) -> left.add(update.update()));
		}
		return left;
	}

	@Test
	void whatFitsIsKeptInOrder() {
		assertThat(add(query(1), typing(1))).isEmpty();
		assertThat(add(renamed(1))).isEmpty();
		assertThat(left()).containsExactly(query(1), typing(1), renamed(1));
	}

	@Test
	void theLatestOfItsKindIsDropped() {
		add(typing(1), typing(2));
		assertThat(add(typing(3), typing(4))).containsExactly(typing(4));
		assertThat(left()).containsExactly(typing(1), typing(2), typing(3));
	}

	@Test
	void typingMakesRoomBeforeOthersAndQueriesLast() {
		add(typing(1), renamed(1), query(1));
		assertThat(add(query(2))).containsExactly(typing(1));
		assertThat(add(query(3))).containsExactly(renamed(1));
		assertThat(add(typing(4), renamed(4))).containsExactly(typing(4), renamed(4));
		assertThat(add(query(4))).containsExactly(query(4));
		assertThat(left()).containsExactly(query(1), query(2), query(3));
	}

	@Test
	void aBatchIsDividedIfOnlySomeOfItMakesRoom() {
		add(typing(1), query(1), typing(2));
		assertThat(add(renamed(1), renamed(2))).containsExactly(typing(2), typing(1));
		assertThat(left()).containsExactly(query(1), renamed(1), renamed(2));
	}

	@Test
	void whatIsTakenMakesRoom() {
		IntStream.rangeClosed(1, 100).forEach((i) -> {
			assertThat(add(query(i))).isEmpty();
			assertThat(left()).containsExactly(query(i));
		});
	}

}
