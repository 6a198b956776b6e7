package io.github.telegramupdates.simulator.dc;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.simulator.dc.fault.Attack;
import io.github.telegramupdates.simulator.dc.fault.FaultRequest;
import io.github.telegramupdates.simulator.dc.fault.SessionFault;
import io.github.telegramupdates.simulator.dc.rpc.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void everythingHasAnOption() {
		CommandLine commandLine = CommandLine.of("--port", "4430", "--public-key-out", "key.pem", "--token", "1:a",
				"--phone", "123", "--code", "22222", "--password", "secret", "--push", "5", "--drop", "2,4", "--dc",
				"3", "--fault", "bad-msg:17", "--fault", "attack:old-id:3");
		assertThat(commandLine).isEqualTo(new CommandLine(
				new DataCenterOptions(4_430, 3, new Credentials("1:a", "123", "22222", "secret"),
						PushOptions.of(5, Set.of(2, 4)),
						List.of(new FaultRequest(SessionFault.BAD_MESSAGE, 17), new FaultRequest(Attack.OLD_ID, 3))),
				Path.of("key.pem")));
	}

	@Test
	void everythingHasADefault() {
		assertThat(CommandLine.of()).isEqualTo(new CommandLine(DataCenterOptions.defaults(), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--port", "--port x", "--colour red", "--drop 1,b", "--fault x" })
	void mistakesAreNamed(String arguments) {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(arguments.split(" ")))
			.withMessageMatching(".*(--port|--colour|x|b).*");
	}

}
