package io.github.telegramupdates.mtproto.connection;

/**
 * Receives what happens to a line, on its loop. A line that could not be opened is only
 * closed.
 */
public interface LineListener {

	void onOpened(Line line);

	void onFrame(Line line, byte[] frame);

	/** The server refuses the line, by a code of the transport. */
	void onRefused(Line line, int code);

	void onClosed(Line line, String reason);

}
