package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.error.ApiException;

/** Refusals in EC2's words that several resources use. */
public final class Ec2Errors {
    private Ec2Errors() {}

    /** A text that is no id at all. */
    public static ApiException invalidId(String id) {
        return new ApiException("InvalidID", "The ID '" + id + "' is not valid");
    }

    /** A parameter's value that cannot be. */
    public static ApiException invalidValue(String message) {
        return new ApiException("InvalidParameterValue", message);
    }

    /** A parameter's value that cannot be, with why. */
    public static ApiException invalidValue(String parameter, Object value, String why) {
        return invalidValue("Value (" + value + ") for parameter " + parameter + " is invalid. " + why);
    }

    /** Parameters that cannot be given together. */
    public static ApiException combination(String message) {
        return new ApiException("InvalidParameterCombination", message);
    }

    /** A parameter that is not there. */
    public static ApiException missing(String parameter) {
        return new ApiException("MissingParameter", "The request must contain the parameter " + parameter);
    }

    /** Something else still needs it, for example {@code The vpc 'vpc-1' has dependencies and cannot be deleted.} */
    public static ApiException dependency(String message) {
        return new ApiException("DependencyViolation", message);
    }

    /** Something else still needs it. */
    public static ApiException dependency(String what, String id) {
        return dependency("The " + what + " '" + id + "' has dependencies and cannot be deleted.");
    }

    /** A thing in a state that does not allow the call. */
    public static ApiException incorrectState(String message) {
        return new ApiException("IncorrectState", message);
    }

    /** What a part of an operation cannot do here; it is refused rather than ignored. */
    public static ApiException unsupported(String message) {
        return new ApiException("UnsupportedOperation", message);
    }

    /** A call that is not allowed for this resource. */
    public static ApiException notPermitted(String message) {
        return new ApiException("OperationNotPermitted", message);
    }
}
