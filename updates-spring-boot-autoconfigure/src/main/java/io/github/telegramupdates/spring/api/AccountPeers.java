package io.github.telegramupdates.spring.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import io.github.telegramupdates.engine.peers.ChannelAccessHasher;
import io.github.telegramupdates.engine.peers.UserAccessHasher;
import io.github.telegramupdates.spring.account.AccountNames;
import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChatType;
import io.github.telegramupdates.tl.InputPeer;
import io.github.telegramupdates.tl.InputPeerChannel;
import io.github.telegramupdates.tl.InputPeerChat;
import io.github.telegramupdates.tl.InputPeerUser;
import io.github.telegramupdates.tl.Message;
import io.github.telegramupdates.tl.MessageEmpty;
import io.github.telegramupdates.tl.MessageService;
import io.github.telegramupdates.tl.MessageType;
import io.github.telegramupdates.tl.MessageUpdate;
import io.github.telegramupdates.tl.Peer;
import io.github.telegramupdates.tl.PeerChannel;
import io.github.telegramupdates.tl.PeerChat;
import io.github.telegramupdates.tl.PeerUser;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserType;
import io.github.telegramupdates.tl.client.TelegramApi;
import io.github.telegramupdates.tl.contacts.ResolvedPeer;
import io.github.telegramupdates.tl.contacts.rpc.ResolveUsername;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Peers by what the engine has stored for an account.
 */
final class AccountPeers implements TelegramPeers {

	private static final String CURE = "it was not seen by this account yet, or only in part ('min'), with another peer. "
			+ "Find it by resolveUsername, or by a call whose answer names it";

	private final String account;

	private final TelegramApi api;

	private final ObjectProvider<AccountNames> names;

	private final ObjectProvider<UserAccessHasher> users;

	private final ObjectProvider<ChannelAccessHasher> channels;

	AccountPeers(String account, TelegramApi api, ObjectProvider<AccountNames> names,
			ObjectProvider<UserAccessHasher> users, ObjectProvider<ChannelAccessHasher> channels) {
		this.account = account;
		this.api = api;
		this.names = names;
		this.users = users;
		this.channels = channels;
	}

	@Override
	public InputPeerUser user(long id) {
		long self = self();
		return this.users.getObject()
			.getUserAccessHash(self, id)
			.stream()
			.mapToObj((hash) -> new InputPeerUser(id, hash))
			.findFirst()
			.orElseThrow(() -> unknown("user " + id));
	}

	@Override
	public InputPeerChannel channel(long id) {
		long self = self();
		return this.channels.getObject()
			.getChannelAccessHash(self, id)
			.stream()
			.mapToObj((hash) -> new InputPeerChannel(id, hash))
			.findFirst()
			.orElseThrow(() -> unknown("channel " + id));
	}

	@Override
	public InputPeerChat chat(long id) {
		return new InputPeerChat(id);
	}

	@Override
	public InputPeer inputPeer(Peer peer) {
		if (peer instanceof PeerUser user) {
			return user(user.userId());
		}
		if (peer instanceof PeerChannel channel) {
			return channel(channel.channelId());
		}
		return chat(((PeerChat) peer).chatId());
	}

	@Override
	public InputPeer inputPeer(MessageUpdate update) {
		Peer chat = chatOf(update.message());
		if (chat == null) {
			throw unknown("the chat of an empty message");
		}
		return inputPeer(chat);
	}

	private static @Nullable Peer chatOf(MessageType message) {
		if (message instanceof Message written) {
			return written.peerId();
		}
		return (message instanceof MessageService service) ? service.peerId() : ((MessageEmpty) message).peerId();
	}

	@Override
	public CompletableFuture<InputPeer> resolveUsername(String username) {
		String name = username.startsWith("@") ? username.substring(1) : username;
		return this.api.invoke(new ResolveUsername(name, null))
			.thenApply((resolved) -> toInputPeer(resolved).orElseThrow(() -> new UnknownPeerException(this.account,
					"@" + name, "Telegram gives none, so that this account cannot write to it first")));
	}

	private Optional<InputPeer> toInputPeer(ResolvedPeer resolved) {
		if (resolved.peer() instanceof PeerUser user) {
			return resolved.users().stream().flatMap((type) -> complete(type, user.userId()).stream()).findFirst();
		}
		if (resolved.peer() instanceof PeerChannel channel) {
			return resolved.chats()
				.stream()
				.flatMap((type) -> complete(type, channel.channelId()).stream())
				.findFirst();
		}
		return Optional.of(inputPeer(resolved.peer()));
	}

	private static List<InputPeer> complete(UserType type, long id) {
		return (type instanceof User user && user.id() == id && !user.min() && user.accessHash() != null)
				? List.of(new InputPeerUser(id, user.accessHash())) : List.of();
	}

	private static List<InputPeer> complete(ChatType type, long id) {
		return (type instanceof Channel channel && channel.id() == id && !channel.min() && channel.accessHash() != null)
				? List.of(new InputPeerChannel(id, channel.accessHash())) : List.of();
	}

	private long self() {
		AccountNames known = this.names.getIfAvailable();
		OptionalLong id = (known != null) ? known.idOf(this.account) : OptionalLong.empty();
		return id.orElseThrow(() -> new IllegalStateException(
				"Account '" + this.account + "' was not connected since the start: its id is not known yet"));
	}

	private UnknownPeerException unknown(String peer) {
		return new UnknownPeerException(this.account, peer, CURE);
	}

}
