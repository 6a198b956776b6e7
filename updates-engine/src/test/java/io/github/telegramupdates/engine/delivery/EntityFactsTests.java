package io.github.telegramupdates.engine.delivery;

import io.github.telegramupdates.tl.Channel;
import io.github.telegramupdates.tl.ChannelForbidden;
import io.github.telegramupdates.tl.Chat;
import io.github.telegramupdates.tl.ChatPhotoEmpty;
import io.github.telegramupdates.tl.User;
import io.github.telegramupdates.tl.UserEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an object that is described in part does not say, whatever its fields hold.
 */
class EntityFactsTests {

	private static Channel.Builder channel() {
		return Channel.builder().id(5).accessHash(50L).title("news").photo(new ChatPhotoEmpty()).date(1);
	}

	@Test
	void aWholeChannelSaysWhetherTheAccountTakesPart() {
		assertThat(EntityFacts.isMember(channel().build())).isTrue();
		assertThat(EntityFacts.isGone(channel().build())).isFalse();
		assertThat(EntityFacts.isMember(channel().left(true).build())).isFalse();
		assertThat(EntityFacts.isGone(channel().left(true).build())).isTrue();
		assertThat(EntityFacts.accessHash(channel().build())).isEqualTo(50);
		assertThat(EntityFacts.isPartial(channel().build())).isFalse();
	}

	@Test
	void aPartialChannelSaysNothingOfTheAccount() {
		for (Channel partial : new Channel[] { channel().min(true).build(), channel().min(true).left(true).build() }) {
			assertThat(EntityFacts.isPartial(partial)).isTrue();
			assertThat(EntityFacts.isMember(partial)).isFalse();
			assertThat(EntityFacts.isGone(partial)).isFalse();
			assertThat(EntityFacts.accessHash(partial)).isNull();
		}
	}

	@Test
	void aForbiddenChannelIsAlwaysDescribedInFull() {
		ChannelForbidden forbidden = new ChannelForbidden(false, true, false, 5, 50, "news", null);
		assertThat(EntityFacts.isGone(forbidden)).isTrue();
		assertThat(EntityFacts.isMember(forbidden)).isFalse();
		assertThat(EntityFacts.isPartial(forbidden)).isFalse();
		assertThat(EntityFacts.accessHash(forbidden)).isEqualTo(50);
	}

	@Test
	void aBasicGroupIsNoChannelAndHasNoAccessHash() {
		Chat group = Chat.builder().id(3).left(true).title("group").photo(new ChatPhotoEmpty()).date(1).build();
		assertThat(EntityFacts.isGone(group)).isFalse();
		assertThat(EntityFacts.isMember(group)).isFalse();
		assertThat(EntityFacts.accessHash(group)).isNull();
	}

	@Test
	void aPartialUserIsNeitherTheAccountNorAddressable() {
		assertThat(EntityFacts.isSelf(User.builder().id(7).self(true).build())).isTrue();
		assertThat(EntityFacts.isSelf(User.builder().id(7).self(true).min(true).build())).isFalse();
		assertThat(EntityFacts.accessHash(User.builder().id(7).accessHash(70L).build())).isEqualTo(70);
		assertThat(EntityFacts.accessHash(User.builder().id(7).accessHash(70L).min(true).build())).isNull();
		assertThat(EntityFacts.accessHash(new UserEmpty(7))).isNull();
	}

}
