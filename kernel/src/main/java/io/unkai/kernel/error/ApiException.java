package io.unkai.kernel.error;

import io.unkai.kernel.schema.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call is refused, with the code and message that AWS gives. It is an answer, not an accident: it has no stack trace.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;
    private final transient Map<String, String> details;
    private final transient Map<String, String> headers;
    private final transient @Nullable Struct body;

    private ApiException(
            String code,
            int status,
            String message,
            Map<String, String> details,
            Map<String, String> headers,
            @Nullable Struct body) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
        this.headers = headers;
        this.body = body;
    }

    /**
     * An error known only by its code; where the operation's model has an error of this code, its status wins over 400.
     *
     * @param code AWS's code, for example {@code InvalidVpc.Range}
     * @param message AWS's message
     */
    public ApiException(String code, String message) {
        this(code, 400, message, Map.of(), Map.of(), null);
    }

    /** An error with its HTTP status, 400 to 599. */
    public ApiException(String code, int status, String message) {
        this(code, status, message, Map.of(), Map.of(), null);
    }

    /** A modelled error; its schema carries code and status. */
    public static ApiException of(Struct error, String message) {
        var trait = error.schema().error();
        if (trait == null) {
            throw new IllegalArgumentException(error.schema().name() + " is not an error");
        }
        return new ApiException(trait.code(), trait.httpStatus(), message, Map.of(), Map.of(), error);
    }

    /** The same error with one more element beside code and message, as S3 answers have. */
    public ApiException with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new ApiException(code, status, message(), more, headers, body);
    }

    /** The same error with one more header in its answer, for example the ETag of what was not modified. */
    public ApiException header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiException(code, status, message(), details, more, body);
    }

    /** The code on the wire. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message, never null. */
    public String message() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    /** Elements beside code and message, in order. */
    public Map<String, String> details() {
        return details;
    }

    /** Headers of the answer, in order. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The modelled error with its members, or null. */
    public @Nullable Struct body() {
        return body;
    }
}
