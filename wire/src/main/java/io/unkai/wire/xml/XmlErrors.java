package io.unkai.wire.xml;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.StructSchema;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the XML protocols' error documents have in common. */
public final class XmlErrors {
    private static final int DEFAULT_STATUS = 400;
    private static final int SERVER_ERRORS = 500;

    private XmlErrors() {}

    /** The HTTP status: the error's own, or the modelled one where the error is known only by its code. */
    public static int status(@Nullable Operation<?, ?> operation, ApiException error) {
        if (operation == null || error.body() != null || error.status() != DEFAULT_STATUS) {
            return error.status();
        }
        return operation.errors().stream()
                .map(StructSchema::error)
                .filter(Objects::nonNull)
                .filter(trait -> trait.code().equals(error.code()))
                .mapToInt(ErrorTrait::httpStatus)
                .findFirst()
                .orElse(error.status());
    }

    /** Who is at fault, as the element {@code Type} says it. */
    public static String type(ApiException error, int status) {
        var trait = error.body() == null ? null : error.body().schema().error();
        boolean sender = trait == null ? status < SERVER_ERRORS : trait.sender();
        return sender ? "Sender" : "Receiver";
    }

    /** Writes code, message, the modelled error's other members and the details into the element that was just opened. */
    public static void content(XmlWriter out, XmlEncoder encoder, ApiException error, Predicate<Member> which) {
        out.element("Code", error.code());
        var message = message(error);
        if (!message.isEmpty()) {
            out.element("Message", message);
        }
        var body = error.body();
        if (body != null) {
            encoder.content(out, body, which.and(member -> !isMessage(member)));
        }
        error.details().forEach(out::element);
    }

    private static String message(ApiException error) {
        var body = error.body();
        if (!error.message().isEmpty() || body == null) {
            return error.message();
        }
        for (var member : body.schema().members()) {
            if (isMessage(member) && body.member(member.index()) instanceof String text) {
                return text;
            }
        }
        return "";
    }

    private static boolean isMessage(Member member) {
        return XmlNames.of(member).equalsIgnoreCase("message");
    }
}
