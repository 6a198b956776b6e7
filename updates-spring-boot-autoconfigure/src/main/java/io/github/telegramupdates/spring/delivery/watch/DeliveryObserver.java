package io.github.telegramupdates.spring.delivery.watch;

/**
 * Learns how deliveries ended and how long they took. Called on the threads that deliver,
 * so it returns quickly and throws nothing. All beans of this type are called.
 */
public interface DeliveryObserver {

	/**
	 * A listener has returned, or has thrown.
	 * @param call the call
	 */
	default void onCall(FinishedCall call) {
	}

	/**
	 * A group was delivered, or its delivery failed.
	 * @param delivery the delivery
	 */
	default void onDelivery(FinishedDelivery delivery) {
	}

}
