package io.github.telegramupdates.engine.trace;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.telegramupdates.engine.event.DifferenceScope;
import io.github.telegramupdates.engine.sequencing.fetch.FailingDifference;
import io.github.telegramupdates.engine.sequencing.fetch.FetchMethod;
import io.github.telegramupdates.engine.sequencing.fetch.MethodRest;
import io.github.telegramupdates.engine.sequencing.fetch.ServerLimits;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;

/**
 * How it is written what was learnt about the server.
 */
final class LimitsBody {

	private LimitsBody() {
	}

	static void write(ServerLimits limits, TlWriter out) {
		Map<FetchMethod, MethodRest> rests = new TreeMap<>(limits.rests());
		out.writeVectorSize(rests.size());
		rests.forEach((method, rest) -> {
			Names.write(method, out);
			out.writeLong(rest.until());
			out.writeString(rest.error());
			out.writeInt(rest.freezes());
		});
		out.writeInt(limits.channelCap());
		out.writeLong(limits.capGrowsAt());
		out.writeInt(limits.capGrowths());
		out.writeVectorSize(limits.failing().size());
		limits.failing().forEach((failing) -> write(failing, out));
	}

	static ServerLimits read(TlReader in) {
		Map<FetchMethod, MethodRest> rests = new EnumMap<>(FetchMethod.class);
		in.readVector((entry) -> Map.entry(Names.read(FetchMethod.class, entry),
				new MethodRest(entry.readLong(), entry.readString(), entry.readInt())))
			.forEach((entry) -> rests.put(entry.getKey(), entry.getValue()));
		int channelCap = in.readInt();
		long capGrowsAt = in.readLong();
		int capGrowths = in.readInt();
		List<FailingDifference> failing = in.readVector(LimitsBody::readFailing);
		return new ServerLimits(rests, channelCap, capGrowsAt, capGrowths, failing);
	}

	private static void write(FailingDifference failing, TlWriter out) {
		Names.write(failing.scope(), out);
		Boxes.write(failing.box(), out);
		out.writeInt(failing.boxes());
		out.writeString(failing.error());
		out.writeLong(failing.since());
		out.writeBool(failing.reported());
	}

	private static FailingDifference readFailing(TlReader in) {
		return new FailingDifference(Names.read(DifferenceScope.class, in), Boxes.read(in), in.readInt(),
				in.readString(), in.readLong(), in.readBool());
	}

}
