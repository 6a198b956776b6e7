package io.github.telegramupdates.engine.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.telegramupdates.engine.delivery.BoxId;
import io.github.telegramupdates.engine.delivery.SequencedUpdate;
import io.github.telegramupdates.engine.invariant.Check;
import io.github.telegramupdates.simulator.SimulatedChannel;
import io.github.telegramupdates.simulator.SimulatedPeer;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerSelf;
import io.github.telegramupdates.tl.TlMethod;
import io.github.telegramupdates.tl.UpdateMessageID;
import io.github.telegramupdates.tl.UpdateShortSentMessage;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesType;
import io.github.telegramupdates.tl.client.RpcException;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.messages.AffectedMessages;
import io.github.telegramupdates.tl.messages.rpc.DeleteMessages;
import io.github.telegramupdates.tl.messages.rpc.DeleteSavedHistory;
import io.github.telegramupdates.tl.messages.rpc.EditMessage;
import io.github.telegramupdates.tl.messages.rpc.ReadHistory;
import io.github.telegramupdates.tl.messages.rpc.SendMessage;
import io.github.telegramupdates.tl.messages.rpc.UpdatePinnedMessage;
import io.github.telegramupdates.tl.rpc.InvokeWithBusinessConnection;

/**
 * What the account does by calls of its own connection. It knows of a message what the
 * answer named, so without an answer it cannot do anything to it.
 */
final class AccountCalls {

	private final ScenarioWorld world;

	private final RecordingDelivery recorder;

	private final CoverageCounts coverage;

	private final ScenarioSettings setting;

	private final CallWrapper wrapper = new CallWrapper();

	private final SentContents contents;

	private final Map<Integer, Sent> sent = new HashMap<>();

	private final Set<String> deleted = new HashSet<>();

	private final List<Throwable> failures = new ArrayList<>();

	AccountCalls(ScenarioSettings setting, ScenarioWorld world, DurableState memory) {
		this.setting = setting;
		this.contents = new SentContents(setting.bot());
		this.world = world;
		this.recorder = memory.recorder();
		this.coverage = memory.coverage();
	}

	/**
	 * Does what the account does itself.
	 * @param action what happens
	 * @param api the account's connection
	 * @return whether it was something that the account does itself
	 */
	boolean perform(ServerAction action, TelegramApi api) {
		if (action instanceof ServerAction.Sends sends && this.world.author(sends) == this.world.self()) {
			send(sends, api);
			return true;
		}
		if (action instanceof ServerAction.Reads reads && !this.world.self().isBot()) {
			this.world.readable(reads).ifPresent((place) -> read(place, api));
			return true;
		}
		if (action instanceof ServerAction.Edits edits && this.sent.containsKey(edits.message())) {
			edit(this.sent.get(edits.message()), edits.version(), api);
			return true;
		}
		if (action instanceof ServerAction.Deletes deletes && this.sent.containsKey(deletes.message())) {
			delete(this.sent.get(deletes.message()), api);
			return true;
		}
		if (action instanceof ServerAction.Pins pins && this.sent.containsKey(pins.message())) {
			pin(this.sent.get(pins.message()), api);
			return true;
		}
		return false;
	}

	private void send(ServerAction.Sends sends, TelegramApi api) {
		SimulatedPeer place = this.world.place(sends);
		Sent message = new Sent(place, this.world.self().inputPeer(place));
		this.sent.put(sends.message(), message);
		SendMessage.Builder method = SendMessage.builder()
			.peer(message.peer)
			.message("text " + sends.message())
			.randomId(sends.message() + 1);
		if (this.setting.calls().contains(CallKind.STYLED)) {
			SentContents.Content content = this.contents.add(method, place);
			method.message("\n text " + sends.message() + " ");
			call(api, method.build(), (answer) -> {
				message.id = idIn(answer);
				this.contents.sent(place, message.id, content);
			});
		}
		else {
			call(api, method.build(), (answer) -> message.id = idIn(answer));
		}
		if (this.setting.isForBusiness()) {
			actForAnother(sends.message(), api);
		}
	}

	/** What the other account does counts in its own boxes. */
	private void actForAnother(int number, TelegramApi api) {
		InputPeer customer = this.world.self().inputPeer(this.world.customer());
		if (number % 2 == 0) {
			this.world.customer().sends(this.world.owner(), "a question");
			call(api, forAnother(new ReadHistory(customer, 0)), (answer) -> {
			});
		}
		else {
			call(api,
					forAnother(SendMessage.builder().peer(customer).message("an answer").randomId(-1 - number).build()),
					(answer) -> {
					});
		}
	}

