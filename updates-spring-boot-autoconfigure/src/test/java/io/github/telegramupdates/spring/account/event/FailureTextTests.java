package io.github.telegramupdates.spring.account.event;

import java.sql.BatchUpdateException;
import java.sql.SQLException;

import io.github.telegramupdates.tl.client.RpcException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says about a failure.
 */
class FailureTextTests {

	private static final String TEXT = "the text of a message";

	@Test
	void theClassesOfAllCausesAreNamed() {
		assertThat(FailureText.of(new IllegalStateException(TEXT, new IllegalArgumentException(TEXT))))
			.startsWith("java.lang.IllegalStateException, caused by java.lang.IllegalArgumentException")
			.doesNotContain(TEXT);
	}

	@Test
	void thePlaceIsWhereTheInnermostFailureLeftTheApplication() {
		SQLException inner = at(new SQLException(TEXT, "23505"), "org.h2.jdbc.JdbcStatement", "com.zaxxer.hikari.Proxy",
				"org.springframework.data.Repository", "jdk.proxy2.$Proxy9", "com.example.Archive$$SpringCGLIB$$0",
				"com.example.Archive", "com.example.Outer");
		DataIntegrityViolationException outer = at(new DataIntegrityViolationException(TEXT, inner),
				"org.springframework.orm.Translator", "com.example.Other");
		assertThat(FailureText.of(outer)).contains("at com.example.Archive.method(Archive.java:7)")
			.endsWith("SQL state 23505")
			.doesNotContain(TEXT);
	}

	@Test
	void aFailureOutsideOfTheApplicationHasNoPlace() {
		assertThat(FailureText.of(at(new IllegalStateException(TEXT), "org.hibernate.Flush")))
			.isEqualTo("java.lang.IllegalStateException");
	}

	@Test
	void aBatchOfStatementsTellsTheStateOfTheNextException() {
		BatchUpdateException batch = new BatchUpdateException(TEXT, null, 0, new int[0]);
		batch.setNextException(new SQLException(TEXT, "40001"));
		assertThat(FailureText.of(batch)).contains("SQL state 40001");
	}

	@Test
	void anErrorOfTelegramIsNamedByCodeAndType() {
		assertThat(FailureText.of(new IllegalStateException(new RpcException(420, "FLOOD_WAIT_7", "users.getUsers"))))
			.contains("RPC error 420 FLOOD_WAIT");
	}

	@Test
	void causesInACircleEnd() {
		Exception one = new Exception(TEXT);
		Exception two = new Exception(TEXT, one);
		one.initCause(two);
		assertThat(FailureText.of(one)).startsWith("java.lang.Exception, caused by java.lang.Exception");
	}

	private static <T extends Throwable> T at(T failure, String... types) {
		StackTraceElement[] trace = new StackTraceElement[types.length];
		for (int i = 0; i < types.length; i++) {
			trace[i] = new StackTraceElement(types[i], "method",
					types[i].substring(types[i].lastIndexOf('.') + 1) + ".java", 7);
		}
		failure.setStackTrace(trace);
		return failure;
	}

}
