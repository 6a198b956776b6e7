package io.github.telegramupdates.mtproto.session.state;

/**
 * Numbers the messages that a session sends: twice the number of content messages before,
 * plus one for a content message.
 */
final class SequenceNumbers {

	private int contentMessages;

	int nextOfContent() {
		return 2 * this.contentMessages++ + 1;
	}

	int nextOfService() {
		return 2 * this.contentMessages;
	}

}
