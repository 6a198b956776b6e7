package io.github.telegramupdates.engine.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.telegramupdates.simulator.SimulatedAccount;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedMessage;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.simulator.SimulatedTelegram;
import io.github.telegramupdates.simulator.clock.VirtualClock;
import io.github.telegramupdates.simulator.connection.SimulatedConnection;
import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.truth.AccountTruth;
import io.github.telegramupdates.simulator.truth.BoxKey;
import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.truth.TruthEvent;
import io.github.telegramupdates.simulator.truth.TruthMessage;
import io.github.telegramupdates.simulator.truth.TruthState;
import io.github.telegramupdates.tl.UpdateChannelTooLong;
import io.github.telegramupdates.tl.UpdateDeleteChannelMessages;
import io.github.telegramupdates.tl.UpdateDeleteMessages;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * The people and places of a trace, and what they do.
 */
final class ScenarioWorld {

	static final String DIFFERENCE = "updates.getDifference";

	static final String CHANNEL_DIFFERENCE = "updates.getChannelDifference";

	static final int PEOPLE = 3;

	/** A private chat, a basic group, a broadcast channel and three supergroups. */
	static final int PLACES = 6;

	static final int GROUP = 1;

	static final int FIRST_CHANNEL = 2;

	static final int CHANNELS = PLACES - FIRST_CHANNEL;

	/** So many of the channels can be joined later, the last ones. */
	static final int NEWCOMERS = 2;

	private static final int SELF = 2;

	private final VirtualClock clock = new VirtualClock();

	private final SimulatedTelegram telegram;

	private final SimulatedAccount self;

	private final List<SimulatedAccount> people;

	private final List<SimulatedPeer> places = new ArrayList<>();

	private final List<SimulatedChannel> channels = new ArrayList<>();

	private final Map<Integer, SimulatedMessage> messages = new HashMap<>();

	private final Set<SimulatedPeer> hidden = new HashSet<>();

	private final Set<SimulatedAccount> stopped = new HashSet<>();

	/** Channels that the account is no member of yet. */
	private final Set<SimulatedPeer> late = new HashSet<>();

	private final boolean newcomers;

	private final boolean business;

	/** Where the account is when it starts. */
	private @Nullable TruthState beginning;

	/** The logs of boxes before the server began to count them again. */
	private final Map<BoxKey, AccountTruth> before = new HashMap<>();

	/** Number of the message that is written first in a new count. */
	static final int SIGN = 1_000_000;

	ScenarioWorld(ScenarioSettings setting) {
		this.newcomers = setting.has(FaultKind.NEWCOMERS);
		this.business = setting.isForBusiness();
		this.telegram = SimulatedTelegram.builder()
			.clock(this.clock)
			.seed(setting.seed())
			.differencePageSize(setting.differencePage())
			.channelPageSize(setting.channelPage())
			.shortMessages(setting.shortMessages())
			.echo(setting.echo())
			.habits(setting.habits().toArray(Habit[]::new))
			.build();
		this.self = setting.bot() ? this.telegram.bot("self") : this.telegram.user("self");
		this.people = List.of(this.telegram.user("alice"), this.telegram.user("bob"), this.self);
	}

	/** Events with a qts, before there is anything else. */
	void stopAndRestart() {
		this.people.get(0).stops(this.self);
		this.people.get(0).restarts(this.self);
	}

	/** Everybody is introduced before anything goes wrong. */
	void begin() {
		SimulatedAccount alice = this.people.get(0);
		SimulatedAccount bob = this.people.get(1);
		alice.sends(this.self, "hello");
		bob.sends(this.self, "hello");
		if (this.business) {
			bob.connectsBusiness(this.self);
		}
		this.places.add(this.self);
		this.places.add(this.telegram.group("group", alice, bob, this.self));
		this.channels.add(this.telegram.channel("broadcast").owner(alice));
		for (String title : List.of("one", "two", "three")) {
			this.channels.add(this.telegram.supergroup(title).owner(alice));
		}
		this.channels.forEach((channel) -> alice.sends(admit(channel).member(bob), "welcome"));
		this.places.addAll(this.channels);
	}

	private SimulatedChannel admit(SimulatedChannel channel) {
		if (this.newcomers && this.channels.indexOf(channel) >= CHANNELS - NEWCOMERS) {
			this.late.add(channel);
			return channel;
		}
		return channel.member(this.self);
	}

