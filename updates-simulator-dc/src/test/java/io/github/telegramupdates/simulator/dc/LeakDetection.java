package io.github.telegramupdates.simulator.dc;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Follows every buffer, and fails the class of tests after which one turns out to be lost
 * without having been released. Registered for all tests.
 */
public final class LeakDetection implements AfterAllCallback {

	/** Buffers that are allocated to let those be reported that were collected. */
	private static final int ALLOCATIONS = 32;

	private static final long PATIENCE_MILLIS = 10_000;

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	/**
	 * Before any buffer is allocated, since detectors are asked for once.
	 */
	public LeakDetection() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
			@Override
			@SuppressWarnings("deprecation")
			public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval, long maximum) {
				return new RecordingDetector<>(resource, interval);
			}

			@Override
			public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int interval) {
				return new RecordingDetector<>(resource, interval);
			}
		});
	}

	@Override
	public void afterAll(ExtensionContext context) {
		check();
	}

	static void check() {
		// what the first collection finds is queued when the second has been seen
		collect();
		collect();
		for (int i = 0; i < ALLOCATIONS; i++) {
			ByteBufAllocator.DEFAULT.buffer().release();
		}
		String leak = LEAKS.poll();
		LEAKS.clear();
		if (leak != null) {
			throw new AssertionError("A buffer was not released: " + leak);
		}
	}

	private static void collect() {
		ReferenceQueue<Object> collected = new ReferenceQueue<>();
		WeakReference<Object> mark = new WeakReference<>(new Object(), collected);
		System.gc();
		try {
			Reference<?> seen = collected.remove(PATIENCE_MILLIS);
			if (seen != mark) {
				throw new IllegalStateException("Nothing is collected");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class RecordingDetector<T> extends ResourceLeakDetector<T> {

		RecordingDetector(Class<?> resource, int interval) {
			super(resource, interval);
		}

		@Override
		protected boolean needReport() {
			return true;
		}

		@Override
		protected void reportTracedLeak(String type, String records) {
			LEAKS.add(type + records);
		}

		@Override
		protected void reportUntracedLeak(String type) {
			LEAKS.add(type);
		}

	}

}