	private <R> TlMethod<R> forAnother(TlMethod<R> call) {
		return new InvokeWithBusinessConnection<>("business-" + this.world.owner().id(), call);
	}

	private static int idIn(UpdatesType answer) {
		if (answer instanceof UpdateShortSentMessage message) {
			return message.id();
		}
		return ((Updates) answer).updates()
			.stream()
			.filter(UpdateMessageID.class::isInstance)
			.mapToInt((update) -> ((UpdateMessageID) update).id())
			.findFirst()
			.orElseThrow();
	}

	private void read(SimulatedPeer place, TelegramApi api) {
		if (place instanceof SimulatedChannel channel) {
			call(api, new io.github.telegramupdates.tl.channels.rpc.ReadHistory(this.world.self().inputChannel(channel),
					0), (answer) -> {
					});
		}
		else {
			call(api, new ReadHistory(this.world.self().inputPeer(place), 0), (answer) -> moved(BoxId.COMMON, answer));
		}
	}

	private void edit(Sent message, int version, TelegramApi api) {
		if (message.id > 0) {
			call(api, EditMessage.builder().peer(message.peer).id(message.id).message("edited " + version).build(),
					(answer) -> {
					});
		}
	}

	private void delete(Sent message, TelegramApi api) {
		if (message.id == 0) {
			return;
		}
		this.contents.gone(message.place, message.id);
		if (message.place instanceof SimulatedChannel channel && this.setting.calls().contains(CallKind.BY_PARENT)) {
			deleteUpTo(message, channel, api);
		}
		else if (message.place instanceof SimulatedChannel channel) {
			call(api,
					new io.github.telegramupdates.tl.channels.rpc.DeleteMessages(
							this.world.self().inputChannel(channel), List.of(message.id)),
					(answer) -> deleted(BoxId.channel(channel.id()), message.id, answer));
		}
		else {
			call(api, new DeleteMessages(true, List.of(message.id)),
					(answer) -> deleted(BoxId.COMMON, message.id, answer));
		}
	}

	/** A message is deleted with all that the account wrote before it in a channel. */
	private void deleteUpTo(Sent message, SimulatedChannel channel, TelegramApi api) {
		BoxId box = BoxId.channel(channel.id());
		List<Integer> ids = this.world.writtenBySelf(channel).filter((id) -> id <= message.id).toList();
		ids.forEach((id) -> this.contents.gone(channel, id));
		call(api, new DeleteSavedHistory(message.peer, new InputPeerSelf(), message.id, null, null), (answer) -> {
			ids.forEach((id) -> this.deleted.add(ApplicationArchive.key(channel.id(), id)));
			this.recorder.moved(box, answer.pts(), answer.ptsCount());
			this.coverage.met(CoverageGoal.ANSWER_BY_PARENT);
		});
	}

	private void deleted(BoxId box, int id, AffectedMessages answer) {
		this.deleted.add(ApplicationArchive.key(box.channelId(), id));
		moved(box, answer);
	}

	private void moved(BoxId box, AffectedMessages answer) {
		this.recorder.moved(box, answer.pts(), answer.ptsCount());
	}

	private void pin(Sent message, TelegramApi api) {
		if (message.id > 0) {
			call(api, UpdatePinnedMessage.builder().peer(message.peer).id(message.id).build(), (answer) -> {
			});
		}
	}

	private <R> void call(TelegramApi api, TlMethod<R> method, Consumer<R> then) {
		boolean wrapped = this.setting.calls().contains(CallKind.WRAPPED);
		CompletableFuture<R> future = api.invoke(wrapped ? this.wrapper.wrap(method) : method);
		future.thenAccept(then).whenComplete((done, failure) -> {
			Throwable cause = (failure != null && failure.getCause() != null) ? failure.getCause() : failure;
			// a line can break, and a message or a channel can be gone meanwhile
			boolean expected = cause == null || cause instanceof IOException || cause instanceof RpcException;
			if (!expected) {
				this.failures.add(cause);
			}
		});
	}

	/**
	 * Messages that the account deleted: the answer only moves the position, so nothing
	 * need be delivered to whom the answer names it.
	 */
	Set<String> deleted() {
		return this.deleted;
	}

	/** What was delivered of messages that were sent is what was sent. */
	void check(List<SequencedUpdate> delivered) {
		this.contents.check(delivered);
	}

	/** No call failed but for a reason that a trace can have. */
	void check() {
		Check.that(this.failures.isEmpty(), "calls failed: %s", this.failures);
	}

	/** A message that was written by a call. */
	private static final class Sent {

		private final SimulatedPeer place;

		private final InputPeer peer;

		private int id;

		Sent(SimulatedPeer place, InputPeer peer) {
			this.place = place;
			this.peer = peer;
		}

	}

}
