package io.github.telegramupdates.spring.account.event;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.FailureAction;
import io.github.telegramupdates.engine.delivery.Lane;
import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.event.EngineEvent;
import io.github.telegramupdates.engine.event.EngineEvent.Stopped;
import io.github.telegramupdates.engine.event.FailedBatch;
import io.github.telegramupdates.engine.storage.HistoryHole;
import io.github.telegramupdates.spring.delivery.watch.DeliveryPlace;
import io.github.telegramupdates.spring.delivery.watch.DeliveryWatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes what the engine reports to the log. Messages of exceptions, which may quote the
 * texts of users, appear at debug level only.
 */
final class EngineEventLog {

	private static final Log logger = LogFactory.getLog(EngineEventLog.class);

	private final DeliveryWatch deliveries;

	EngineEventLog(DeliveryWatch deliveries) {
		this.deliveries = deliveries;
	}

	void write(String account, long userId, EngineEvent event) {
		if (event instanceof EngineEvent.Started) {
			logger.info("Account '" + account + "' receives updates");
		}
		else if (event instanceof Stopped stopped) {
			stopped(account, stopped);
		}
		else if (event instanceof EngineEvent.DifferenceFailing failing) {
			failing(account, failing);
		}
		else if (event instanceof EngineEvent.DifferenceUndecodable undecodable) {
			undecodable(account, undecodable);
		}
		else if (event instanceof EngineEvent.DifferenceRecovered recovered) {
			logger.info("Account '%s': %s no longer fail, after %d s".formatted(account, differences(recovered.scope()),
					recovered.failedMillis() / 1_000));
		}
		else if (isLoss(event) || event instanceof EngineEvent.ChannelInaccessible
				|| event instanceof EngineEvent.Reloaded || event instanceof EngineEvent.Anomaly
				|| event instanceof EngineEvent.Degraded) {
			logger.warn("Account '" + account + "': " + event);
		}
		else if (!failed(account, userId, event) && logger.isDebugEnabled()) {
			logger.debug("Account '" + account + "': " + event);
		}
	}

	/** Who leaves a channel wants no more of it. */
	private static boolean isLoss(EngineEvent event) {
		return event instanceof EngineEvent.HoleStored stored && stored.hole().cause() != HistoryHole.Cause.LEFT;
	}

	private static void failing(String account, EngineEvent.DifferenceFailing failing) {
		String boxes = (failing.scope() == DifferenceScope.CHANNELS)
				? " (%s, %d in all)".formatted(failing.box(), failing.boxes()) : "";
		String next = (failing.restMillis() > 0)
				? "Telegram is asked again in %d s".formatted(failing.restMillis() / 1_000)
				: "Telegram is asked again and again, with pauses that grow";
		logger.warn(("Account '%s': %s%s fail with %s, for %d s so far; %s. What is pushed is delivered meanwhile,"
				+ " as far as nothing is missing before it, and what is missing is fetched once that works again")
			.formatted(account, differences(failing.scope()), boxes, failing.error(), failing.failingMillis() / 1_000,
					next));
	}

	private static void undecodable(String account, EngineEvent.DifferenceUndecodable undecodable) {
		String whose = undecodable.box().equals(BoxId.COMMON) ? "the account" : undecodable.box().toString();
		logger.error(("Account '%s': the difference of %s after position %d cannot be decoded (%s). Nothing is passed:"
				+ " it is asked for again in %d s, then ever later, and when the account is started again. A newer"
				+ " version may be able to decode it")
			.formatted(account, whose, undecodable.position(), undecodable.error(), undecodable.retryMillis() / 1_000));
	}

	private static String differences(DifferenceScope scope) {
		return switch (scope) {
			case ACCOUNT -> "differences of the account";
			case CHANNELS -> "differences of channels";
		};
	}

	private static void stopped(String account, Stopped stopped) {
		switch (stopped.cause()) {
			case CLOSED -> logger.info("Account '%s' has stopped".formatted(account));
			case UNAUTHORIZED ->
				logger.error("Account '%s' has stopped: Telegram refuses its authorisation (%s). Log in again"
					.formatted(account, stopped.detail()));
			case WRONG_ACCOUNT -> logger.error("Account '%s' has stopped: %s".formatted(account, stopped.detail()));
			case OWNERSHIP_LOST ->
				logger.error("Account '%s' has stopped here: another instance has taken it over".formatted(account));
			case DELIVERY_FAILED -> logger.error(
					"Account '%s' has stopped because updates could not be delivered, as its error handler wants it: %s"
						.formatted(account, stopped.detail()));
		}
	}

