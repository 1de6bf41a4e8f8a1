package io.unkai.server.signin;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.server.run.FlatJson;
import io.unkai.services.identity.key.SessionTokens;
import io.unkai.services.identity.signin.FederatedSignIn;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.WholeBody;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * AWS's federation endpoint: {@code /federation?Action=getSigninToken&Session=...} answers a token for temporary credentials, and
 * {@code /federation?Action=login&SigninToken=...&Destination=...} signs a browser in with it.
 *
 * @param signIn lets people in
 * @param tokens tells whose credentials these are
 * @param clock the cloud's time
 * @param log is told of who signs in
 */
record Federation(FederatedSignIn signIn, SessionTokens tokens, Supplier<Instant> clock, SignInLog log) {
    private static final String PATH = "/federation";
    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int TEMPORARY_REDIRECT = 307;
    private static final int BAD_REQUEST = 400;
    private static final int MAX_PARAMETERS = 64 << 10;
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;

    /** Whether a request is for this endpoint: a bucket may have the same name, but takes no such parameter. */
    boolean takes(HttpRequest request) {
        return request.rawPath().equals(PATH)
                && (request.rawQuery().contains("Action=") || request.method().equals("POST") && isForm(request))
                && !request.headers().has("Authorization");
    }

    private static boolean isForm(HttpRequest request) {
        var type = request.headers().get("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    HttpResponse serve(HttpRequest request) throws IOException {
        var parameters = parameters(request);
        return switch (parameters.getOrDefault("Action", "")) {
            case "getSigninToken" -> token(request, parameters);
            case "login" -> ConsoleHost.is(request) ? login(request, parameters) : elsewhere(request);
            default -> throw new ApiException("InvalidAction", BAD_REQUEST, "Action is getSigninToken or login.");
        };
    }

    /** A session is opened on the console's host only: a cookie is good for the host that set it. */
    private static HttpResponse elsewhere(HttpRequest request) {
        return new HttpResponse(
                TEMPORARY_REDIRECT, Headers.of("Location", ConsoleHost.instead(request)), ByteStream.of(new byte[0]));
    }

    private HttpResponse token(HttpRequest request, Map<String, String> parameters) {
        var session = FlatJson.read(parameters.getOrDefault("Session", ""))
                .orElseThrow(() -> new ApiException(
                        "InvalidSession",
                        BAD_REQUEST,
                        "Session is a JSON object with sessionId, sessionKey and sessionToken."));
        var token = signIn.token(
                session.getOrDefault("sessionId", ""),
                session.getOrDefault("sessionKey", ""),
                session.getOrDefault("sessionToken", ""),
                duration(parameters.get("SessionDuration")));
        var key = tokens.open(session.getOrDefault("sessionToken", ""));
        if (key != null) {
            log.token(request, key.principal());
        }
        return HttpResponse.of(OK, "application/json", FlatJson.write(Map.of("SigninToken", token)));
    }

    private static @Nullable Duration duration(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            int seconds = Integer.parseInt(given);
            if (seconds >= SHORTEST && seconds <= LONGEST) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw invalidDuration();
        }
        throw invalidDuration();
    }

    private static ApiException invalidDuration() {
        return new ApiException("InvalidSessionDuration", BAD_REQUEST, "SessionDuration is 900 to 43200 seconds.");
    }

    private HttpResponse login(HttpRequest request, Map<String, String> parameters) {
        var destination = destination(request, parameters.getOrDefault("Destination", ""));
        var done = signIn.signIn(parameters.getOrDefault("SigninToken", ""), Cookies.read(request));
        log.entered(request, done.session());
        var answer = new HttpResponse(FOUND, Headers.of("Location", destination), ByteStream.of(new byte[0]));
        Cookies.set(request, answer, done.cookie(), clock.get(), done.session().expires());
        return answer;
    }

    /** Where the browser goes next: a page of this cloud, whatever host of AWS the caller named; never another site. */
    private static String destination(HttpRequest request, String wanted) {
        try {
            var uri = new URI(wanted);
            var host = uri.getRawAuthority();
            boolean own = host == null && wanted.startsWith("/") && !wanted.startsWith("//")
                    || host != null && host.equalsIgnoreCase(request.headers().get("Host"));
            if (own && (uri.getScheme() == null || uri.getScheme().matches("https?"))) {
                return uri.toASCIIString();
            }
        } catch (java.net.URISyntaxException e) {
            throw invalidDestination();
        }
        throw invalidDestination();
    }

    private static ApiException invalidDestination() {
        return new ApiException("InvalidDestination", BAD_REQUEST, "Destination is a page of this cloud.");
    }

    private static Map<String, String> parameters(HttpRequest request) throws IOException {
        var text = request.rawQuery();
        if (request.method().equals("POST")) {
            var body = WholeBody.read(request.body(), MAX_PARAMETERS);
            text = text + '&' + new String(body, StandardCharsets.UTF_8);
        }
        if (text.length() > MAX_PARAMETERS) {
            throw new ApiException("InvalidRequest", BAD_REQUEST, "The request is too long.");
        }
        var parameters = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException("InvalidRequest", BAD_REQUEST, "A parameter is not encoded as a URL needs it.");
        }
    }
}
