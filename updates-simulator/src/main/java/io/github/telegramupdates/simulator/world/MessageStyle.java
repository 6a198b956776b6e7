package io.github.telegramupdates.simulator.world;

import java.util.List;

import io.github.telegramupdates.tl.MessageEntity;
import io.github.telegramupdates.tl.ReplyMarkup;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a message has besides its text.
 *
 * @param silent whether nobody is notified
 * @param noforwards whether it is protected
 * @param replyTo the message that it replies to, or 0: its uid where the message is
 * written, its id where a copy is kept
 * @param quote what it quotes of that message, or nothing
 * @param quoteOffset where the quote begins
 * @param entities marks in the text
 * @param markup buttons, or {@code null}
 * @param effect id of an animation, or 0
 */
public record MessageStyle(boolean silent, boolean noforwards, long replyTo, String quote, int quoteOffset,
		List<MessageEntity> entities, @Nullable ReplyMarkup markup, long effect) {

	/** A text and nothing else. */
	public static final MessageStyle PLAIN = new MessageStyle(false, false, 0, "", 0, List.of(), null, 0);

	/**
	 * Copies the entities.
	 */
	public MessageStyle {
		entities = List.copyOf(entities);
	}

	/**
	 * What remains when the text is another one.
	 */
	MessageStyle withoutEntities() {
		return new MessageStyle(this.silent, this.noforwards, this.replyTo, this.quote, this.quoteOffset, List.of(),
				this.markup, this.effect);
	}

	/**
	 * What the copy in a box has.
	 */
	MessageStyle in(MessageBox box, World world) {
		StoredMessage answered = (this.replyTo != 0) ? world.message(this.replyTo, box) : null;
		return new MessageStyle(this.silent, this.noforwards, (answered != null) ? answered.id() : 0, this.quote,
				this.quoteOffset, this.entities, this.markup, this.effect);
	}

	byte[] encode() {
		TlWriter out = new TlWriter();
		out.writeBool(this.silent);
		out.writeBool(this.noforwards);
		out.writeLong(this.replyTo);
		out.writeString(this.quote);
		out.writeInt(this.quoteOffset);
		out.writeVector(this.entities);
		out.writeVector((this.markup != null) ? List.of(this.markup) : List.<ReplyMarkup>of());
		out.writeLong(this.effect);
		return out.toByteArray();
	}

	static MessageStyle decode(byte[] bytes) {
		TlReader in = new TlReader(bytes);
		return new MessageStyle(in.readBool(), in.readBool(), in.readLong(), in.readString(), in.readInt(),
				MessageEntity.readVector(in), readMarkup(in), in.readLong());
	}

	private static @Nullable ReplyMarkup readMarkup(TlReader in) {
		int size = in.readVectorSize(Integer.BYTES);
		return (size > 0) ? ReplyMarkup.read(in) : null;
	}

}
