package io.github.telegramupdates.sample.judge;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.ExitCodeGenerator;

/**
 * What became of all that happened.
 *
 * @param sent events that the account should see since its stream began; a deletion
 * counts once for each message
 * @param delivered rows in the log of deliveries. A difference tells what has become of a
 * message and not every step, so these are fewer
 * @param recovered those of them that were not pushed
 * @param lost how many messages of the archive are not as they are in Telegram
 * @param duplicated how many deliveries were repeated
 * @param outOfOrder how many deliveries came too late
 * @param findings what is wrong, in words
 */
public record Verdict(long sent, long delivered, long recovered, long lost, long duplicated, long outOfOrder,
		List<String> findings) implements ExitCodeGenerator {

	/**
	 * Copies the list.
	 */
	public Verdict {
		findings = List.copyOf(findings);
	}

	static Verdict incomplete(String reason) {
		return new Verdict(0, 0, 0, 0, 0, 0, List.of(reason));
	}

	/**
	 * The same verdict with something else that is wrong.
	 * @param finding what is wrong
	 * @return a verdict that is not clean
	 */
	Verdict with(String finding) {
		List<String> more = Stream.concat(Stream.of(finding), this.findings.stream()).toList();
		return new Verdict(this.sent, this.delivered, this.recovered, this.lost, this.duplicated, this.outOfOrder,
				more);
	}

	/**
	 * Whether everything was delivered, once, and in order.
	 * @return whether nothing is wrong
	 */
	public boolean isClean() {
		return this.lost == 0 && this.duplicated == 0 && this.outOfOrder == 0 && this.findings.isEmpty();
	}

	@Override
	public int getExitCode() {
		return isClean() ? 0 : 1;
	}

	@Override
	public String toString() {
		return "sent=%d delivered=%d recovered=%d lost=%d duplicated=%d out-of-order=%d".formatted(this.sent,
				this.delivered, this.recovered, this.lost, this.duplicated, this.outOfOrder);
	}

}
