package io.github.telegramupdates.engine.trace;

import java.util.List;

import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.sequencing.Moment;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.engine.storage.AccountState;
import io.github.telegramupdates.engine.storage.ChannelState;
import io.github.telegramupdates.engine.storage.FetchIntent;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import org.jspecify.annotations.Nullable;

/**
 * How the first input of an engine is written: everything that was stored, or learnt by
 * earlier engines.
 */
final class LoadBody {

	private LoadBody() {
	}

	static void write(Input.Load load, TlWriter out) {
		out.writeLong(load.ownerEpoch());
		out.writeLong(load.version());
		write(load.state(), out);
		out.writeVectorSize(load.channels().size());
		load.channels().forEach((channel) -> write(channel, out));
		out.writeVectorSize(load.intents().size());
		load.intents().forEach((intent) -> write(intent, out));
		LimitsBody.write(load.limits(), out);
		out.writeVectorSize(load.openChannels().size());
		load.openChannels().forEach(out::writeLong);
	}

	static Input.Load read(Moment at, TlReader in) {
		long ownerEpoch = in.readLong();
		long version = in.readLong();
		AccountState state = readState(in);
		List<Input.StoredChannel> channels = in.readVector(LoadBody::readChannel);
		List<FetchIntent> intents = in.readVector(LoadBody::readIntent);
		ServerLimits limits = LimitsBody.read(in);
		List<Long> openChannels = in.readVector(TlReader::readLong);
		return new Input.Load(at, ownerEpoch, version, state, channels, intents, limits, openChannels);
	}

	private static void write(@Nullable AccountState state, TlWriter out) {
		out.writeBool(state != null);
		if (state != null) {
			out.writeInt(state.pts());
			out.writeInt(state.qts());
			out.writeInt(state.date());
			out.writeInt(state.seq());
			out.writeInt(state.epoch());
			out.writeInt(state.topMessageId());
		}
	}

	private static @Nullable AccountState readState(TlReader in) {
		if (!in.readBool()) {
			return null;
		}
		return new AccountState(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
	}

	private static void write(Input.StoredChannel channel, TlWriter out) {
		out.writeLong(channel.channelId());
		out.writeInt(channel.state().pts());
		out.writeInt(channel.state().epoch());
		out.writeInt(channel.state().flags());
		out.writeInt(channel.state().topMessageId());
		out.writeLong(channel.version());
	}

	private static Input.StoredChannel readChannel(TlReader in) {
		return new Input.StoredChannel(in.readLong(),
				new ChannelState(in.readInt(), in.readInt(), in.readInt(), in.readInt()), in.readLong());
	}

	private static void write(FetchIntent intent, TlWriter out) {
		out.writeLong(intent.channelId());
		out.writeInt(intent.expectedPts());
		out.writeLong(intent.generation());
	}

	private static FetchIntent readIntent(TlReader in) {
		return new FetchIntent(in.readLong(), in.readInt(), in.readLong());
	}

}