	void perform(ServerAction action) {
		if (action instanceof ServerAction.Sends sends) {
			send(sends);
		}
		else if (action instanceof ServerAction.Edits edits) {
			message(edits.message()).ifPresent((message) -> message.edits("edited " + edits.version()));
		}
		else if (action instanceof ServerAction.Deletes deletes) {
			message(deletes.message()).ifPresent(SimulatedMessage::deletes);
		}
		else if (action instanceof ServerAction.Pins pins) {
			message(pins.message()).ifPresent(SimulatedMessage::pins);
		}
		else if (action instanceof ServerAction.Reads reads) {
			readable(reads).ifPresent(this.self::reads);
		}
		else if (action instanceof ServerAction.Renames renames) {
			this.people.get(renames.author()).renames("name " + renames.version());
		}
		else if (action instanceof ServerAction.Types types) {
			this.people.get(types.author() % SELF).types(this.self);
		}
		else {
			change(action);
		}
	}

	private void change(ServerAction action) {
		if (action instanceof ServerAction.Stops stops) {
			SimulatedAccount person = this.people.get(stops.author() % SELF);
			if (stops.stops() && this.stopped.add(person)) {
				person.stops(this.self);
			}
			else if (!stops.stops() && this.stopped.remove(person)) {
				person.restarts(this.self);
			}
		}
		else if (action instanceof ServerAction.Hides hides) {
			hide(channel(hides.channel()), hides.hidden());
		}
		else if (action instanceof ServerAction.Skips skips) {
			channel(skips.channel()).skips(skips.positions());
		}
		else if (action instanceof ServerAction.Joins joins) {
			join(channel(joins.channel()));
		}
		else if (action instanceof ServerAction.Resets) {
			this.before.put(BoxKey.COMMON, this.telegram.truth(this.self));
			this.self.resetsPts();
		}
		else if (action instanceof ServerAction.CountsBack countsBack) {
			countBack(countsBack);
		}
		else if (action instanceof ServerAction.Forgets forgets) {
			if (forgets.place() < FIRST_CHANNEL) {
				this.self.retention(forgets.events());
			}
			else {
				channel(forgets.place()).retention(forgets.events());
			}
		}
	}

	/** Somebody asks the bot. */
	void ask(ServerAction.Asks asks, SimulatedConnection connection) {
		BotQueries.ask(this.people.get(asks.author() % SELF), this.self, asks.query(), connection);
	}

	private void send(ServerAction.Sends sends) {
		this.messages.put(sends.message(), author(sends).sends(place(sends), "text " + sends.message()));
	}

	/** Who writes: the owner where others may not, or cannot any more. */
	SimulatedAccount author(ServerAction.Sends sends) {
		SimulatedPeer place = wanted(sends);
		boolean closed = place == this.channels.get(0) || this.hidden.contains(place) || this.late.contains(place);
		return (closed || this.stopped.contains(place)) ? this.people.get(0) : this.people.get(sends.author());
	}

	/** Where it is written. */
	SimulatedPeer place(ServerAction.Sends sends) {
		SimulatedPeer place = wanted(sends);
		return this.stopped.contains(place) ? this.self : place;
	}

	private SimulatedPeer wanted(ServerAction.Sends sends) {
		SimulatedPeer place = this.places.get(sends.place());
		boolean toOneself = place == this.self && this.people.get(sends.author()) == this.self;
		return toOneself ? this.people.get(0) : place;
	}

	/** The ids of what the account wrote in a channel. */
	Stream<Integer> writtenBySelf(SimulatedChannel channel) {
		return this.telegram.truth(this.self)
			.messages()
			.stream()
			.filter((message) -> message.chat().equals(ChatKey.channel(channel.id()))
					&& message.senderId() == this.self.id())
			.map(TruthMessage::id);
	}

	/** What the account reads, if it can. */
	Optional<SimulatedPeer> readable(ServerAction.Reads reads) {
		SimulatedPeer place = this.places.get(reads.place());
		return Optional.of((place == this.self) ? this.people.get(0) : place)
			.filter((chat) -> !this.late.contains(chat));
	}

	private void join(SimulatedChannel channel) {
		if (this.late.remove(channel)) {
			channel.member(this.self);
		}
	}

	/** The account becomes a member of what is left. */
	void joinAll() {
		this.channels.forEach(this::join);
	}

	/** What has happened by now is history to the account. */
	void beginsHere() {
		this.beginning = this.telegram.truth(this.self).state();
	}

