package io.github.telegramupdates.engine.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.telegramupdates.engine.delivery.Batch;
import io.github.telegramupdates.engine.delivery.BatchFailedException;
import io.github.telegramupdates.engine.delivery.GroupProgress;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.delivery.StorageUnavailableException;
import io.github.telegramupdates.engine.delivery.TransientStorageException;
import io.github.telegramupdates.engine.delivery.UpdateDelivery;
import io.github.telegramupdates.engine.storage.StateStorage;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.UpdateNewChannelMessage;
import io.github.telegramupdates.tl.UpdateNewMessage;

/**
 * Delivers groups all or nothing, notes what each attempt was, and fails as it is told.
 */
final class GroupingDelivery implements UpdateDelivery {

	/** What each call was about, the texts of a batch in one string. */
	private final List<List<String>> attempts = new ArrayList<>();

	private final List<String> committed = new ArrayList<>();

	private final Map<String, List<Integer>> numbers = new HashMap<>();

	private StateStorage storage;

	private Predicate<String> handlerFails = (text) -> false;

	private Predicate<String> flushFails = (text) -> false;

	private Predicate<String> commitFails = (text) -> false;

	private Predicate<String> discards = (text) -> false;

	private Predicate<String> slow = (text) -> false;

	private Runnable wait = () -> {
	};

	/** What handlers throw at a text, none if nothing. */
	private Function<String, Optional<Throwable>> thrown = (text) -> Optional.empty();

	/** How many transactions are given up yet, at their end. */
	private int givenUp;

	private boolean away;

	/** Whether the database cannot be reached. */
	void isAway(boolean away) {
		this.away = away;
	}

	/** The handler of a batch with such a text throws that. */
	void handlerThrows(Function<String, Optional<Throwable>> failures) {
		this.thrown = failures;
	}

	/** The database gives the next transactions up when they commit. */
	void givesUp(int transactions) {
		this.givenUp = transactions;
	}

	void storeIn(StateStorage positions) {
		this.storage = positions;
	}

	void handlerFailsAt(Predicate<String> texts) {
		this.handlerFails = texts;
	}

	void flushFailsAt(Predicate<String> texts) {
		this.flushFails = texts;
	}

	void commitFailsWith(Predicate<String> texts) {
		this.commitFails = texts;
	}

	void discardsAt(Predicate<String> texts) {
		this.discards = texts;
	}

	void takesLongAt(Predicate<String> texts, Runnable pause) {
		this.slow = texts;
		this.wait = pause;
	}

	List<List<String>> attempts() {
		return this.attempts;
	}

	/** At which attempts a text was handled. */
	List<Integer> numbers(String text) {
		return this.numbers.getOrDefault(text, List.of());
	}

	List<String> committed() {
		return this.committed;
	}

	@Override
	public boolean isAtomic() {
		return true;
	}

	@Override
	public void deliver(List<Batch> group) {
		throw new AssertionError("a group is delivered without its progress");
	}

	@Override
	public void deliver(List<Batch> group, GroupProgress progress) throws Exception {
		this.attempts.add(group.stream().map(GroupingDelivery::text).toList());
		if (this.away) {
			throw new StorageUnavailableException(new IllegalStateException("no connection"));
		}
		List<String> unflushed = new ArrayList<>();
		for (Batch batch : group) {
			handle(batch, progress, unflushed);
		}
		refuse(texts(unflushed), this.flushFails, "flush");
		refuse(texts(group.stream().map(GroupingDelivery::text).toList()), this.commitFails, "commit");
		if (this.givenUp > 0) {
			this.givenUp--;
			throw new TransientStorageException(new IllegalStateException("could not serialize"));
		}
		for (Batch batch : group) {
			if (batch.change() != null) {
				this.storage.commit(batch.change());
			}
			if (batch.replay() != null) {
				batch.replay().commit(this.storage);
			}
			this.committed.add(text(batch));
		}
	}

	private void handle(Batch batch, GroupProgress progress, List<String> unflushed) throws Exception {
		String text = text(batch);
		this.numbers.computeIfAbsent(text, (any) -> new ArrayList<>()).add(progress.attempt(batch));
		if (progress.isFlushedBefore(batch)) {
			unflushed.clear();
		}
		for (SequencedUpdate update : batch.updates()) {
			handle(batch, update, text(update), progress);
		}
		if (this.slow.test(text)) {
			this.wait.run();
		}
		if (this.discards.test(text) && !unflushed.isEmpty()) {
			progress.discarded(batch);
			throw new IllegalStateException("discarded by " + text);
		}
		unflushed.add(text);
		progress.handled(batch);
		if (progress.isFlushedAfter(batch)) {
			flush(batch, text);
			unflushed.clear();
		}
	}

	private void handle(Batch batch, SequencedUpdate update, String text, GroupProgress progress)
			throws BatchFailedException {
		Optional<Throwable> failure = this.handlerFails.test(text)
				? Optional.of(new IllegalStateException("the handler fails at " + text)) : this.thrown.apply(text);
		if (failure.isEmpty() && progress.isFlushedAfterUpdate(batch) && this.flushFails.test(text)) {
			failure = Optional.of(new IllegalStateException("the flush fails after " + text));
		}
		if (failure.isPresent()) {
			throw new BatchFailedException(batch, update, "handler", failure.get());
		}
	}

	private void flush(Batch batch, String text) throws BatchFailedException {
		if (this.flushFails.test(text)) {
			throw new BatchFailedException(batch, new IllegalStateException("the flush fails after " + text));
		}
	}

	/** Those of the updates. */
	private static List<String> texts(List<String> ofBatches) {
		return ofBatches.stream().flatMap((text) -> Stream.of(text.split("\\+"))).toList();
	}

	private static void refuse(List<String> texts, Predicate<String> fails, String what) {
		texts.stream().filter(fails).findFirst().ifPresent((text) -> {
			throw new IllegalStateException("the " + what + " fails with one of " + texts.size());
		});
	}

	private static String text(Batch batch) {
		return String.join("+", batch.updates().stream().map(GroupingDelivery::text).toList());
	}

	private static String text(SequencedUpdate update) {
		if (update.update() instanceof UpdateNewMessage message) {
			return text(message.message());
		}
		return (update.update() instanceof UpdateNewChannelMessage message) ? text(message.message())
				: update.update().getClass().getSimpleName();
	}

	private static String text(MessageType message) {
		return (message instanceof Message content) ? content.message() : "";
	}

}
