package io.github.telegramupdates.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.delivery.SequencedUpdate.Freshness;
import io.github.telegramupdates.engine.delivery.Source;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What the engine may not see.
 */
@AnalyzeClasses(packages = "io.github.telegramupdates.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	/** What applications and the Spring side have no need of. */
	private static final String[] INSIDE = { "io.github.telegramupdates.engine.inbox..",
			"io.github.telegramupdates.engine.account..", "io.github.telegramupdates.engine.intake..",
			"io.github.telegramupdates.engine.requests..", "io.github.telegramupdates.engine.lanes..",
			"io.github.telegramupdates.engine.ephemeral..", "io.github.telegramupdates.engine.runtime.." };

	private static final String SEQUENCING = "io.github.telegramupdates.engine.sequencing..";

	@ArchTest
	static final ArchRule theEngineKnowsNoFramework = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "io.netty..", "jakarta..", "org.hibernate..", "java.sql..",
				"io.github.telegramupdates.simulator..");

	@ArchTest
	static final ArchRule sequencingKnowsNoThreadsAndNoIo = noClasses().that()
		.resideInAPackage(SEQUENCING)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.util.concurrent.atomic..", "java.util.concurrent.locks..", "java.io..", "java.nio..",
				"java.net..", "org.slf4j..");

	@ArchTest
	static final ArchRule sequencingReadsNoClockAndThrowsNoDice = noClasses().that()
		.resideInAPackage(SEQUENCING)
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Clock.class, Instant.class, Random.class, Thread.class)
		.orShould()
		.callMethod(System.class, "nanoTime")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule sequencingDoesNotKnowWhoDrivesIt = noClasses().that()
		.resideInAPackage(SEQUENCING)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.github.telegramupdates.engine", "io.github.telegramupdates.engine.memory..",
				"io.github.telegramupdates.engine.peers..", "io.github.telegramupdates.engine.trace..");

	@ArchTest
	static final ArchRule tracesDoNotKnowWhoRecordsThem = noClasses().that()
		.resideInAPackage("io.github.telegramupdates.engine.trace..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.github.telegramupdates.engine");

	/**
	 * But for the names of boxes and lanes, which holes, changes and parked updates have,
	 * and for how an update was obtained.
	 */
	@ArchTest
	static final ArchRule theSpisKnowNothingOfTheEngine = noClasses().that()
		.resideInAPackage("io.github.telegramupdates.engine.storage..")
		.or()
		.haveSimpleNameEndingWith("AccessHasher")
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.github.telegramupdates.engine", SEQUENCING,
				"io.github.telegramupdates.engine.delivery..", "io.github.telegramupdates.engine.event..")
			.and(not(belongToAnyOf(BoxId.class, Lane.class, Source.class, Freshness.class))));

	/**
	 * The face is what applications see, and knows what is behind it. Holes name their
	 * box, changes their lane, parked updates how they were obtained.
	 */
	@ArchTest
	static final ArchRule noPackageNeedsOneThatNeedsIt = slices().matching("io.github.telegramupdates.engine.(*)..")
		.should()
		.beFreeOfCycles()
		.ignoreDependency(resideInAPackage("io.github.telegramupdates.engine.storage"),
				belongToAnyOf(BoxId.class, Lane.class, Source.class, Freshness.class));

	/** They are public only so that they can be in packages of their own. */
	@ArchTest
	static final ArchRule theInsideStaysInside = noClasses().that()
		.resideInAnyPackage("io.github.telegramupdates.engine.storage..", "io.github.telegramupdates.engine.delivery..",
				"io.github.telegramupdates.engine.memory..", "io.github.telegramupdates.engine.sequencing..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(INSIDE);

	/** The root of sequencing steps them all, and its inputs and outputs are theirs. */
	@ArchTest
	static final ArchRule noPartOfSequencingNeedsOneThatNeedsIt = slices()
		.matching("io.github.telegramupdates.engine.sequencing.(*)..")
		.should()
		.beFreeOfCycles();

}
