package io.unkai.codegen.read;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.MemberTraitsBuilder;
import io.unkai.kernel.schema.TimestampFormat;
import io.unkai.kernel.schema.XmlName;
import org.jspecify.annotations.Nullable;

/** Reads uses of shapes in a classic service model, the target's own traits merged in. */
final class C2jMembers {
    private final Json shapes;

    C2jMembers(Json shapes) {
        this.shapes = shapes;
    }

    /** The element of a list, or the key or value of a map. */
    ShapeMember part(String name, Json use) {
        return member(name, use, false, false);
    }

    /** A member of a structure. */
    ShapeMember member(String name, Json use, boolean required, boolean payload) {
        var target = shapes.get(use.get("shape").text());
        if (target.isMissing()) {
            throw new IllegalArgumentException("no shape " + use.get("shape").text());
        }
        var traits = MemberTraits.NONE.toBuilder().constraints(C2jConstraints.read(use, target));
        binding(name, use, target, payload, traits);
        wireName(name, use, target, traits);
        flags(use, target, traits);
        if (required) {
            traits.flag(Flag.REQUIRED);
        }
        var format = format(
                use.get("timestampFormat").text(target.get("timestampFormat").text("")));
        if (format != null) {
            traits.timestamp(format);
        }
        if (use.get("jsonvalue").isTrue() || target.get("jsonvalue").isTrue()) {
            traits.mediaType("application/json");
        }
        return new ShapeMember(name, use.get("shape").text(), traits.build());
    }

    private static void binding(String name, Json use, Json target, boolean payload, MemberTraitsBuilder traits) {
        var bound = use.get("locationName").text(name);
        switch (use.get("location").text("")) {
            case "header" -> traits.binding(Binding.header(bound));
            case "headers" ->
                traits.binding(Binding.prefixHeaders(use.get("locationName").text("")));
            case "uri" -> traits.binding(Binding.label(bound));
            case "querystring" ->
                // the name of a map is that of no parameter: its keys are
                traits.binding(target.get("type").text("").equals("map") ? Binding.QUERY_PARAMS : Binding.query(bound));
            case "statusCode" -> traits.binding(Binding.STATUS);
            case "" -> {
                if (payload) {
                    traits.binding(Binding.PAYLOAD);
                }
            }
            default -> throw new IllegalArgumentException("unknown location of " + name);
        }
    }

    /** In a flattened list the element's name, where it has one, takes the place of the list's. */
    private static void wireName(String name, Json use, Json target, MemberTraitsBuilder traits) {
        if (use.has("location")) {
            return;
        }
        var wire = use.get("locationName").text(name);
        if (isFlattened(use, target)) {
            wire = target.get("member").get("locationName").text(wire);
        }
        if (!wire.equals(name)) {
            traits.wireName(wire);
        }
        if (use.has("queryName")) {
            traits.queryName(use.get("queryName").text());
        }
        var namespace = use.has("xmlNamespace") ? use.get("xmlNamespace") : target.get("xmlNamespace");
        if (namespace.has("uri")) {
            traits.xmlNamespace(new XmlName(
                    "", namespace.get("uri").text(), namespace.get("prefix").textOrNull()));
        }
    }

    private static boolean isFlattened(Json use, Json target) {
        return use.get("flattened").isTrue() || target.get("flattened").isTrue();
    }

    private static void flags(Json use, Json target, MemberTraitsBuilder traits) {
        if (isFlattened(use, target)) {
            traits.flag(Flag.FLATTENED);
        }
        either(use, target, "xmlAttribute", Flag.XML_ATTRIBUTE, traits);
        either(use, target, "idempotencyToken", Flag.IDEMPOTENCY_TOKEN, traits);
        either(use, target, "streaming", Flag.STREAMING, traits);
        either(use, target, "requiresLength", Flag.REQUIRES_LENGTH, traits);
        either(use, target, "eventstream", Flag.EVENT_STREAM, traits);
        either(use, target, "eventheader", Flag.EVENT_HEADER, traits);
        either(use, target, "eventpayload", Flag.EVENT_PAYLOAD, traits);
        either(use, target, "hostLabel", Flag.HOST_LABEL, traits);
        either(use, target, "sensitive", Flag.SENSITIVE, traits);
    }

    private static void either(Json use, Json target, String trait, Flag flag, MemberTraitsBuilder traits) {
        if (use.get(trait).isTrue() || target.get(trait).isTrue()) {
            traits.flag(flag);
        }
    }

    private static @Nullable TimestampFormat format(String name) {
        return switch (name) {
            case "" -> null;
            case "iso8601" -> TimestampFormat.DATE_TIME;
            case "rfc822" -> TimestampFormat.HTTP_DATE;
            case "unixTimestamp" -> TimestampFormat.EPOCH_SECONDS;
            default -> throw new IllegalArgumentException("unknown timestamp format " + name);
        };
    }
}
