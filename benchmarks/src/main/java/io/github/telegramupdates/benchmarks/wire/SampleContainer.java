package io.github.telegramupdates.benchmarks.wire;

import java.util.List;
import java.util.stream.IntStream;

import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEntityBold;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateNewMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserStatusOffline;
import io.github.telegramupdates.tl.UserType;

/**
 * A container as it comes after a busy second: text messages of 20 to 200 characters,
 * every fourth in Cyrillic, every fifth with a bold word, and the users who wrote them.
 */
public final class SampleContainer {

	private static final int MESSAGES = 100;

	private static final int USERS = 20;

	private static final int DATE = 1_800_000_000;

	private static final long FIRST_USER = 5_000_000_000L;

	private static final String LATIN = "The quick brown fox jumps over the lazy dog. ";

	private static final String CYRILLIC = "Съешь же ещё этих мягких французских булок. ";

	private SampleContainer() {
	}

	static Updates create() {
		return create(MESSAGES, USERS);
	}

	/**
	 * Creates a container.
	 * @param messages how many messages
	 * @param users how many users wrote them
	 * @return the container
	 */
	public static Updates create(int messages, int users) {
		List<Update> updates = IntStream.range(0, messages).mapToObj((index) -> update(index, users)).toList();
		List<UserType> authors = IntStream.range(0, users).mapToObj(SampleContainer::user).toList();
		return new Updates(updates, authors, List.of(), DATE, 1);
	}

	private static Update update(int index, int users) {
		PeerUser author = new PeerUser(FIRST_USER + index % users);
		Message.Builder message = Message.builder()
			.id(100_000 + index)
			.fromId(author)
			.peerId(author)
			.date(DATE)
			.message(text(index));
		if (index % 5 == 0) {
			message.entities(List.of(new MessageEntityBold(4, 5)));
		}
		return new UpdateNewMessage(message.build(), 200_000 + index, 1);
	}

	private static String text(int index) {
		String words = (index % 4 == 0) ? CYRILLIC : LATIN;
		return words.repeat(5).substring(0, 20 + index * 37 % 181);
	}

	private static UserType user(int index) {
		return User.builder()
			.id(FIRST_USER + index)
			.accessHash(0x123456789ABCDEFL * (index + 1))
			.firstName("Firstname" + index)
			.lastName("Lastname" + index)
			.username("username_" + index)
			.status(new UserStatusOffline(DATE - index))
			.build();
	}

}