	private boolean failed(String account, long userId, EngineEvent event) {
		if (event instanceof EngineEvent.LaneBlocked blocked) {
			warn("Account '%s': the lane '%s' is %s, %s failed on %s with %s; %s".formatted(account, blocked.lane(),
					(blocked.action() == FailureAction.HOLD) ? "held" : "blocked", attempt(blocked),
					place(userId, blocked), FailureText.of(blocked.failure()), next(blocked)), blocked.failure());
		}
		else if (event instanceof EngineEvent.TransactionsRefused refused) {
			warn("Account '%s': the database gave up two transactions in a row, %s; one at a time for %d s".formatted(
					account, FailureText.of(refused.failure()), refused.singleMillis() / 1_000), refused.failure());
		}
		else if (event instanceof EngineEvent.UpdateParked parked) {
			parked(account, parked);
		}
		else if (event instanceof EngineEvent.LaneUnblocked unblocked) {
			logger.info("Account '%s': the lane '%s' goes on after %d failed attempts".formatted(account,
					unblocked.lane(), unblocked.attempts()));
		}
		else if (event instanceof EngineEvent.EphemeralDropped dropped) {
			warn("Account '%s': dropped %d updates without a position, their delivery failed on %s with %s".formatted(
					account, dropped.count(), place(userId, Lane.EPHEMERAL, dropped.failure(), "an update"),
					FailureText.of(dropped.failure())), dropped.failure());
		}
		else if (event instanceof EngineEvent.StorageUnavailable unavailable) {
			warn("The database cannot be reached, %s: nothing is delivered until it can; tried again in %d ms"
				.formatted(FailureText.of(unavailable.failure()), unavailable.retryMillis()), unavailable.failure());
		}
		else if (event instanceof EngineEvent.StorageAvailable available) {
			logger.info("The database can be reached again, after %d s".formatted(available.awayMillis() / 1_000));
		}
		else if (event instanceof EngineEvent.StateNotLoadable notLoadable) {
			warn("Account '%s': the state cannot be loaded, %s; tried again in %d ms".formatted(account,
					FailureText.of(notLoadable.failure()), notLoadable.retryMillis()), notLoadable.failure());
		}
		else {
			return false;
		}
		return true;
	}

	private static void warn(String message, Throwable failure) {
		logger.warn(message);
		logger.debug("The failure in full", failure);
	}

	private static String next(EngineEvent.LaneBlocked blocked) {
		return (blocked.action() == FailureAction.PARK) ? "the update that is to blame is looked for"
				: "delivered again in %d ms".formatted(blocked.retryMillis());
	}

	private static void parked(String account, EngineEvent.UpdateParked parked) {
		String listener = parked.failure().listener();
		logger.warn("Account '%s': parked %s, at which %s failed with %s in %d attempts; the lane '%s' goes on"
			.formatted(account, describe(parked.type(), parked.box(), parked.position()),
					(listener != null) ? "listener " + listener : "a handler", parked.failure().type(),
					parked.failure().attempts(), parked.lane()));
	}

	private static String describe(String type, BoxId box, int position) {
		return box.equals(BoxId.NONE) ? type : "%s of %s at %d".formatted(type, box, position);
	}

	private static String attempt(EngineEvent.LaneBlocked blocked) {
		return (blocked.attempt() > 0) ? "attempt %d".formatted(blocked.attempt()) : "an attempt that does not count";
	}

	private String place(long userId, EngineEvent.LaneBlocked blocked) {
		return place(userId, blocked.lane(), blocked.failure(), describe(blocked.batch()));
	}

	private static String describe(FailedBatch batch) {
		if (batch.updates() == 0) {
			return "a position without updates";
		}
		String last = describe(batch.lastType(), batch.box(), batch.position());
		return (batch.updates() == 1) ? last : "a batch of %d up to %s".formatted(batch.updates(), last);
	}

	private String place(long userId, Lane lane, Throwable failure, String what) {
		return this.deliveries.failure(userId, lane, failure)
			.map(DeliveryPlace::toString)
			.orElse(what + ", before it reached a listener,");
	}

}
