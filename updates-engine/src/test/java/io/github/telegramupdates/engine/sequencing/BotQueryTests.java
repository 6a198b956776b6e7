package io.github.telegramupdates.engine.sequencing;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.sequencing.container.BotQuery;
import io.github.telegramupdates.tl.DataJSON;
import io.github.telegramupdates.tl.EphemeralMessage;
import io.github.telegramupdates.tl.InputBotInlineMessageID;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.PostAddress;
import io.github.telegramupdates.tl.QtsUpdate;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateBotInlineQuery;
import io.github.telegramupdates.tl.UpdateBotPrecheckoutQuery;
import io.github.telegramupdates.tl.UpdateBotShippingQuery;
import io.github.telegramupdates.tl.UpdateBotWebhookJSONQuery;
import io.github.telegramupdates.tl.UpdateBusinessBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateEphemeralBotCallbackQuery;
import io.github.telegramupdates.tl.UpdateInlineBotCallbackQuery;
import io.github.telegramupdates.tl.UpdatesTooLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.telegramupdates.engine.sequencing.Updating.ALICE;
import static io.github.telegramupdates.engine.sequencing.Updating.NOW;
import static io.github.telegramupdates.engine.sequencing.Updating.difference;
import static io.github.telegramupdates.engine.sequencing.Updating.ordered;
import static io.github.telegramupdates.engine.sequencing.Updating.renamed;
import static io.github.telegramupdates.engine.sequencing.Updating.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * 6.5: queries to bots that have no position.
 */
class BotQueryTests {

	private final EngineScript script = EngineScript.started(100, 0, 10);

	static Stream<Update> queries() {
		return Stream.of(new UpdateBotCallbackQuery(1, ALICE, new PeerUser(ALICE), 5, 6, null, null),
				new UpdateInlineBotCallbackQuery(1, ALICE, new InputBotInlineMessageID(1, 2, 3), 6, null, null),
				new UpdateBusinessBotCallbackQuery(1, ALICE, "connection", message(), null, 6, null),
				new UpdateEphemeralBotCallbackQuery(1, ALICE, new PeerUser(ALICE), 5, new byte[0], ephemeralMessage()),
				new UpdateBotInlineQuery(1, ALICE, "cats", null, null, ""),
				new UpdateBotShippingQuery(1, ALICE, new byte[0], new PostAddress("", "", "", "", "", "")),
				new UpdateBotPrecheckoutQuery(1, ALICE, new byte[0], null, null, "EUR", 5),
				new UpdateBotWebhookJSONQuery(1, new DataJSON("{}"), 10));
	}

	private static Message message() {
		return Message.builder().id(5).peerId(new PeerUser(ALICE)).date(NOW).message("").build();
	}

	private static EphemeralMessage ephemeralMessage() {
		return EphemeralMessage.builder()
			.fromId(new PeerUser(ALICE))
			.peerId(new PeerUser(ALICE))
			.date(NOW)
			.message("")
			.build();
	}

	@Test
	void allQueriesOfTheSchemaThatHaveNoPositionAreAmongThem() {
		Set<String> ofTheSchema = Arrays.stream(Update.class.getPermittedSubclasses())
			.filter((type) -> type.getSimpleName().endsWith("Query") && !QtsUpdate.class.isAssignableFrom(type))
			.filter(BotQueryTests::hasQueryId)
			.map(Class::getSimpleName)
			.collect(Collectors.toSet());
		assertThat(queries().map((query) -> query.getClass().getSimpleName()))
			.containsExactlyInAnyOrderElementsOf(ofTheSchema);
	}

	private static boolean hasQueryId(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).anyMatch("queryId"::equals);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void itIsKnownByItsId(Update query) {
		assertThat(BotQuery.of(query)).contains(new BotQuery(query.getClass(), 1));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void itIsNotHeldBehindAContainerThatIsMissing(Update query) {
		this.script.live(ordered(12, renamed("held"), query));
		assertThat(this.script.deliveredUpdates()).containsExactly(query);
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(query);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void itIsDeliveredThoughAnotherSessionCountsBehind(Update query) {
		this.script.live(ordered(9, query));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(query);
	}

	@ParameterizedTest
	@MethodSource("queries")
	void oneThatADifferenceRepeatsIsReportedByItsIdAsWell(Update query) {
		this.script.live(new UpdatesTooLong());
		this.script.accountAnswers(difference(state(101, 0, NOW, 10), List.of(), query, renamed("news")));
		assertThat(this.script.delivered(Lane.EPHEMERAL)).containsExactly(query);
		assertThat(this.script.delivered(Lane.ACCOUNT)).containsExactly(renamed("news"));
	}

}
