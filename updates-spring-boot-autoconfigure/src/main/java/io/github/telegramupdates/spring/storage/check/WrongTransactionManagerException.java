package io.github.telegramupdates.spring.storage.check;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The transactions of the handlers are not those of the persistence unit that holds the
 * positions.
 */
final class WrongTransactionManagerException extends FailureAnalyzedException {

	WrongTransactionManagerException(String type) {
		super("Updates would be delivered in transactions of a " + type
				+ ", which does not drive the persistence unit of the Telegram storage: no position could ever be stored.",
				"Define a JpaTransactionManager for the EntityManagerFactory of the main DataSource, as the only or the "
						+ "@Primary transaction manager; it serves JDBC on the same DataSource, too. Spring Boot makes "
						+ "one if the application defines none.");
	}

}
