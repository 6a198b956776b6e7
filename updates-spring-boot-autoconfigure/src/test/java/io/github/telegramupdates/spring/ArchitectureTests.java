package io.github.telegramupdates.spring;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.telegramupdates.spring.account.lifecycle.AccountConfiguration;
import io.github.telegramupdates.spring.account.lifecycle.DisabledAccountsConfiguration;
import io.github.telegramupdates.spring.account.lifecycle.StopTimes;
import io.github.telegramupdates.spring.storage.jpa.StorageAccess;
import io.github.telegramupdates.spring.storage.schema.StorageSchema;
import io.github.telegramupdates.spring.storage.sessions.SessionTable;
import org.jspecify.annotations.NullMarked;

import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Who may know whom.
 */
@AnalyzeClasses(packagesOf = ArchitectureTests.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String BASE = "io.github.telegramupdates.spring.";

	private static final String ENGINE = "io.github.telegramupdates.engine.";

	@ArchTest
	static final ArchRule listenersDeliveryAndAccountsKnowNoStorageOfOurs = noClasses().that()
		.resideInAnyPackage(BASE + "listener", BASE + "delivery..", BASE + "account..", BASE + "health",
				BASE + "metrics", BASE + "actuate")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(BASE + "storage..", "jakarta.persistence..", "org.hibernate..", "org.flywaydb..");

	@ArchTest
	static final ArchRule storageKnowsNothingOfListenersDeliveryAndAccounts = noClasses().that()
		.resideInAPackage(BASE + "storage..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(BASE + "listener", BASE + "delivery..", BASE + "account..", BASE + "health",
				BASE + "autoconfigure");

	@ArchTest
	static final ArchRule deliveriesDoNotKnowWhoWatchesThem = noClasses().that()
		.resideInAPackage(BASE + "delivery")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(BASE + "delivery.watch..");

	@ArchTest
	static final ArchRule ownershipKnowsNobodyWhoAsksForIt = noClasses().that()
		.resideInAPackage(BASE + "ownership..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(BASE + "listener", BASE + "delivery..", BASE + "account..", BASE + "health",
				BASE + "storage..", BASE + "autoconfigure");

	@ArchTest
	static final ArchRule onlyOwnershipByLocksKnowsSpringIntegration = noClasses().that()
		.resideOutsideOfPackages(BASE + "ownership.jdbc", BASE + "autoconfigure")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.integration..");

	@ArchTest
	static final ArchRule whatDrivesTheEngineStaysInside = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage(ENGINE + "sequencing..", ENGINE + "inbox..", ENGINE + "account..", ENGINE + "intake..",
				ENGINE + "requests..", ENGINE + "lanes..", ENGINE + "runtime..");

	@ArchTest
	static final ArchRule onlyHealthAndTheEndpointKnowTheActuator = noClasses().that()
		.resideOutsideOfPackages(BASE + "health", BASE + "actuate")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot.health..", "org.springframework.boot.actuate..");

	@ArchTest
	static final ArchRule onlyTheMigrationKnowsFlywayOfBoot = noClasses().that()
		.resideOutsideOfPackage(BASE + "storage.schema")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot.flyway..");

	@ArchTest
	static final ArchRule nobodyKnowsJacksonOrTheSimulator = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("tools.jackson..", "com.fasterxml..", "io.github.telegramupdates.simulator..");

	@ArchTest
	static final ArchRule featuresDoNotKnowEachOtherInCircles = slices()
		.matching("io.github.telegramupdates.spring.(*)..")
		.should()
		.beFreeOfCycles();

	/** The root of the storage puts its parts together. */
	@ArchTest
	static final ArchRule noPartOfTheStorageNeedsOneThatNeedsIt = slices().matching(BASE + "storage.(*)..")
		.should()
		.beFreeOfCycles();

	/** Types of the parts are public only so that the parts can be packages. */
	@ArchTest
	static final ArchRule thePartsOfTheStorageStayInside = noClasses().that()
		.resideOutsideOfPackage(BASE + "storage..")
		.should()
		.dependOnClassesThat(resideInAnyPackage(BASE + "storage.*..")
			.and(not(belongToAnyOf(StorageAccess.class, StorageSchema.class, SessionTable.class))));

	@ArchTest
	static final ArchRule noPartOfTheAccountsNeedsOneThatNeedsIt = slices().matching(BASE + "account.(*)..")
		.should()
		.beFreeOfCycles();

	/** Types of the parts are public only so that the parts can be packages. */
	@ArchTest
	static final ArchRule thePartsOfTheAccountsStayInside = noClasses().that()
		.resideOutsideOfPackage(BASE + "account.*..")
		.should()
		.dependOnClassesThat(resideInAnyPackage(BASE + "account.*..")
			.and(not(belongToAnyOf(AccountConfiguration.class, DisabledAccountsConfiguration.class, StopTimes.class))));

	@ArchTest
	static final ArchRule everyPackageSaysWhatIsNullable = classes()
		.should(new ArchCondition<JavaClass>("be in a null-marked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not null-marked"));
			}

		});

	@ArchTest
	static final ArchRule repositoriesOfOursStayOutOfForeignScans = classes().that()
		.areAssignableTo(Repository.class)
		.and()
		.areInterfaces()
		.should()
		.beAnnotatedWith(NoRepositoryBean.class);

	@ArchTest
	static final ArchRule autoConfigurationsAreFinal = classes().that()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.should()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.bePublic();

}
