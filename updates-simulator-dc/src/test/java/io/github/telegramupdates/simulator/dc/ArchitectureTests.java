package io.github.telegramupdates.simulator.dc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.telegramupdates.simulator.dc.exchange.ServerKey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What the data center may not see.
 */
@AnalyzeClasses(packages = "io.github.telegramupdates.simulator.dc",
		importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] PURE = { "..dc.envelope..", "..dc.exchange..", "..dc.session..", "..dc.transport.." };

	/** Otherwise a mistake of the client could be one of the data center too. */
	@ArchTest
	static final ArchRule itSharesOnlyPrimitivesWithTheClient = noClasses().should()
		.dependOnClassesThat(resideInAPackage("io.github.telegramupdates.mtproto..")
			.and(not(resideInAPackage("io.github.telegramupdates.mtproto.crypto"))));

	@ArchTest
	static final ArchRule theProtocolKnowsNoNetworkAndNoThreads = noClasses().that()
		.resideInAnyPackage(PURE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.netty..", "java.net..", "java.util.concurrent..", "io.github.telegramupdates.simulator",
				"io.github.telegramupdates.simulator.dc");

	@ArchTest
	static final ArchRule theProtocolReadsNoClockAndThrowsNoDice = noClasses().that()
		.resideInAnyPackage(PURE)
		.and(not(JavaClass.Predicates.equivalentTo(ServerKey.class)))
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Clock.class, Instant.class, Random.class, SecureRandom.class, Thread.class)
		.orShould()
		.callMethod(System.class, "nanoTime")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule callsKnowNoNetwork = noClasses().that()
		.resideInAPackage("..dc.rpc..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.netty..", "java.net..", "io.github.telegramupdates.simulator.dc");

}
