package io.github.telegramupdates.sample;

import io.github.telegramupdates.sample.judge.TimedRun;
import io.github.telegramupdates.sample.judge.Verdict;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Archives what an account receives. Runs until it is stopped or, with
 * {@code --sample.run-for=20s}, for that time: then the last line of output says what
 * became of all that happened in Telegram, and the exit status is 0 if nothing was lost,
 * duplicated or out of order.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SampleApplication {

	/**
	 * Starts the application.
	 * @param args properties, for example {@code --sample.run-for=20s}
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, args);
		context.getBeanProvider(TimedRun.class).ifAvailable((run) -> finish(context, run.await()));
	}

	private static void finish(ConfigurableApplicationContext context, Verdict verdict) {
		int status = SpringApplication.exit(context, verdict);
		// After the context is closed nobody writes to the log: this is the last line
		System.out.println(verdict);
		System.exit(status);
	}

}
