package io.github.telegramupdates.spring.account.event;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.telegramupdates.spring.delivery.SqlFailure;
import io.github.telegramupdates.tl.client.RpcException;

/**
 * What may be said about a failure in a log: classes and places, none of the messages,
 * which may quote the texts of users.
 */
public final class FailureText {

	private static final List<String> FRAMEWORKS = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.",
			"kotlin.", "kotlinx.", "scala.", "groovy.", "org.springframework.", "org.hibernate.", "org.postgresql.",
			"org.h2.", "com.zaxxer.", "org.apache.", "org.aspectj.", "net.bytebuddy.", "io.micrometer.", "reactor.",
			"io.netty.", "tools.jackson.", "com.fasterxml.", "org.slf4j.", "ch.qos.", "org.flywaydb.",
			"io.github.telegramupdates.engine.", "io.github.telegramupdates.tl.",
			"io.github.telegramupdates.simulator.", "io.github.telegramupdates.spring.account.",
			"io.github.telegramupdates.spring.autoconfigure.", "io.github.telegramupdates.spring.delivery.",
			"io.github.telegramupdates.spring.health.", "io.github.telegramupdates.spring.listener.",
			"io.github.telegramupdates.spring.ownership.", "io.github.telegramupdates.spring.storage.");

	private FailureText() {
	}

	/**
	 * Describes a failure: the classes of its causes, the place in the application where
	 * the innermost of them began, and what the database or Telegram said in codes.
	 * @param failure what failed
	 * @return one line
	 */
	public static String of(Throwable failure) {
		List<Throwable> chain = SqlFailure.causes(failure);
		List<String> parts = new ArrayList<>();
		parts
			.add(chain.stream().map((cause) -> cause.getClass().getName()).collect(Collectors.joining(", caused by ")));
		place(chain).ifPresent((frame) -> parts.add("at " + frame));
		chain.stream()
			.filter(SQLException.class::isInstance)
			.map((cause) -> ((SQLException) cause).getSQLState())
			.filter(Objects::nonNull)
			.reduce((outer, inner) -> inner)
			.ifPresent((state) -> parts.add("SQL state " + state));
		chain.stream()
			.filter(RpcException.class::isInstance)
			.map(RpcException.class::cast)
			.findFirst()
			.ifPresent((error) -> parts.add("RPC error " + error.code() + " " + error.type()));
		return String.join("; ", parts);
	}

	private static Optional<StackTraceElement> place(List<Throwable> chain) {
		List<Throwable> innermostFirst = new ArrayList<>(chain);
		Collections.reverse(innermostFirst);
		return innermostFirst.stream()
			.flatMap((cause) -> Arrays.stream(cause.getStackTrace()).filter(FailureText::isOfTheApplication).limit(1))
			.findFirst();
	}

	private static boolean isOfTheApplication(StackTraceElement frame) {
		String type = frame.getClassName();
		return !type.contains("$$") && !type.startsWith("$Proxy") && FRAMEWORKS.stream().noneMatch(type::startsWith);
	}

}
