package io.github.telegramupdates.mtproto.session.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.telegramupdates.tl.TlDecodeException;
import io.github.telegramupdates.tl.TlObject;
import io.github.telegramupdates.tl.TlReader;
import io.github.telegramupdates.tl.TlWriter;
import io.github.telegramupdates.tl.mtproto.FutureSalt;

/**
 * The salt that goes with each message, and those that come after it.
 */
public final class Salts {

	/** Id of the constructor {@code future_salts}. */
	public static final int FUTURE_SALTS = 0xae500895;

	private static final int GET_FUTURE_SALTS = 0xb921bd04;

	private static final int COUNT = 64;

	private static final int MAX_READ = 128;

	private static final int AHEAD_SECONDS = 600;

	private static final long ASK_AGAIN_MILLIS = 600_000;

	private long current;

	private List<FutureSalt> future = List.of();

	private long nextQuestion = Long.MIN_VALUE;

	Salts(long current) {
		this.current = current;
	}

	/**
	 * The salt of a time.
	 * @param serverMillis the server's time
	 */
	public long at(long serverMillis) {
		int seconds = (int) (serverMillis / 1000);
		while (!this.future.isEmpty() && this.future.get(0).validSince() <= seconds) {
			this.current = this.future.get(0).salt();
			this.future = this.future.subList(1, this.future.size());
		}
		return this.current;
	}

	public void replace(long salt) {
		this.current = salt;
	}

	/** Whether the server has to be asked for more, which it then is. */
	public boolean needsMore(long serverMillis, long now) {
		if (now < this.nextQuestion || !isRunningOut((int) (serverMillis / 1000))) {
			return false;
		}
		this.nextQuestion = now + ASK_AGAIN_MILLIS;
		return true;
	}

	private boolean isRunningOut(int seconds) {
		return this.future.size() < 2 || this.future.get(this.future.size() - 1).validUntil() - AHEAD_SECONDS < seconds;
	}

	public void receive(TlReader in) {
		in.expectConstructor(FUTURE_SALTS, "future_salts");
		in.readLong();
		in.readInt();
		int count = in.readInt();
		if (count < 0 || count > MAX_READ) {
			throw new TlDecodeException(count + " salts", in.position() - 4);
		}
		List<FutureSalt> salts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			salts.add(new FutureSalt(in.readInt(), in.readInt(), in.readLong()));
		}
		in.expectEnd();
		salts.sort(Comparator.comparingInt(FutureSalt::validSince));
		this.future = salts;
	}

	/** The call {@code get_future_salts}. */
	public record Question() implements TlObject {

		@Override
		public int constructorId() {
			return GET_FUTURE_SALTS;
		}

		@Override
		public void write(TlWriter out) {
			out.writeInt(GET_FUTURE_SALTS);
			out.writeInt(COUNT);
		}

	}

}
