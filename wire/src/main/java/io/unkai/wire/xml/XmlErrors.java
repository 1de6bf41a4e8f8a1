package io.unkai.wire.xml;

import io.unkai.kernel.schema.Member;
import io.unkai.wire.protocol.Errors;
import java.util.function.Predicate;

/** What the XML protocols' error documents have in common. */
public final class XmlErrors {
    private XmlErrors() {}

    /**
     * Writes code, message, the modelled error's other members and the details into the element that was just opened.
     *
     * @param which the modelled members that belong into the document
     */
    public static void content(XmlWriter out, XmlEncoder encoder, Errors errors, Predicate<Member> which) {
        out.element("Code", errors.queryCode());
        var message = message(errors);
        if (!message.isEmpty()) {
            out.element("Message", message);
        }
        var body = errors.body();
        if (body != null) {
            encoder.content(out, body, which.and(member -> member != errors.messageMember()));
        }
        errors.exception().details().forEach(out::element);
    }

    /** Who is at fault, as the element {@code Type} says it. */
    public static String type(Errors errors) {
        return errors.sender() ? "Sender" : "Receiver";
    }

    private static String message(Errors errors) {
        var member = errors.messageMember();
        var body = errors.body();
        return member != null && body != null && body.member(member.index()) instanceof String modelled
                ? modelled
                : errors.exception().message();
    }
}
