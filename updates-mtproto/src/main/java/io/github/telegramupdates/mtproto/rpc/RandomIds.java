package io.github.telegramupdates.mtproto.rpc;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.telegramupdates.mtproto.crypto.RandomBytes;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.messages.rpc.SendPaidReaction;

/**
 * Ids by which the server knows a call that it gets twice: every field {@code random_id}
 * of a call and of what it holds in a vector. One that is 0 is filled before the call is
 * sent for the first time.
 */
public final class RandomIds {

	private static final String FIELD = "randomId";

	private static final ClassValue<Boolean> HAS_IDS = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(RandomIds::holdsIds);
		}

	};

	private final RandomBytes random;

	public RandomIds(RandomBytes random) {
		this.random = random;
	}

	/** Whether the server carries the call out once, however often it gets it. */
	static boolean isIn(TlMethod<?> method) {
		// its id is made of the time, and void soon
		return HAS_IDS.get(method.getClass()) && !(method instanceof SendPaidReaction);
	}

	/** The call with all its ids. */
	@SuppressWarnings("unchecked")
	public <R> TlMethod<R> filled(TlMethod<R> method) {
		return (TlMethod<R>) filledRecord(method);
	}

	private Object filledRecord(Object value) {
		return (value.getClass().isRecord() && HAS_IDS.get(value.getClass()) && !(value instanceof SendPaidReaction))
				? copy(value) : value;
	}

	private static boolean holdsIds(RecordComponent component) {
		return component.getName().equals(FIELD) || TlMethod.class.isAssignableFrom(component.getType())
				|| component.getGenericType().getTypeName().contains("InputSingleMedia");
	}

	private Object copy(Object record) {
		RecordComponent[] components = record.getClass().getRecordComponents();
		Object[] values = new Object[components.length];
		boolean changed = false;
		try {
			for (int i = 0; i < components.length; i++) {
				Object before = components[i].getAccessor().invoke(record);
				values[i] = holdsIds(components[i]) ? filledValue(before) : before;
				changed |= !Objects.equals(before, values[i]);
			}
			Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
			return changed ? record.getClass().getDeclaredConstructor(types).newInstance(values) : record;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Not a record of the schema: " + record.getClass().getName(), ex);
		}
	}

	private Object filledValue(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(this::filledValue).toList();
		}
		if (value instanceof Long id) {
			return (id != 0) ? id : new TlReader(this.random.next(Long.BYTES)).readLong() | 1;
		}
		if (value instanceof Integer id) {
			return (id != 0) ? id : new TlReader(this.random.next(Integer.BYTES)).readInt() | 1;
		}
		return filledRecord(value);
	}

}
