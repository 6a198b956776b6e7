package io.github.telegramupdates.tl;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Size of the bytecode of a method, as a class file has it.
 */
record MethodSize(String method, int bytes) {

	static List<MethodSize> read(DataInputStream in) throws IOException {
		in.skipNBytes(8);
		String[] constants = constants(in);
		in.skipNBytes(6);
		in.skipNBytes(2L * in.readUnsignedShort());
		members(in, constants);
		return members(in, constants);
	}

	private static String[] constants(DataInputStream in) throws IOException {
		String[] constants = new String[in.readUnsignedShort()];
		for (int i = 1; i < constants.length; i++) {
			int tag = in.readUnsignedByte();
			switch (tag) {
				case 1 -> constants[i] = in.readUTF();
				case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
				case 15 -> in.skipNBytes(3);
				case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
				case 5, 6 -> {
					in.skipNBytes(8);
					i++;
				}
				default -> throw new IOException("Constant pool tag " + tag);
			}
		}
		return constants;
	}

	private static List<MethodSize> members(DataInputStream in, String[] constants) throws IOException {
		List<MethodSize> sizes = new ArrayList<>();
		for (int count = in.readUnsignedShort(); count > 0; count--) {
			in.skipNBytes(2);
			String name = constants[in.readUnsignedShort()];
			in.skipNBytes(2);
			sizes.add(new MethodSize(name, codeLength(in, constants)));
		}
		return sizes;
	}

	private static int codeLength(DataInputStream in, String[] constants) throws IOException {
		int codeLength = 0;
		for (int count = in.readUnsignedShort(); count > 0; count--) {
			boolean isCode = "Code".equals(constants[in.readUnsignedShort()]);
			int length = in.readInt();
			if (isCode) {
				in.skipNBytes(4);
				codeLength = in.readInt();
				in.skipNBytes(length - 8L);
			}
			else {
				in.skipNBytes(length);
			}
		}
		return codeLength;
	}

}
