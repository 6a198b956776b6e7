package io.github.telegramupdates.engine.sequencing;

import io.github.telegramupdates.engine.delivery.BoxId;

/**
 * Tells positions that are so far off that the server may count anew.
 */
final class Jump {

	private static final int COMMON_BACK = 1_000_009;

	private static final int CHANNEL_BACK = 99_999;

	private static final int FORWARD = 1 << 30;

	private Jump() {
	}

	static boolean isJump(BoxId box, int from, int to) {
		int back = (box.kind() == BoxId.Kind.CHANNEL) ? CHANNEL_BACK : COMMON_BACK;
		return to < from - back || to - FORWARD > from;
	}

}
