package io.unkai.kernel.policy;

/** A document is no policy. The message is the one AWS gives; the caller chooses the error code. */
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What IAM says of whatever does not follow the grammar. */
    public static final String SYNTAX = "Syntax errors in policy.";

    /** With AWS's message. */
    public MalformedPolicyException(String message) {
        super(message, null, false, false);
    }

    static MalformedPolicyException syntax() {
        return new MalformedPolicyException(SYNTAX);
    }

    static MalformedPolicyException legacy() {
        return new MalformedPolicyException("The policy failed legacy parsing");
    }

    /** The message, never null. */
    public String message() {
        var message = getMessage();
        return message == null ? SYNTAX : message;
    }
}
