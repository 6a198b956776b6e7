package io.github.telegramupdates.benchmarks.sequencing;

import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Supplier;

import io.github.telegramupdates.benchmarks.BenchmarkGroup;
import io.github.telegramupdates.benchmarks.Effort;
import io.github.telegramupdates.benchmarks.Report;
import io.github.telegramupdates.benchmarks.Report.Reached;
import io.github.telegramupdates.benchmarks.UsedHeap;
import io.github.telegramupdates.engine.sequencing.Input;
import io.github.telegramupdates.engine.storage.AccountState;

/**
 * Heap that an idle channel costs after the load, when the list it was loaded from is
 * gone.
 */
public final class HeapBenchmarks implements BenchmarkGroup {

	private static final int CHANNELS = 1_000_000;

	// one more channel than 1,043,652 rows take at three quarters: the emptiest table
	private static final int AFTER_GROWTH = 782_740;

	// what the 1,304,565 rows take that follow: the fullest one
	private static final int BEFORE_GROWTH = 978_423;

	private static final double TARGET = 64;

	@Override
	public void run(Effort effort, Report report) {
		bytesPerChannel(SteppedEngine::accountEngine, 1_000);
		report.section("Heap per idle channel, 1,000,000 channels");
		double engine = bytesPerChannel(SteppedEngine::accountEngine, CHANNELS);
		double map = bytesPerChannel(MapEngine::new, CHANNELS);
		report.figure("engine", engine, "B/channel");
		report.figure("map of objects", map, "B/channel");
		report.ratio("heap of the engine", engine / map, "map of objects");
		double emptiest = bytesPerChannel(SteppedEngine::accountEngine, AFTER_GROWTH);
		report.figure("engine, table just grown (782,740 channels)", emptiest, "B/channel");
		report.figure("engine, table about to grow (978,423 channels)",
				bytesPerChannel(SteppedEngine::accountEngine, BEFORE_GROWTH), "B/channel");
		report.target("at most 64 B, however full the table is", Reached.when(Math.max(engine, emptiest) <= TARGET));
	}

	private static double bytesPerChannel(Supplier<SteppedEngine> sequencers, int channels) {
		long before = UsedHeap.afterCollection();
		SteppedAccount account = load(sequencers.get(), channels);
		long after = UsedHeap.afterCollection();
		Reference.reachabilityFence(account);
		return (double) (after - before) / channels;
	}

	private static SteppedAccount load(SteppedEngine sequencer, int channels) {
		AccountState state = AccountState.of(Traffic.START, Traffic.START, Traffic.NOW.serverUnixSeconds(), 0);
		return new SteppedAccount(sequencer,
				new Input.Load(Traffic.NOW, 1, 0, state, ChannelTraffic.channels(channels), List.of()));
	}

}
