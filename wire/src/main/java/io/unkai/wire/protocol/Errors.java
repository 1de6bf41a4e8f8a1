package io.unkai.wire.protocol;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import org.jspecify.annotations.Nullable;

/**
 * A refusal seen against the operation's model.
 *
 * @param exception the refusal
 * @param schema the modelled error it is, or null
 */
public record Errors(ApiException exception, @Nullable StructSchema schema) {
    private static final int UNSPECIFIC = 400;

    /** Looks a refusal up among the operation's errors. */
    public static Errors of(@Nullable Operation<?, ?> operation, ApiException exception) {
        var body = exception.body();
        return new Errors(exception, body == null ? find(operation, exception.code()) : body.schema());
    }

    private static @Nullable StructSchema find(@Nullable Operation<?, ?> operation, String code) {
        if (operation == null) {
            return null;
        }
        for (var error : operation.errors()) {
            var trait = error.error();
            if (error.name().equals(code) || trait != null && trait.code().equals(code)) {
                return error;
            }
        }
        return null;
    }

    private @Nullable ErrorTrait trait() {
        return schema == null ? null : schema.error();
    }

    /** The HTTP status: the modelled one where the refusal itself has no more specific one. */
    public int status() {
        var trait = trait();
        return trait != null && exception.status() == UNSPECIFIC ? trait.httpStatus() : exception.status();
    }

    /** Whether the caller is at fault. */
    public boolean sender() {
        var trait = trait();
        return trait == null ? status() < 500 : trait.sender();
    }

    /** The name of the error's shape, or the code where it is not modelled. */
    public String shapeName() {
        return schema == null ? exception.code() : schema.name();
    }

    /** The code of AWS Query, which may differ from the shape's name. */
    public String queryCode() {
        var trait = trait();
        return trait == null ? exception.code() : trait.code();
    }

    /** {@code x-amzn-query-error} for services whose older clients spoke AWS Query, or null. */
    public @Nullable String queryHeader(ServiceModel service) {
        return service.queryCompatible() ? queryCode() + (sender() ? ";Sender" : ";Receiver") : null;
    }

    /** The value of the modelled error, or null. */
    public @Nullable Struct body() {
        return exception.body();
    }

    /** The modelled member that carries the message, or null. */
    public @Nullable Member messageMember() {
        if (schema == null) {
            return null;
        }
        for (var member : schema.members()) {
            if (member.name().equalsIgnoreCase("message") || member.name().equalsIgnoreCase("errorMessage")) {
                return member;
            }
        }
        return null;
    }

    /** The message to write beside the modelled members, or null where one of them has it or there is none. */
    public @Nullable String extraMessage() {
        var member = messageMember();
        var body = body();
        boolean said = member != null && body != null && body.member(member.index()) != null;
        return said || exception.message().isEmpty() ? null : exception.message();
    }
}