	/** Whether an event is history to the account. */
	boolean isHistory(TruthEvent event) {
		if (this.beginning == null || event.box().kind() == BoxKey.Kind.CHANNEL) {
			return false;
		}
		boolean qts = event.box().kind() == BoxKey.Kind.QTS;
		return event.pts() <= (qts ? this.beginning.qts() : this.beginning.pts());
	}

	/** Alice says something. */
	void speak(int place) {
		SimulatedPeer listeners = this.places.get(place);
		this.people.get(0).sends(listeners, "word");
	}

	private void countBack(ServerAction.CountsBack action) {
		this.before.put(boxOf(action), this.telegram.truth(this.self));
		if (action.place() < FIRST_CHANNEL) {
			this.self.countsBack(action.back());
		}
		else {
			channel(action.place()).countsBack(action.back());
		}
	}

	/** The box whose count goes back. */
	BoxKey boxOf(ServerAction.CountsBack action) {
		return (action.place() < FIRST_CHANNEL) ? BoxKey.COMMON : BoxKey.channel(channel(action.place()).id());
	}

	/** Whether the account is notified of what happens in a place. */
	boolean isReached(int place) {
		SimulatedPeer peer = this.places.get(place);
		return !this.late.contains(peer) && !this.hidden.contains(peer);
	}

	/** What was true before the server began to count a box again. */
	Optional<AccountTruth> beforeReset(BoxKey box) {
		return Optional.ofNullable(this.before.get(box));
	}

	private void hide(SimulatedChannel channel, boolean hide) {
		if (hide && this.hidden.add(channel)) {
			channel.becomesPrivate();
		}
		else if (!hide && this.hidden.remove(channel)) {
			channel.becomesPublic();
		}
	}

	/** All channels are opened again, and the account is notified. */
	void openChannels() {
		for (SimulatedChannel channel : this.channels) {
			hide(channel, true);
			hide(channel, false);
		}
	}

	/** One update for all that happened in a place. */
	UpdatesType summary(int number) {
		SimulatedPeer place = this.places.get(number);
		AccountTruth truth = this.telegram.truth(this.self);
		int date = truth.state().date();
		if (place instanceof SimulatedChannel channel && truth.channels().contains(channel.id())) {
			int pts = truth.channelPts(channel.id());
			return new UpdateShort(new UpdateDeleteChannelMessages(channel.id(), List.of(), pts, pts), date);
		}
		int pts = truth.state().pts();
		return new UpdateShort(new UpdateDeleteMessages(List.of(), pts, pts), date);
	}

	/**
	 * A command to fetch a channel, and where it is now; nothing if the account is no
	 * member.
	 */
	List<UpdatesType> announcements(int place) {
		SimulatedChannel channel = channel(place);
		AccountTruth truth = this.telegram.truth(this.self);
		if (this.late.contains(channel)) {
			return List.of();
		}
		int pts = truth.channelPts(channel.id());
		int date = truth.state().date();
		return List.of(new UpdateShort(new UpdateChannelTooLong(channel.id(), null), date),
				new UpdateShort(new UpdateChannelTooLong(channel.id(), pts), date));
	}

	/** What an answer to another account would say. */
	UpdatesType foreignPosition(int ahead) {
		TruthState state = this.telegram.truth(this.self).state();
		return new UpdateShortSentMessage(true, 1, state.pts() + ahead, 1, state.date(), null, null, null);
	}

	/** Something happens everywhere. */
	void sayGoodbye() {
		this.people.get(0).sends(this.self, "goodbye");
		this.channels.forEach((channel) -> this.people.get(0).sends(channel, "goodbye"));
	}

	private Optional<SimulatedMessage> message(int number) {
		return Optional.ofNullable(this.messages.get(number));
	}

	SimulatedChannel channel(int place) {
		return (SimulatedChannel) this.places.get(place);
	}

	/** Whose private chats a bot takes part in. */
	SimulatedAccount owner() {
		return this.people.get(1);
	}

	/** Who writes to the owner. */
	SimulatedAccount customer() {
		return this.people.get(0);
	}

	VirtualClock clock() {
		return this.clock;
	}

	SimulatedTelegram telegram() {
		return this.telegram;
	}

	SimulatedAccount self() {
		return this.self;
	}

	/** The channels that the account is a member of. */
	List<SimulatedChannel> channels() {
		return this.channels.stream().filter((channel) -> !this.late.contains(channel)).toList();
	}

}
