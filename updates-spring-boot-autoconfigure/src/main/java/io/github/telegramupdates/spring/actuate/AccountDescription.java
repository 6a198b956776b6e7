package io.github.telegramupdates.spring.actuate;

/**
 * What the endpoint shows of an account.
 *
 * @param account how it is doing
 * @param boxes its boxes, those first that miss something
 * @param lanes its lanes that have something to deliver, those first that are blocked
 */
public record AccountDescription(AccountSummary account, Listing<BoxDescription> boxes,
		Listing<LaneDescription> lanes) {

}
