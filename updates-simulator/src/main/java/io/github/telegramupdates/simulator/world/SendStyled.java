package io.github.telegramupdates.simulator.world;

import io.github.telegramupdates.simulator.truth.ChatKey;

/**
 * Somebody writes more than a text.
 *
 * @param senderId who writes
 * @param to the chat as the sender sees it
 * @param text what it says
 * @param randomId made up by the sender's client to avoid sending twice, or 0
 * @param style what the message has besides
 * @see Send
 */
public record SendStyled(long senderId, ChatKey to, String text, long randomId,
		MessageStyle style) implements Operation {

	@Override
	public void apply(World world, Changes changes) {
		new Send(this.senderId, this.to, this.text, this.randomId).apply(world, changes, this.style);
	}

}
