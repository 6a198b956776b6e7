package io.github.telegramupdates.simulator.world;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.RegisteredChannel.Rank;

/**
 * Turns the components of operations into bytes and back.
 */
final class ComponentCodec {

	private ComponentCodec() {
	}

	static void write(DataOutputStream out, Object value) throws IOException {
		if (value instanceof Long number) {
			out.writeLong(number);
		}
		else if (value instanceof Integer number) {
			out.writeInt(number);
		}
		else if (value instanceof Boolean flag) {
			out.writeBoolean(flag);
		}
		else if (value instanceof String text) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			out.writeInt(bytes.length);
			out.write(bytes);
		}
		else if (value instanceof ChatKey chat) {
			out.writeByte(chat.kind().ordinal());
			out.writeLong(chat.id());
		}
		else if (value instanceof Rank rank) {
			out.writeByte(rank.ordinal());
		}
		else if (value instanceof MessageStyle style) {
			byte[] bytes = style.encode();
			out.writeInt(bytes.length);
			out.write(bytes);
		}
		else if (value instanceof List<?> list) {
			out.writeInt(list.size());
			for (Object element : list) {
				out.writeLong((Long) element);
			}
		}
		else {
			throw new IllegalArgumentException("Cannot encode a " + value.getClass().getName());
		}
	}

	static Object read(DataInputStream in, Class<?> type) throws IOException {
		if (type == long.class) {
			return in.readLong();
		}
		if (type == int.class) {
			return in.readInt();
		}
		if (type == boolean.class) {
			return in.readBoolean();
		}
		if (type == String.class) {
			return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
		}
		if (type == ChatKey.class) {
			return new ChatKey(ChatKey.Kind.values()[in.readByte()], in.readLong());
		}
		if (type == Rank.class) {
			return Rank.values()[in.readByte()];
		}
		if (type == MessageStyle.class) {
			return MessageStyle.decode(in.readNBytes(in.readInt()));
		}
		if (type == List.class) {
			return readLongs(in);
		}
		throw new IllegalArgumentException("Cannot decode a " + type.getName());
	}

	private static List<Long> readLongs(DataInputStream in) throws IOException {
		int size = in.readInt();
		List<Long> numbers = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			numbers.add(in.readLong());
		}
		return numbers;
	}

}
