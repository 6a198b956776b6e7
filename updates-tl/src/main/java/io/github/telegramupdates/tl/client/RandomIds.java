package io.github.telegramupdates.tl.client;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.WrapperMethod;
import io.github.telegramupdates.tl.messages.rpc.SendPaidReaction;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the ids by which Telegram knows a call that it has carried out already: fields
 * {@code random_id} that are 0. A call that is sent again with the same ids has no second
 * effect.
 */
public final class RandomIds {

	private static final String ID = "randomId";

	/** The messages of an album. */
	private static final String ALBUM = "multiMedia";

	private static final ClassValue<List<RecordComponent>> FIELDS = new ClassValue<>() {

		@Override
		protected List<RecordComponent> computeValue(Class<?> type) {
			RecordComponent[] fields = type.getRecordComponents();
			boolean concerned = fields != null && type != SendPaidReaction.class
					&& Arrays.stream(fields).anyMatch(RandomIds::concerns);
			return concerned ? List.of(fields) : List.of();
		}

	};

	private RandomIds() {
	}

	/**
	 * Fills in what is 0, also in a call that the call wraps, and in the messages of an
	 * album. A list of ids that is empty gets one for each message. The id of
	 * {@link SendPaidReaction}, which is made of the time, is the caller's.
	 * @param call the call
	 * @param ids supplies the next id, which is not 0, not even its lower half
	 * @param <R> type of the answer
	 * @return the call itself if there is nothing to fill in, else a copy
	 */
	@SuppressWarnings("unchecked")
	public static <R> TlMethod<R> fill(TlMethod<R> call, LongSupplier ids) {
		return (TlMethod<R>) filled(call, ids);
	}

	/**
	 * Whether a call has such ids, so that Telegram carries it out once however often it
	 * gets it.
	 * @param call the call
	 * @return whether it has them, or the call that it wraps
	 */
	public static boolean areIn(TlMethod<?> call) {
		return (call instanceof WrapperMethod wrapper) ? areIn(wrapper.query())
				: !FIELDS.get(call.getClass()).isEmpty();
	}

	private static boolean concerns(RecordComponent field) {
		return field.getName().equals(ID) || field.getName().equals(ALBUM)
				|| TlMethod.class.isAssignableFrom(field.getType());
	}

	private static Object filled(Object holder, LongSupplier ids) {
		List<RecordComponent> fields = FIELDS.get(holder.getClass());
		if (fields.isEmpty()) {
			return holder;
		}
		List<@Nullable Object> before = new ArrayList<>();
		fields.forEach((field) -> before.add(read(field, holder)));
		List<@Nullable Object> after = new ArrayList<>();
		for (int index = 0; index < fields.size(); index++) {
			RecordComponent field = fields.get(index);
			Object value = before.get(index);
			after.add(
					field.getName().equals(ID) ? id(value, holder, ids) : concerns(field) ? nested(value, ids) : value);
		}
		return after.equals(before) ? holder : copy(holder.getClass(), fields, after);
	}

	private static @Nullable Object id(@Nullable Object value, Object holder, LongSupplier ids) {
		if (value instanceof Long number) {
			return (number != 0) ? number : ids.getAsLong();
		}
		if (value instanceof Integer number) {
			return (number != 0) ? number : (int) ids.getAsLong();
		}
		if (value instanceof List<?> list) {
			List<?> wanted = list.isEmpty() ? Collections.nCopies(messages(holder), 0L) : list;
			return wanted.stream().map((number) -> id(number, holder, ids)).toList();
		}
		return value;
	}

	/** How many messages a call names, each of which needs an id. */
	private static int messages(Object holder) {
		return FIELDS.get(holder.getClass())
			.stream()
			.filter((field) -> field.getName().equals("id"))
			.map((field) -> read(field, holder))
			.mapToInt((value) -> (value instanceof List<?> list) ? list.size() : 0)
			.findFirst()
			.orElse(0);
	}

	private static @Nullable Object nested(@Nullable Object value, LongSupplier ids) {
		if (value instanceof TlMethod<?> call) {
			return filled(call, ids);
		}
		return (value instanceof List<?> list) ? list.stream().map((element) -> filled(element, ids)).toList() : value;
	}

	private static @Nullable Object read(RecordComponent field, Object holder) {
		try {
			return field.getAccessor().invoke(holder);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object copy(Class<?> type, List<RecordComponent> fields, List<@Nullable Object> values) {
		Class<?>[] types = fields.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types).newInstance(values.toArray());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
