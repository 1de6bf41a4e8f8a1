package io.unkai.server.system;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.time.CloudClock;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * {@code GET /_unkai/clock} tells the cloud's time and {@code POST /_unkai/clock?offset=P30D} moves it: from then on it is that far
 * ahead of the machine's, or behind where the ISO 8601 duration is negative. Signatures are held against the moved clock.
 */
record ClockPage(CloudClock clock) implements HttpService {
    private static final int OK = 200;
    private static final String OFFSET = "offset=";
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    @Override
    public HttpResponse serve(HttpRequest request) {
        if (request.method().equals("POST")) {
            clock.move(offset(request.rawQuery()));
        }
        return HttpResponse.of(
                OK, "application/json", "{\"now\":\"" + clock.now() + "\",\"offset\":\"" + clock.offset() + "\"}\n");
    }

    private static Duration offset(String query) {
        try {
            if (query.startsWith(OFFSET)) {
                var offset = Duration.parse(query.substring(OFFSET.length()));
                if (offset.abs().compareTo(FARTHEST) <= 0) {
                    return offset;
                }
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw invalid();
        }
        throw invalid();
    }

    private static ApiException invalid() {
        return new ApiException(
                "InvalidParameterValue",
                "offset is an ISO 8601 duration of at most a century, for example P30D or -PT1H.");
    }
}
