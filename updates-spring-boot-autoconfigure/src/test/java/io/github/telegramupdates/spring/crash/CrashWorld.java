package io.github.telegramupdates.spring.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.Faults;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.truth.AccountTruth;

/**
 * People who write to an account, in a simulated Telegram on a virtual clock, over a
 * network that loses pushes.
 */
final class CrashWorld implements AutoCloseable {

	private static final int BURST = 12;

	private static final int UNLIMITED = 1_000_000;

	private final VirtualClock clock = new VirtualClock();

	private final SplittableRandom random;

	private final SimulatedTelegram telegram;

	private final SimulatedAccount self;

	private final SimulatedAccount alice;

	private final SimulatedAccount bob;

	private final List<SimulatedPeer> places = new ArrayList<>();

	private final List<SimulatedChannel> channels = new ArrayList<>();

	private final List<SimulatedMessage> messages = new ArrayList<>();

	private int words;

	private boolean stopped;

	CrashWorld(long seed, long userId) {
		this.random = new SplittableRandom(seed);
		this.telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.seed(seed)
			.differencePageSize(this.random.nextInt(3, 20))
			.channelPageSize(this.random.nextInt(3, 20))
			.build();
		this.self = (seed % 3 == 0) ? this.telegram.bot("self", userId) : this.telegram.user("self", userId);
		this.alice = this.telegram.user("alice");
		this.bob = this.telegram.user("bob");
	}

	/** Everybody is introduced, over a network without faults. */
	void begin() {
		this.places.add(this.self);
		this.places.add(this.telegram.group("group", this.alice, this.bob, this.self));
		this.channels.add(this.telegram.channel("news").owner(this.alice));
		for (String title : List.of("one", "two", "three")) {
			this.channels.add(this.telegram.supergroup(title).owner(this.alice));
		}
		this.channels.forEach((channel) -> channel.member(this.bob).member(this.self));
		this.places.addAll(this.channels);
		this.bob.sends(this.self, "welcome");
		sayEverywhere("welcome");
	}

	/** What happens last in each box reveals what was lost before. */
	void end() {
		sayEverywhere("farewell");
		stopOrRestart();
	}

	private void sayEverywhere(String text) {
		this.places.forEach((place) -> this.alice.sends(place, text));
	}

	/** Somebody does something. */
	void act() {
		int dice = this.random.nextInt(100);
		if (dice < 40 || this.messages.isEmpty()) {
			say(this.places.get(this.random.nextInt(this.places.size())));
		}
		else if (dice < 55) {
			any().edits("edited " + ++this.words);
		}
		else if (dice < 63) {
			forgotten().deletes();
		}
		else if (dice < 68) {
			// nobody edits or pins it any more
			forgotten().pins();
		}
		else if (dice < 80) {
			read();
		}
		else if (dice < 85) {
			this.alice.renames("alice " + ++this.words);
		}
		else if (dice < 90) {
			stopOrRestart();
		}
		else {
			burst();
		}
	}

	/** Many people talk at once. */
	void chatter(int texts) {
		for (int i = 0; i < texts; i++) {
			say(this.places.get(this.random.nextInt(this.places.size())));
		}
	}

	private void say(SimulatedPeer place) {
		boolean open = place != this.channels.get(0) && !(this.stopped && place == this.self);
		SimulatedAccount speaker = (open && this.random.nextBoolean()) ? this.bob : this.alice;
		this.messages.add(speaker.sends(place, "text " + ++this.words));
	}

	private SimulatedMessage any() {
		return this.messages.get(this.random.nextInt(this.messages.size()));
	}

	private SimulatedMessage forgotten() {
		return this.messages.remove(this.random.nextInt(this.messages.size()));
	}

	private void read() {
		SimulatedPeer place = this.places.get(this.random.nextInt(this.places.size()));
		this.self.reads((place == this.self) ? this.alice : place);
	}

	private void stopOrRestart() {
		if (this.self.isBot()) {
			this.stopped = !this.stopped;
			if (this.stopped) {
				this.bob.stops(this.self);
			}
			else {
				this.bob.restarts(this.self);
			}
		}
	}

	private void burst() {
		for (int i = this.random.nextInt(BURST); i >= 0; i--) {
			say(this.channels.get(this.random.nextInt(this.channels.size())));
		}
	}

	/** The server forgets what was said in a channel while nobody listened. */
	void forget() {
		SimulatedChannel channel = this.channels.get(this.random.nextInt(this.channels.size()));
		for (int i = 0; i < BURST; i++) {
			say(channel);
		}
		channel.retention(1);
		channel.retention(UNLIMITED);
	}

	SimulatedConnection connect() {
		return this.telegram.connect(this.self);
	}

	Faults faults() {
		return Faults.builder().seed(this.random.nextLong()).loss(0.1).reordering(0.1, 300).delay(1, 40).build();
	}

	Duration pause() {
		return Duration.ofMillis((this.random.nextInt(10) == 0) ? 3_000 : this.random.nextInt(300));
	}

	/** A number of things that happen. */
	int some(int most) {
		return this.random.nextInt(most);
	}

	CrashPoint crashPoint() {
		return CrashPoint.any(this.random);
	}

	AccountTruth truth() {
		return this.telegram.truth(this.self);
	}

	SimulatedAccount self() {
		return this.self;
	}

	VirtualClock clock() {
		return this.clock;
	}

	@Override
	public void close() {
		this.telegram.close();
	}

}
