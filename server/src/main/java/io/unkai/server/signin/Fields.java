package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.server.run.FlatJson;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.WholeBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The fields of a form, sent as a JSON object. */
record Fields(Map<String, String> values) {
    private static final int MAX_BODY = 16 << 10;

    static Fields read(HttpRequest request) throws IOException {
        var body = WholeBody.read(request.body(), MAX_BODY);
        if (body.length > MAX_BODY) {
            throw invalid();
        }
        return new Fields(
                FlatJson.read(new String(body, StandardCharsets.UTF_8)).orElseThrow(Fields::invalid));
    }

    private static ApiException invalid() {
        return new ApiException("InvalidRequest", "The body is a JSON object of at most " + MAX_BODY + " bytes.");
    }

    /** A field that must be there. */
    String get(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw new ApiException("InvalidRequest", "The field " + name + " is missing.");
        }
        return value;
    }
}
