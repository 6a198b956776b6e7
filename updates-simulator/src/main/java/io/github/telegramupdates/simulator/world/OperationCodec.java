package io.github.telegramupdates.simulator.world;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns operations into bytes and back: the operation's name, then the components of its
 * record in order.
 */
public final class OperationCodec {

	private static final Map<String, Class<? extends Operation>> TYPES = List
		.<Class<? extends Operation>>of(CreateAccount.class, CreateGroup.class, JoinGroup.class, LeaveGroup.class,
				CreateChannel.class, JoinChannel.class, LeaveChannel.class, Send.class, Edit.class, Pin.class,
				Delete.class, Read.class, RenameAccount.class, StopBot.class, React.class, Retain.class,
				SendService.class, HideChannel.class, Block.class, WatchMembers.class, ConnectBusiness.class,
				Vote.class, ResetPts.class, Skip.class, SendStyled.class, Recount.class, PressButton.class,
				CreateNumberedAccount.class)
		.stream()
		.collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

	private OperationCodec() {
	}

	/**
	 * Encodes an operation.
	 * @param operation the operation
	 * @return its bytes
	 */
	public static byte[] encode(Operation operation) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeUTF(operation.getClass().getSimpleName());
			for (RecordComponent component : operation.getClass().getRecordComponents()) {
				ComponentCodec.write(out, component.getAccessor().invoke(operation));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot encode " + operation, ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Decodes an operation.
	 * @param bytes its bytes
	 * @return the operation
	 * @throws IllegalArgumentException if the bytes are no operation
	 */
	public static Operation decode(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			String name = in.readUTF();
			Class<? extends Operation> type = TYPES.get(name);
			if (type == null) {
				throw new IllegalArgumentException("There is no operation " + name);
			}
			return decode(type, in);
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new IllegalArgumentException("Not an operation", ex);
		}
	}

	private static Operation decode(Class<? extends Operation> type, DataInputStream in)
			throws IOException, ReflectiveOperationException {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = new Class<?>[components.length];
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			values[i] = ComponentCodec.read(in, types[i]);
		}
		return type.getDeclaredConstructor(types).newInstance(values);
	}

}
