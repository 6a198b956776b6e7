package io.github.telegramupdates.spring.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.github.telegramupdates.engine.AccountStatus;
import io.github.telegramupdates.engine.BlockedLane;
import io.github.telegramupdates.spring.account.ConnectionState;

import org.springframework.boot.health.contributor.Status;

/**
 * Decides whether an account is down, and why. One that the application has stopped is
 * not, nor is one that another instance has, or that waits for its turn or as Telegram
 * asked. One that waits for somebody is out of service, since nothing is broken.
 *
 * @param connection its connection
 * @param status its stream, empty before it has begun
 * @param loginNotBefore until when Telegram asked to wait before a login
 * @param loginWaitsFor what somebody has to enter before the login goes on
 */
record AccountCondition(ConnectionState connection, Optional<AccountStatus> status, Optional<Instant> loginNotBefore,
		Optional<String> loginWaitsFor) {

	/**
	 * Says what is wrong.
	 * @param grace how long what may take
	 * @param now the time
	 * @return the problem; empty if the account is up
	 */
	Optional<Problem> problem(HealthProperties grace, Instant now) {
		if (isStoppedByTheApplication() || standsBy()) {
			return Optional.empty();
		}
		return hasEnded().or(() -> isWithoutStorage(grace.blockedGrace()))
			.or(() -> isBlocked(grace.blockedGrace()))
			.or(() -> isDisconnected(grace.disconnectedGrace(), now))
			.map((reason) -> new Problem(Status.DOWN, reason))
			.or(() -> doesNotStart(grace.startGrace()));
	}

	private boolean isStoppedByTheApplication() {
		return this.connection.phase() == ConnectionState.Phase.CLOSED && this.connection.problem() == null;
	}

	private boolean standsBy() {
		return this.connection.phase() == ConnectionState.Phase.STANDBY;
	}

	private Optional<String> hasEnded() {
		return switch (this.connection.phase()) {
			case UNAUTHORIZED -> Optional.of("Telegram refuses the authorisation");
			case CLOSED -> Optional.of("ended: " + this.connection.problem());
			default -> this.status.filter((present) -> present.phase() == AccountStatus.Phase.STOPPED)
				.map((present) -> "ended: " + present.detail());
		};
	}

	private Optional<String> isWithoutStorage(Duration grace) {
		return this.status.map(AccountStatus::storageOutage)
			.filter((age) -> age.compareTo(grace) > 0)
			.map((age) -> "the database has not been reached for more than " + grace.toSeconds() + " s");
	}

	private Optional<String> isBlocked(Duration grace) {
		return this.status.stream()
			.flatMap((present) -> present.blockedLanes().values().stream())
			.map(BlockedLane::age)
			.filter((age) -> age.compareTo(grace) > 0)
			.findFirst()
			.map((age) -> "a lane has been blocked for more than " + grace.toSeconds() + " s");
	}

	private Optional<String> isDisconnected(Duration grace, Instant now) {
		return (this.connection.phase() == ConnectionState.Phase.DISCONNECTED
				&& this.connection.since().plus(grace).isBefore(now))
						? Optional.of("disconnected for more than " + grace.toSeconds() + " s") : Optional.empty();
	}

	private Optional<Problem> doesNotStart(Duration grace) {
		Duration starting = this.connection.connecting()
			.plus(this.status.map(AccountStatus::starting).orElse(Duration.ZERO));
		if (starting.compareTo(grace) <= 0 || isAskedToWait()) {
			return Optional.empty();
		}
		if (this.loginWaitsFor.isPresent()) {
			return Optional.of(new Problem(Status.OUT_OF_SERVICE, "waits for " + this.loginWaitsFor.get()));
		}
		String detail = this.status.map(AccountStatus::detail).orElse(this.connection.problem());
		return Optional.of(new Problem(Status.DOWN,
				"not started after " + grace.toSeconds() + " s" + ((detail != null) ? ": " + detail : "")));
	}

	private boolean isAskedToWait() {
		return this.loginNotBefore.isPresent() || this.connection.waitingUntil() != null
				|| this.status.filter((present) -> present.waitingUntil() != null).isPresent();
	}

	/**
	 * Why an account is not up.
	 *
	 * @param status what it is instead
	 * @param reason for people
	 */
	record Problem(Status status, String reason) {

	}

}
