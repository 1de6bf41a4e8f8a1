package io.unkai.wire.chain;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.form.FormAnswer;
import io.unkai.wire.http.HttpResponse;

/** Turns what an exchange came to into HTTP. */
final class Answers {
    private Answers() {}

    static HttpResponse success(Exchange exchange) {
        var answer = exchange.protocol().encode(exchange.operation(), exchange.output(), exchange.requestId());
        var form = exchange.form();
        return form == null
                ? answer
                : FormAnswer.of(answer, exchange.received(), form, ReadForm.bucket(exchange.route()));
    }

    static HttpResponse failure(Exchange exchange, ApiException error) {
        var protocol = exchange.protocolOrNull();
        if (protocol == null) {
            return unrouted(exchange.requestId(), error);
        }
        var route = exchange.route();
        return protocol.encode(route.service(), route.operation(), error, exchange.requestId());
    }

    /** Nobody knows which protocol the caller speaks: the form that S3 and browsers read. */
    private static HttpResponse unrouted(String requestId, ApiException error) {
        var body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + escape(error.code()) + "</Code><Message>"
                        + escape(error.message()) + "</Message><RequestId>" + requestId + "</RequestId></Error>";
        var response = HttpResponse.of(error.status(), "application/xml", body);
        response.headers().add("x-amzn-requestid", requestId);
        return response;
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(c < ' ' ? '?' : c);
            }
        });
        return escaped.toString();
    }
}
