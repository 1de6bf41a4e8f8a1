package io.unkai.server.http;

/** A request that is refused; the message tells the client what was wrong with it. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedException(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    static RefusedException malformed(String message) {
        return new RefusedException(Refusal.MALFORMED, message);
    }

    Refusal refusal() {
        return refusal;
    }
}
