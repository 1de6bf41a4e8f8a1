package io.unkai.services.compute.ec2.dns;

/** A message is none that a resolver understands. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
        super(message);
    }
}
