package io.github.telegramupdates.engine.storage;

import java.util.Arrays;
import java.util.List;

import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlSchema;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UserType;
import org.jspecify.annotations.Nullable;

/**
 * An update with the users and chats that came with it, as bytes: an {@code updates}
 * container of this one update. Its text says nothing of the content.
 *
 * @param layer the layer of the schema that the bytes are written in
 * @param bytes the boxed container; not copied
 */
public record EncodedUpdate(int layer, byte[] bytes) {

	/**
	 * Encodes an update in the layer of this version.
	 * @param update the update
	 * @param users the users that came with it
	 * @param chats the chats that came with it
	 * @return its bytes
	 */
	public static EncodedUpdate of(Update update, List<UserType> users, List<ChatType> chats) {
		return new EncodedUpdate(TlSchema.LAYER, new Updates(List.of(update), users, chats, 0, 0).toByteArray());
	}

	/**
	 * Decodes the update.
	 * @return a container of one update, with its users and chats
	 * @throws UnreadableUpdateException if the bytes are of another layer, or not what
	 * {@link #of} writes
	 */
	public Updates decode() {
		if (this.layer != TlSchema.LAYER) {
			throw new UnreadableUpdateException(
					"It is of layer " + this.layer + ", and this version reads layer " + TlSchema.LAYER + " only",
					null);
		}
		try {
			TlReader in = new TlReader(this.bytes);
			Updates container = Updates.read(in);
			in.expectEnd();
			return requireSingle(container);
		}
		catch (TlDecodeException ex) {
			throw new UnreadableUpdateException("Its bytes are damaged: " + ex.getMessage(), ex);
		}
	}

	private static Updates requireSingle(Updates container) {
		if (container.updates().size() != 1) {
			throw new UnreadableUpdateException("Its bytes hold " + container.updates().size() + " updates", null);
		}
		return container;
	}

	/** Arrays are compared by identity otherwise. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EncodedUpdate encoded && this.layer == encoded.layer
				&& Arrays.equals(this.bytes, encoded.bytes);
	}

	@Override
	public int hashCode() {
		return 31 * this.layer + Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return this.bytes.length + " bytes of layer " + this.layer;
	}

}
