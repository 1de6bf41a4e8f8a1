package io.unkai.server.cli;

import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a server says about itself at {@code GET /_unkai/health}.
 *
 * @param ready whether it takes requests
 * @param components the state of each part
 */
record Health(boolean ready, Map<String, String> components) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Empty when the server does not answer. */
    static Optional<Health> of(RunFile server) {
        try {
            HttpProbe.Answer answer =
                    HttpProbe.ask(host(server.bind()), server.port(), "GET", "/_unkai/health", "", "");
            return Optional.of(new Health(answer.status() == 200, components(answer.body())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The address at which a server bound to this one is reached from here. */
    static String host(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> bind;
        };
    }

    /** Reads {@code {"components": {name: "state" or {"status": "state"}}}}; whatever else there is does not matter. */
    static Map<String, String> components(String body) {
        Map<String, String> components = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals("components");
                if (json.nextToken() == JsonToken.START_OBJECT && wanted) {
                    readComponents(json, components);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            components.put("health", "the answer cannot be read");
        }
        return components;
    }

    private static void readComponents(JsonParser json, Map<String, String> components) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                components.put(name, status(json));
            } else {
                components.put(name, json.getString());
                json.skipChildren();
            }
        }
    }

    private static String status(JsonParser json) {
        String status = "unknown";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("status");
            if (json.nextToken().isScalarValue() && wanted) {
                status = json.getString();
            }
            json.skipChildren();
        }
        return status;
    }
}
