package io.github.telegramupdates.mtproto.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What is logged meanwhile, at any level and by anybody.
 */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final String LIBRARY = "io.github.telegramupdates";

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level before = this.root.getLevel();

	private final StringBuffer lines = new StringBuffer();

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	LogCapture() {
		this.root.setLevel(Level.TRACE);
		setContext(this.root.getLoggerContext());
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.append(event.getFormattedMessage()).append('\n');
		if (event.getLevel().isGreaterOrEqual(Level.WARN) && event.getLoggerName().startsWith(LIBRARY)) {
			this.warnings.add(event.getFormattedMessage());
		}
		if (event.getThrowableProxy() != null) {
			this.lines.append(event.getThrowableProxy().getMessage()).append('\n');
		}
	}

	void await(String text) {
		while (this.lines.indexOf(text) < 0) {
			BusyWait.once();
		}
	}

	/** What the library warns of, but for the test's own keys. */
	List<String> warnings() {
		return this.warnings.stream().filter((warning) -> !warning.startsWith("The server proves itself")).toList();
	}

	String text() {
		return this.lines.toString().lines().collect(Collectors.joining("\n"));
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		this.root.setLevel(this.before);
		stop();
	}

}
