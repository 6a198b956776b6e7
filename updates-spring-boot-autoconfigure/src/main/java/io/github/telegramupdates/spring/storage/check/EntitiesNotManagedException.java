package io.github.telegramupdates.spring.storage.check;

import io.github.telegramupdates.spring.storage.StorageProperties;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The persistence unit was made without the entities of the storage.
 */
final class EntitiesNotManagedException extends FailureAnalyzedException {

	EntitiesNotManagedException(String beanName) {
		super("The persistence unit of bean '" + beanName + "' does not contain the entities of the Telegram storage.",
				"Entities are added to units that are made with Spring Boot's EntityManagerFactoryBuilder on the main "
						+ "DataSource. Either inject that builder where you create the bean '" + beanName
						+ "' (and give it the DataSource that is the only or the @Primary one), or add the package '"
						+ StorageProperties.class.getPackageName() + "' to setPackagesToScan.");
	}

}
