package io.github.telegramupdates.mtproto.client;

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

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level before = this.root.getLevel();

	private final StringBuffer lines = new StringBuffer();

	LogCapture() {
		this.root.setLevel(Level.TRACE);
		setContext(this.root.getLoggerContext());
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.append(event.getFormattedMessage()).append('\n');
		if (event.getThrowableProxy() != null) {
			this.lines.append(event.getThrowableProxy().getMessage()).append('\n');
		}
	}

	void await(String text) {
		while (this.lines.indexOf(text) < 0) {
			Thread.onSpinWait();
		}
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
