package io.unkai.wire.form;

import io.unkai.kernel.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the policy of a form. */
final class PolicyReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String INVALID_JSON = "Invalid JSON.";

    private final JsonParser json;
    private @Nullable Instant expiration;
    private @Nullable List<FormCondition> conditions;

    private PolicyReader(JsonParser json) {
        this.json = json;
    }

    /** Reads a policy in Base64; its size was bounded with that of the form. */
    static FormPolicy read(String base64) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), decoded(base64))) {
            return new PolicyReader(json).policy();
        } catch (JacksonException e) {
            throw FormErrors.badPolicy(INVALID_JSON);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FormErrors.badPolicy(INVALID_JSON);
        }
    }

    private FormPolicy policy() {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            switch (name) {
                case "expiration" -> expiration = time(value);
                case "conditions" -> conditions = conditions(value);
                default -> throw FormErrors.badPolicy("Unexpected: '" + name + "'.");
            }
        }
        if (json.nextToken() != null) {
            throw FormErrors.badPolicy(INVALID_JSON);
        }
        if (expiration == null) {
            throw FormErrors.badPolicy("Policy missing expiration.");
        }
        if (conditions == null) {
            throw FormErrors.badPolicy("Policy missing conditions.");
        }
        return new FormPolicy(expiration, conditions);
    }

    private Instant time(JsonToken value) {
        expect(value, JsonToken.VALUE_STRING);
        try {
            return Instant.parse(json.getString());
        } catch (DateTimeParseException e) {
            throw FormErrors.badPolicy("Invalid 'expiration' value: '" + json.getString() + "'");
        }
    }

    private List<FormCondition> conditions(JsonToken value) {
        expect(value, JsonToken.START_ARRAY);
        var read = new ArrayList<FormCondition>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            read.add(
                    switch (token) {
                        case START_OBJECT -> simple();
                        case START_ARRAY -> condition();
                        default -> throw FormErrors.badPolicy(INVALID_JSON);
                    });
        }
        return List.copyOf(read);
    }

    private FormCondition simple() {
        if (json.nextToken() != JsonToken.PROPERTY_NAME) {
            throw notOneProperty();
        }
        var name = json.currentName().toLowerCase(Locale.ROOT);
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw FormErrors.badPolicy("Invalid Simple-Condition: value must be a string.");
        }
        var value = json.getString();
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw notOneProperty();
        }
        return new FormCondition.Match(name, false, value);
    }

    private static ApiException notOneProperty() {
        return FormErrors.badPolicy(
                "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
    }

    private FormCondition condition() {
        var words = new ArrayList<String>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
                throw FormErrors.badPolicy("Invalid Condition: values must be strings or numbers.");
            }
            words.add(json.getString());
        }
        if (words.size() != 3) {
            throw FormErrors.badPolicy("Invalid Condition: wrong number of arguments.");
        }
        return switch (words.getFirst().toLowerCase(Locale.ROOT)) {
            case "eq" -> match(words, false);
            case "starts-with" -> match(words, true);
            case "content-length-range" -> size(words);
            default -> throw FormErrors.badPolicy("Invalid Condition: unknown operation '" + words.getFirst() + "'.");
        };
    }

    private static FormCondition match(List<String> words, boolean start) {
        var field = words.get(1);
        if (!field.startsWith("$")) {
            throw FormErrors.badPolicy("Invalid Condition: '" + field + "' must start with '$'.");
        }
        return new FormCondition.Match(field.substring(1).toLowerCase(Locale.ROOT), start, words.get(2));
    }

    private static FormCondition size(List<String> words) {
        try {
            long least = Long.parseLong(words.get(1));
            long most = Long.parseLong(words.get(2));
            if (least >= 0 && least <= most) {
                return new FormCondition.Size(least, most);
            }
        } catch (NumberFormatException e) {
            throw badRange();
        }
        throw badRange();
    }

    private static ApiException badRange() {
        return FormErrors.badPolicy("Invalid content-length-range: the arguments must be two numbers, least and most.");
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw FormErrors.badPolicy(INVALID_JSON);
        }
    }
}
