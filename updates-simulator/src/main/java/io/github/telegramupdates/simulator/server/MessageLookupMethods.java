package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.truth.ChatKey;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.StoredMessage;
import io.github.telegramupdates.tl.InputMessage;
import io.github.telegramupdates.tl.InputMessageID;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.messages.ChannelMessages;
import io.github.telegramupdates.tl.messages.Messages;
import io.github.telegramupdates.tl.messages.MessagesType;

/**
 * Methods that look up messages by id.
 */
final class MessageLookupMethods {

	private MessageLookupMethods() {
	}

	static void register(RequestHandlers handlers) {
		handlers.on(io.github.telegramupdates.tl.messages.rpc.GetMessages.class,
				(call, request) -> messages(call, request.id()));
		handlers.on(io.github.telegramupdates.tl.channels.rpc.GetMessages.class,
				(call, request) -> channelMessages(call, call.peers().joined(request.channel()), request.id()));
	}

	private static MessagesType messages(Call call, List<InputMessage> ids) {
		Mentions mentions = new Mentions();
		List<MessageType> messages = find(call.events(mentions), call.account().box(), ids);
		return new Messages(messages, List.of(), mentions.chats(call.world(), call.entities()),
				mentions.users(call.world(), call.entities()));
	}

	private static MessagesType channelMessages(Call call, RegisteredChannel channel, List<InputMessage> ids) {
		Mentions mentions = new Mentions();
		mentions.add(ChatKey.channel(channel.id()));
		List<MessageType> messages = find(call.events(mentions), channel.box(), ids);
		return ChannelMessages.builder()
			.pts(channel.box().log().position())
			.count(messages.size())
			.messages(messages)
			.topics(List.of())
			.chats(mentions.chats(call.world(), call.entities()))
			.users(mentions.users(call.world(), call.entities()))
			.build();
	}

	private static List<MessageType> find(EventRenderer renderer, MessageBox box, List<InputMessage> ids) {
		List<MessageType> messages = new ArrayList<>();
		for (InputMessage input : ids) {
			if (!(input instanceof InputMessageID byId)) {
				throw RpcError.badRequest("MESSAGE_ID_INVALID");
			}
			StoredMessage message = box.message(byId.id());
			messages.add((message != null) ? renderer.message(message) : new MessageEmpty(byId.id(), null));
		}
		return messages;
	}

}
