package io.unkai.server.system;

import io.unkai.wire.http.HttpResponse;
import java.util.stream.Collectors;

/**
 * {@code GET /_unkai/health}: 200 where every component is ready, else 503, with the state of each.
 *
 * @param components what the server is made of
 * @param version of the server
 */
public record HealthPage(Components components, String version) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    HttpResponse answer() {
        var states = components.states();
        boolean ready = !states.containsValue(false);
        var parts = states.entrySet().stream()
                .map(part -> '"' + part.getKey() + "\":\"" + state(part.getKey(), part.getValue()) + '"')
                .collect(Collectors.joining(","));
        var body = "{\"status\":\"" + (ready ? "ready" : "not ready") + "\",\"version\":\"" + version
                + "\",\"components\":{" + parts + "}}\n";
        return HttpResponse.of(ready ? OK : UNAVAILABLE, "application/json", body);
    }

    private String state(String name, boolean ready) {
        var remark = components.remark(name);
        return (ready ? "ready" : "not ready") + (remark.isEmpty() ? "" : ": " + remark);
    }
}
