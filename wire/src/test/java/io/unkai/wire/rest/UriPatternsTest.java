package io.unkai.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriPatternsTest {
    private final UriPatterns patterns = UriPatterns.of(List.of(
            get("ListBuckets", "/"),
            get("ListObjects", "/{Bucket}"),
            get("ListObjectsV2", "/{Bucket}?list-type=2"),
            get("ListUploads", "/{Bucket}?uploads"),
            get("GetObject", "/{Bucket}/{Key+}"),
            get("GetObjectTagging", "/{Bucket}/{Key+}?tagging"),
            get("GetFunction", "/2015-03-31/functions/{FunctionName}"),
            get("GetPolicy", "/2015-03-31/functions/{FunctionName}/policy"),
            get("Wrapped", "/proxy/{path+}/end")));

    private static Operation<?, ?> get(String name, String uri) {
        var service = Fixtures.service("test", Protocol.REST_XML);
        return Fixtures.operation(service, name, "GET", uri, Fixtures.struct(name + "Input"));
    }

    private Match find(String target) {
        int question = target.indexOf('?');
        var match = question < 0
                ? patterns.find("GET", target, "")
                : patterns.find("GET", target.substring(0, question), target.substring(question + 1));
        return Objects.requireNonNull(match, target);
    }

    @ParameterizedTest
    @CsvSource({
        "/, ListBuckets",
        "/b, ListObjects",
        "/b/, ListObjects",
        "/b?list-type=2&prefix=x, ListObjectsV2",
        "/b?list-type=1, ListObjects",
        "/b?uploads, ListUploads",
        "/b?uploads=, ListUploads",
        "/b/k, GetObject",
        "/b/k?tagging, GetObjectTagging",
        "/2015-03-31/functions/f, GetFunction",
        "/2015-03-31/functions/f/policy, GetPolicy",
        "/2015-03-31/functions/f/other, GetObject",
        "/proxy/a/b/end, Wrapped"
    })
    void mostSpecificPatternWins(String target, String operation) {
        assertThat(find(target).operation().name()).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "/b/k, k",
        "/b//k, /k",
        "/b/a//b, a//b",
        "/b//, /",
        "/b/a/, a/",
        "/b/., .",
        "/b/../x, ../x",
        "/b/a%2Fb, a/b",
        "/b/a+b, a+b",
        "/b/%E4%BA%91, 云",
        "/b/a%00b, 'a\u0000b'"
    })
    void keysStayAsTheyWereSent(String target, String key) {
        assertThat(find(target).labels()).isEqualTo(Map.of("Bucket", "b", "Key", key));
    }

    @Test
    void escapedSlashesSeparateNothing() {
        var match = find("/2015-03-31/functions/arn%3Aaws%3Alambda%2Fx");
        assertThat(match.operation().name()).isEqualTo("GetFunction");
        assertThat(match.labels()).isEqualTo(Map.of("FunctionName", "arn:aws:lambda/x"));
    }

    @Test
    void rawBytesOfUtf8AreRead() {
        assertThat(find("/b/caf\u00c3\u00a9").labels()).containsEntry("Key", "café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b/%", "/b/%4", "/b/%zz", "/b/%ff", "/b/\u00ff", "/b?a=%c0%af", "/b/%ED%A0%80"})
    void malformedEscapesAreRefused(String target) {
        assertThatThrownBy(() -> find(target)).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.code()).isEqualTo("InvalidURI");
            assertThat(refused.status()).isEqualTo(400);
        });
    }

    @Test
    void unknownMethodsAndPathsMatchNothing() {
        assertThat(patterns.find("PUT", "/b", "")).isNull();
        assertThat(patterns.find("GET", "//", "")).isNull();
        assertThat(patterns.find("GET", "*", "")).isNull();
    }

    @Test
    void twoOperationsAtOnePlaceAreAMistake() {
        assertThatThrownBy(() -> UriPatterns.of(List.of(get("A", "/{x}"), get("B", "/{y}"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
