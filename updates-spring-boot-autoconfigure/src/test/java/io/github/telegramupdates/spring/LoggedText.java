package io.github.telegramupdates.spring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * All that is logged meanwhile, by anybody at any level, instead of where it goes else.
 */
public final class LoggedText extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final List<Appender<ILoggingEvent>> others = new ArrayList<>();

	private final StringBuffer text = new StringBuffer();

	private final Function<ILoggingEvent, String> rendering;

	/** Everything, with failures in full. */
	public LoggedText() {
		this(LoggedText::inFull);
	}

	/** What a rendering leaves of everything. */
	public LoggedText(Function<ILoggingEvent, String> rendering) {
		this.rendering = rendering;
		for (Iterator<Appender<ILoggingEvent>> all = this.root.iteratorForAppenders(); all.hasNext();) {
			this.others.add(all.next());
		}
		this.others.forEach(this.root::detachAppender);
		setContext(this.root.getLoggerContext());
		start();
		this.root.addAppender(this);
		this.root.setLevel(Level.TRACE);
	}

	/** With the failure, if there is any. */
	public static String inFull(ILoggingEvent event) {
		String failure = (event.getThrowableProxy() != null)
				? ThrowableProxyUtil.asString(event.getThrowableProxy()) + '\n' : "";
		return messageOf(event) + failure;
	}

	/** Without the failure. */
	public static String messageOf(ILoggingEvent event) {
		return event.getLevel() + " " + event.getLoggerName() + ' ' + event.getFormattedMessage() + '\n';
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.text.append(this.rendering.apply(event));
	}

	public String text() {
		return this.text.toString();
	}

	@Override
	public void close() {
		this.root.setLevel(this.level);
		this.root.detachAppender(this);
		this.others.forEach(this.root::addAppender);
		stop();
	}

}
