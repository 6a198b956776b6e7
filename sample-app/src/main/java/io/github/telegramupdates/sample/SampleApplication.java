package io.github.telegramupdates.sample;

import java.util.Map;

import io.github.telegramupdates.sample.judge.TimedRun;
import io.github.telegramupdates.sample.judge.Verdict;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/**
 * Archives what an account receives: in Telegram if the environment has credentials for
 * it ({@code TELEGRAM_API_ID} and the others), else in a simulated one. Runs until it is
 * stopped or, with {@code --sample.run-for=20s}, for that time: then the last line of
 * output says what became of all that happened in Telegram, and the exit status is 0 if
 * nothing was lost, duplicated or out of order.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SampleApplication {

	private static final String TELEGRAM = "telegram";

	/**
	 * Starts the application.
	 * @param args properties, for example {@code --sample.run-for=20s}
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = create(System.getenv()).run(args);
		context.getBeanProvider(TimedRun.class).ifAvailable((run) -> finish(context, run.await()));
	}

	/**
	 * Prepares the application.
	 * @param environment variables: an api id leads to Telegram
	 * @return the application, which is not running yet
	 */
	static SpringApplication create(Map<String, String> environment) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		if (StringUtils.hasText(environment.get("TELEGRAM_API_ID"))) {
			application.setAdditionalProfiles(TELEGRAM);
		}
		return application;
	}

	private static void finish(ConfigurableApplicationContext context, Verdict verdict) {
		int status = SpringApplication.exit(context, verdict);
		// After the context is closed nobody writes to the log: this is the last line
		System.out.println(verdict);
		System.exit(status);
	}

}
