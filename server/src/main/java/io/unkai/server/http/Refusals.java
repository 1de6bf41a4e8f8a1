package io.unkai.server.http;

import io.unkai.wire.http.HttpResponse;

/** What a client is told whose request no service sees. */
final class Refusals {
    private Refusals() {}

    static HttpResponse answer(Refusal refusal, String message) {
        var answer = HttpResponse.of(refusal.status(), "text/plain", refusal.reason() + ": " + message + "\n");
        answer.headers().set("Connection", "close");
        return answer;
    }
}
