package io.github.telegramupdates.mtproto;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What the client and its parts may not see.
 */
@AnalyzeClasses(packages = "io.github.telegramupdates.mtproto", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String MTPROTO = "io.github.telegramupdates.mtproto";

	/** What runs the state machines: threads, sockets, stores and calls. */
	private static final String[] DRIVERS = { MTPROTO + ".client..", MTPROTO + ".connection..", MTPROTO + ".inbox..",
			MTPROTO + ".login..", MTPROTO + ".rpc..", MTPROTO + ".runtime..", MTPROTO + ".store.." };

	private static final String[] STATE_MACHINES = { MTPROTO + ".session..", MTPROTO + ".exchange..",
			MTPROTO + ".message.." };

	@ArchTest
	static final ArchRule theClientKnowsNeitherTheEngineNorAnyServer = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.github.telegramupdates.engine..", "io.github.telegramupdates.simulator..",
				"org.springframework..");

	@ArchTest
	static final ArchRule stateMachinesKnowNoSocketAndNoThread = noClasses().that()
		.resideInAnyPackage(STATE_MACHINES)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.netty..", "java.util.concurrent..", "java.net..", "java.nio.channels..", "org.slf4j..",
				MTPROTO + ".transport..")
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage(DRIVERS);

	@ArchTest
	static final ArchRule stateMachinesReadNoClockAndThrowNoDice = noClasses().that()
		.resideInAnyPackage(STATE_MACHINES)
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Clock.class, Instant.class, Random.class, SecureRandom.class, ThreadLocalRandom.class,
				Thread.class)
		.orShould()
		.callMethod(System.class, "nanoTime")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule primitivesKnowNoMessages = noClasses().that()
		.resideInAPackage(MTPROTO + ".crypto..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.netty..", "io.github.telegramupdates.tl..", MTPROTO + ".message..",
				MTPROTO + ".session..", MTPROTO + ".exchange..", MTPROTO + ".transport..")
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage(DRIVERS);

	@ArchTest
	static final ArchRule transportsKnowNoMessages = noClasses().that()
		.resideInAPackage(MTPROTO + ".transport..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(MTPROTO + ".message..", MTPROTO + ".session..", MTPROTO + ".exchange..")
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage(DRIVERS);

	@ArchTest
	static final ArchRule packagesDependOnEachOtherInOneDirection = slices().matching(MTPROTO + ".(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule theExchangeAndTheSessionDoNotKnowEachOther = noClasses().that()
		.resideInAnyPackage(MTPROTO + ".message..", MTPROTO + ".exchange..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(MTPROTO + ".session..");

	/** The face steps them all, and its inputs and outputs are theirs. */
	@ArchTest
	static final ArchRule noPartOfTheSessionNeedsOneThatNeedsIt = slices().matching(MTPROTO + ".session.(*)..")
		.should()
		.beFreeOfCycles();

	/** They are public only so that they can be in packages of their own. */
	@ArchTest
	static final ArchRule thePartsOfTheSessionStayInside = noClasses().that()
		.resideOutsideOfPackage(MTPROTO + ".session..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(MTPROTO + ".session.state..", MTPROTO + ".session.outgoing..",
				MTPROTO + ".session.liveness..", MTPROTO + ".session.incoming..");

}
