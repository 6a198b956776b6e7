package io.github.telegramupdates.mtproto.exchange;

/**
 * An exchange has to end. Does not leave this package.
 */
final class ExchangeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExchangeFailure failure;

	ExchangeException(ExchangeFailure failure, String detail) {
		super(detail);
		this.failure = failure;
	}

	ExchangeOutput toOutput() {
		return new ExchangeOutput.Failed(this.failure, getMessage());
	}

}
