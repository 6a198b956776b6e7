package io.github.telegramupdates.simulator.server;

import java.util.ArrayList;
import java.util.List;

import io.github.telegramupdates.simulator.habit.Habit;
import io.github.telegramupdates.simulator.world.MessageBox;
import io.github.telegramupdates.simulator.world.OperationEffect;
import io.github.telegramupdates.simulator.world.OperationEffect.Fleeting;
import io.github.telegramupdates.simulator.world.OperationEffect.InChannelBox;
import io.github.telegramupdates.simulator.world.OperationEffect.InCommonBox;
import io.github.telegramupdates.simulator.world.OperationEffect.InQtsBox;
import io.github.telegramupdates.simulator.world.OperationEffect.Numbered;
import io.github.telegramupdates.simulator.world.OperationEffect.Unnumbered;
import io.github.telegramupdates.simulator.world.RegisteredAccount;
import io.github.telegramupdates.simulator.world.RegisteredChannel;
import io.github.telegramupdates.simulator.world.World;
import io.github.telegramupdates.tl.Update;
import io.github.telegramupdates.tl.UpdateShort;
import io.github.telegramupdates.tl.Updates;
import io.github.telegramupdates.tl.UpdatesCombined;
import io.github.telegramupdates.tl.UpdatesType;
import org.jspecify.annotations.Nullable;

/**
 * The containers in which one account learns of the effects of an operation: one without
 * a number for everything that has a position, one for each numbered notice, and a short
 * one for what is worthless a moment later.
 */
final class ContainerRenderer {

	private final World world;

	private final RegisteredAccount viewer;

	private final EntityRenderer entities;

	private final int date;

	ContainerRenderer(World world, RegisteredAccount viewer, EntityRenderer entities, int date) {
		this.world = world;
		this.viewer = viewer;
		this.entities = entities;
		this.date = date;
	}

	List<UpdatesType> pushes(List<OperationEffect> effects, ServerOptions options) {
		List<UpdatesType> containers = new ArrayList<>();
		List<Numbered> numbered = numbered(effects);
		UpdatesType small = options.shortMessages() ? shortForm(effects) : null;
		if (options.has(Habit.COMBINED_CONTAINERS) && !numbered.isEmpty()) {
			containers.add(combined(numbered, effects));
		}
		else {
			if (small != null) {
				containers.add(small);
			}
			else if (effects.stream().anyMatch(this::isOrdinary)) {
				containers.add(ordinary(List.of(), effects));
			}
			numbered.forEach((notice) -> containers.add(numbered(notice)));
		}
		for (OperationEffect effect : effects) {
			if (effect instanceof Fleeting fleeting && fleeting.accountId() == this.viewer.id()) {
				Update update = new NoticeRenderer(this.world, this.date, new Mentions()).update(fleeting.notice());
				containers.add(new UpdateShort(update, this.date));
			}
		}
		return containers;
	}

	private List<Numbered> numbered(List<OperationEffect> effects) {
		return effects.stream()
			.filter(Numbered.class::isInstance)
			.map(Numbered.class::cast)
			.filter((notice) -> notice.accountId() == this.viewer.id())
			.toList();
	}

	private UpdatesType combined(List<Numbered> numbered, List<OperationEffect> effects) {
		Mentions mentions = new Mentions();
		List<Update> updates = new ArrayList<>();
		effects.stream().filter(this::isOrdinary).forEach((effect) -> updates.add(update(effect, mentions)));
		for (Numbered notice : numbered) {
			updates.add(new NoticeRenderer(this.world, this.date, mentions).update(notice.notice()));
		}
		return new UpdatesCombined(updates, mentions.users(this.world, this.entities),
				mentions.chats(this.world, this.entities), this.date, numbered.get(0).seq(),
				numbered.get(numbered.size() - 1).seq());
	}

	/**
	 * All that has a position, in one container without a number.
	 */
	UpdatesType ordinary(List<Update> first, List<OperationEffect> effects) {
		Mentions mentions = new Mentions();
		List<Update> updates = new ArrayList<>(first);
		for (OperationEffect effect : effects) {
			if (isOrdinary(effect)) {
				updates.add(update(effect, mentions));
			}
		}
		return container(updates, mentions, 0);
	}

	private UpdatesType numbered(Numbered numbered) {
		Mentions mentions = new Mentions();
		Update update = new NoticeRenderer(this.world, this.date, mentions).update(numbered.notice());
		return container(List.of(update), mentions, numbered.seq());
	}

	private UpdatesType container(List<Update> updates, Mentions mentions, int seq) {
		return new Updates(updates, mentions.users(this.world, this.entities),
				mentions.chats(this.world, this.entities), this.date, seq);
	}

	private @Nullable UpdatesType shortForm(List<OperationEffect> effects) {
		List<OperationEffect> mine = effects.stream().filter(this::isOrdinary).toList();
		if (mine.size() == 1 && mine.get(0) instanceof InCommonBox inBox) {
			return ShortMessageRenderer.render(this.viewer, inBox.event());
		}
		return null;
	}

	private boolean isOrdinary(OperationEffect effect) {
		if (effect instanceof InCommonBox inBox) {
			return inBox.accountId() == this.viewer.id();
		}
		if (effect instanceof InQtsBox inBox) {
			return inBox.accountId() == this.viewer.id();
		}
		if (effect instanceof InChannelBox inBox) {
			RegisteredChannel channel = this.world.channel(inBox.channelId());
			return channel != null && channel.isVisibleTo(this.viewer.id());
		}
		return effect instanceof Unnumbered unnumbered && unnumbered.accountId() == this.viewer.id();
	}

	private Update update(OperationEffect effect, Mentions mentions) {
		EventRenderer events = new EventRenderer(this.world, this.viewer, mentions);
		if (effect instanceof InCommonBox inBox) {
			return events.live(this.viewer.box(), inBox.event());
		}
		if (effect instanceof InQtsBox inBox) {
			return new BotEventRenderer(this.world, mentions).update(inBox.event());
		}
		if (effect instanceof InChannelBox inBox) {
			return events.live(box(inBox.channelId()), inBox.event());
		}
		if (effect instanceof Unnumbered unnumbered) {
			return new NoticeRenderer(this.world, this.date, mentions).update(unnumbered.notice());
		}
		throw new IllegalStateException("Not part of an ordinary container: " + effect);
	}

	private MessageBox box(long channelId) {
		RegisteredChannel channel = this.world.channel(channelId);
		if (channel == null) {
			throw new IllegalStateException("There is no channel " + channelId);
		}
		return channel.box();
	}

}
