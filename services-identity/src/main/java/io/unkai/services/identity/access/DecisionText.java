package io.unkai.services.identity.access;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.Layer;
import io.unkai.kernel.policy.Match;
import io.unkai.kernel.policy.Outcome;
import io.unkai.kernel.policy.Statement;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Decisions in JSON of ASCII: whole as {@code DecodeAuthorizationMessage} answers it, or short for a header. What policies of other
 * accounts' resources say is left out.
 */
final class DecisionText {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MAX_STATEMENTS = 10;
    private static final int MAX_VALUES = 10;
    private static final int MAX_TEXT = 200;

    private DecisionText() {}

    /** What writes into an object. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json);
    }

    private static String object(Content content) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The deciding statement in one line. */
    static String brief(Principal caller, Decided decided) {
        var verdict = decided.trace().verdict();
        return object(json -> {
            json.writeStringProperty("decision", outcome(verdict.outcome()));
            json.writeStringProperty("action", decided.action());
            json.writeStringProperty("resource", cut(decided.resource()));
            json.writeStringProperty(
                    "decidedBy",
                    verdict.layer() == Layer.NONE
                            ? "root user"
                            : verdict.layer().words());
            var policy = verdict.policy();
            var statement = verdict.statement();
            if (policy != null && statement != null && mayKnow(caller, decided, verdict.layer())) {
                json.writeStringProperty("policy", cut(policy.source()));
                if (!policy.version().isEmpty()) {
                    json.writeStringProperty("version", policy.version());
                }
                json.writeNumberProperty("statement", statement.index() + 1);
                if (!statement.sid().isEmpty()) {
                    json.writeStringProperty("sid", cut(statement.sid()));
                }
            }
        });
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case ALLOWED -> "allowed";
            case EXPLICITLY_DENIED -> "explicitDeny";
            case IMPLICITLY_DENIED -> "implicitDeny";
        };
    }

    private static boolean mayKnow(Principal caller, Decided decided, Layer layer) {
        boolean ofResource = layer == Layer.RESOURCE || layer == Layer.RESOURCE_CONTROL;
        return !ofResource || decided.owner() == null || Objects.equals(decided.owner(), caller.account());
    }

    /** The whole decision. */
    static String whole(Principal caller, Decided decided) {
        var verdict = decided.trace().verdict();
        return object(json -> {
            json.writeBooleanProperty("allowed", verdict.allowed());
            json.writeBooleanProperty("explicitDeny", verdict.outcome() == Outcome.EXPLICITLY_DENIED);
            items(json, "matchedStatements", statements(caller, decided), DecisionText::statement);
            items(json, "failures", List.<String>of(), DecisionText::value);
            json.writeObjectPropertyStart("context");
            json.writeObjectPropertyStart("principal");
            json.writeStringProperty("id", caller.userId());
            json.writeStringProperty("name", name(caller));
            json.writeStringProperty("arn", caller.arn());
            json.writeEndObject();
            json.writeStringProperty("action", decided.action());
            json.writeStringProperty("resource", decided.resource());
            json.writeObjectPropertyStart("conditions");
            json.writeArrayPropertyStart("items");
            decided.keys().forEach((key, value) -> {
                json.writeStartObject();
                json.writeStringProperty("key", key);
                items(json, "values", List.of(value), DecisionText::value);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static List<Match> statements(Principal caller, Decided decided) {
        boolean denied = decided.trace().verdict().outcome() == Outcome.EXPLICITLY_DENIED;
        return decided.trace().matches().stream()
                .filter(match -> !denied || match.statement().effect() == Effect.DENY)
                .filter(match -> mayKnow(caller, decided, match.layer()))
                .limit(MAX_STATEMENTS)
                .toList();
    }

    private static String name(Principal caller) {
        return switch (caller) {
            case Principal.User user -> user.name();
            case Principal.RoleSession role -> role.session();
            case Principal.FederatedUser user -> user.name();
            case Principal.Root _, Principal.Service _, Principal.Anonymous _ -> "";
        };
    }

    private static void statement(JsonGenerator json, Match match) {
        Statement statement = match.statement();
        json.writeStringProperty("statementId", cut(statement.sid()));
        json.writeStringProperty("effect", statement.effect().name().toUpperCase(Locale.ROOT));
        json.writeStringProperty("policy", cut(match.policy().source()));
        items(
                json,
                "actions",
                statement.actions() == null ? null : statement.actions().values(),
                DecisionText::value);
        items(
                json,
                "resources",
                statement.resources() == null ? null : statement.resources().values(),
                DecisionText::value);
        items(json, "conditions", statement.conditions(), (out, condition) -> {
            out.writeStringProperty("key", cut(condition.key()));
            items(out, "values", condition.values(), DecisionText::value);
        });
    }

    private static void value(JsonGenerator json, String text) {
        json.writeStringProperty("value", cut(text));
    }

    /** What writes an element into its object. */
    @FunctionalInterface
    private interface Item<T> {
        void write(JsonGenerator json, T item);
    }

    private static <T> void items(JsonGenerator json, String name, @Nullable List<T> all, Item<T> item) {
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("items");
        for (var one : all == null ? List.<T>of() : all.subList(0, Math.min(all.size(), MAX_VALUES))) {
            json.writeStartObject();
            item.write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
    }
}
