package io.github.telegramupdates.simulator.dc.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultPlanTests {

	@Test
	void aFaultHappensAsOftenAsItWasAskedForAndIsCounted() {
		FaultPlan plan = plan("dup:2", "gzip");
		plan.begin();
		assertThat(plan.take(SessionFault.DUPLICATE)).isTrue();
		assertThat(plan.take(SessionFault.DUPLICATE)).isTrue();
		assertThat(plan.take(SessionFault.DUPLICATE)).isFalse();
		assertThat(plan.take(SessionFault.CONTAINER)).isFalse();
		assertThat(plan.hits()).containsOnlyKeys(SessionFault.DUPLICATE).containsEntry(SessionFault.DUPLICATE, 2);
	}

	@Test
	void mostFaultsWaitForTheBeginning() {
		FaultPlan plan = plan("dup", "exchange:g2", "migrate");
		assertThat(plan.isDue(SessionFault.DUPLICATE)).isFalse();
		assertThat(plan.take(ExchangeFault.GENERATOR_2)).isTrue();
		assertThat(plan.number(CallFault.MIGRATE)).hasValue(4);
	}

	@Test
	void aNumberMaySayMoreThanHowOften() {
		FaultPlan plan = plan("bad-msg:32", "bad-msg", "flood:7");
		plan.begin();
		assertThat(plan.takeNumber(SessionFault.BAD_MESSAGE)).hasValue(32);
		assertThat(plan.takeNumber(SessionFault.BAD_MESSAGE)).hasValue(16);
		assertThat(plan.takeNumber(SessionFault.BAD_MESSAGE)).isEmpty();
		assertThat(plan.takeNumber(CallFault.FLOOD_WAIT)).hasValue(7);
		assertThat(plan.takeNumber(CallFault.FLOOD_WAIT)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "dup:0", "dup:x", "bad-msg:48", "bad-msg:1", "attack", "attack:x", "exchange:1",
			"dup:1000000" })
	void whatIsNoFaultIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> FaultRequest.of(text))
			.withMessageStartingWith("There is no fault");
	}

	@Test
	void namesDifferAndTheDocumentationHasThem() throws IOException {
		List<String> names = Fault.all().stream().map(Fault::text).toList();
		assertThat(names).doesNotHaveDuplicates().allMatch((name) -> name.matches("((attack|exchange):)?[a-z0-9-]+"));
		String documentation = Files.readString(Path.of("..", "docs", "data-center.md"));
		assertThat(names).allSatisfy((name) -> assertThat(documentation).contains("`" + name));
	}

	private static FaultPlan plan(String... requests) {
		return new FaultPlan(Stream.of(requests).map(FaultRequest::of).toList());
	}

}
