package io.github.telegramupdates.engine.trace;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Input.Missed.AccountPart;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * How it is written what was missed while there was no engine.
 */
final class MissedBody {

	private MissedBody() {
	}

	static void write(Input.Missed missed, TlWriter out) {
		out.writeVectorSize(missed.account().size());
		missed.account().stream().sorted().forEach((part) -> Names.write(part, out));
		out.writeVectorSize(missed.channels().size());
		missed.channels().forEach((channel) -> {
			out.writeLong(channel.channelId());
			out.writeInt(channel.start());
		});
	}

	static Input.Missed read(Moment at, TlReader in) {
		Set<AccountPart> account = EnumSet.noneOf(AccountPart.class);
		account.addAll(in.readVector((part) -> Names.read(AccountPart.class, part)));
		List<Input.MissedChannel> channels = in
			.readVector((channel) -> new Input.MissedChannel(channel.readLong(), channel.readInt()));
		return new Input.Missed(at, account, channels);
	}

}
