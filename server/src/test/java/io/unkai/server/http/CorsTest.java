package io.unkai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final HttpService SERVICE = request -> new HttpResponse(
            request.method().equals("OPTIONS") ? 403 : 200,
            Headers.of("ETag", "\"1\"", "x-amz-version-id", "3", "Secret", "s"),
            ByteStream.of(new byte[0]));

    private static HttpResponse call(CorsSettings settings, String method, String target, String... fields)
            throws IOException {
        var cors = new Cors(SERVICE, settings, request -> request.rawPath().startsWith("/bucket"));
        return cors.serve(new HttpRequest(
                method,
                target,
                Headers.of(fields),
                ByteStream.of(new byte[0]),
                InetSocketAddress.createUnresolved("localhost", 1),
                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "https://localhost",
                "http://127.0.0.1:4566",
                "http://[::1]:80",
                "https://console.localhost:4567"
            })
    void answersThePreflightOfPagesOfThisMachine(String origin) throws IOException {
        var answer = call(
                CorsSettings.defaults(),
                "OPTIONS",
                "/",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "authorization,x-amz-date");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo(origin);
        assertThat(answer.headers().get("access-control-allow-methods")).contains("PUT", "DELETE");
        assertThat(answer.headers().get("access-control-allow-headers")).isEqualTo("authorization,x-amz-date");
        assertThat(answer.headers().get("vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost.evil.example",
                "http://evillocalhost",
                "null",
                "file://localhost",
                "http://127.0.0.1.evil.example",
                "%%"
            })
    void givesOtherPagesNothing(String origin) throws IOException {
        var preflight =
                call(CorsSettings.defaults(), "OPTIONS", "/", "Origin", origin, "Access-Control-Request-Method", "PUT");
        assertThat(preflight.status()).as("what the service says").isEqualTo(403);
        var get = call(CorsSettings.defaults(), "GET", "/", "Origin", origin);
        assertThat(get.headers().has("access-control-allow-origin")).isFalse();
    }

    @Test
    void showsPagesTheFieldsTheyNeed() throws IOException {
        var answer = call(CorsSettings.defaults(), "GET", "/", "Origin", "http://localhost:1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo("http://localhost:1");
        assertThat(answer.headers().get("access-control-expose-headers"))
                .contains("ETag", "x-amz-version-id")
                .doesNotContain("Secret");
    }

    @Test
    void takesFurtherOrigins() throws IOException {
        var one = new CorsSettings(List.of("https://app.example"), false);
        assertThat(call(one, "GET", "/", "Origin", "https://app.example")
                        .headers()
                        .has("vary"))
                .isTrue();
        assertThat(call(one, "GET", "/", "Origin", "http://localhost").headers().has("vary"))
                .isFalse();
        var all = new CorsSettings(List.of("*"), false);
        assertThat(call(all, "GET", "/", "Origin", "null").headers().get("access-control-allow-origin"))
                .isEqualTo("null");
    }

    @Test
    void leavesBucketsWithRulesOfTheirOwnAlone() throws IOException {
        var preflight = call(
                CorsSettings.defaults(),
                "OPTIONS",
                "/bucket/k",
                "Origin",
                "http://localhost",
                "Access-Control-Request-Method",
                "PUT");
        assertThat(preflight.status()).isEqualTo(403);
        var get = call(CorsSettings.defaults(), "GET", "/bucket/k", "Origin", "http://localhost");
        assertThat(get.headers().fields()).hasSize(3);
    }

    @Test
    void leavesCallsWithoutOriginAsTheyAre() throws IOException {
        assertThat(call(CorsSettings.defaults(), "GET", "/").headers().fields()).hasSize(3);
    }
}
