package io.unkai.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads in parts by clients that ask for too much, all at once, or while others delete and the clock jumps. */
class HostileUploadTest extends HostileCloud {
    private static final int CLIENTS = 8;
    private static final int LARGE = 4 << 20;

    private String begin(String key) throws IOException {
        return cloud.call("s3", "POST", "/bucket/" + key + "?uploads", "").element("UploadId");
    }

    private String part(String key, String upload, String body) throws IOException {
        var answer = cloud.call("s3", "PUT", "/bucket/" + key + "?partNumber=1&uploadId=" + upload, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.head().replaceAll("(?is).*\r\netag: \"?([0-9a-f]+).*", "$1");
    }

    private TestCloud.Answer complete(String key, String upload, String parts) throws IOException {
        return cloud.call(
                "s3",
                "POST",
                "/bucket/" + key + "?uploadId=" + upload,
                "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>");
    }

    private static String named(int number, String etag) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etag + "</ETag></Part>";
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, partNumber=100000, InvalidArgument",
        "PUT, partNumber=0, InvalidArgument",
        "PUT, partNumber=-1, InvalidArgument",
        "PUT, partNumber=99999999999999999999, InvalidArgument",
        "GET, part-number-marker=99999999999, InvalidArgument",
        "GET, part-number-marker=-1, InvalidArgument",
        "GET, max-parts=-1, InvalidArgument",
        "GET, max-parts=many, InvalidArgument",
    })
    void numbersOfPartsAreBounded(String method, String query, String code) throws IOException {
        var upload = begin("numbers");
        var answer = cloud.call("s3", method, "/bucket/numbers?uploadId=" + upload + "&" + query, "");
        assertError(answer, 400, code);
    }

    @Test
    void pagesOfPartsAreBounded() throws IOException {
        var upload = begin("pages");
        part("pages", upload, "x");
        var answer = cloud.call(
                "s3", "GET", "/bucket/pages?uploadId=" + upload + "&max-parts=100000&part-number-marker=0", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.element("MaxParts")).isEqualTo("1000");
        assertThat(answer.element("IsTruncated")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"10001, MalformedXML", "100000, MaxMessageLengthExceeded"})
    void completionsNameNoMorePartsThanThereCanBe(int count, String code) throws IOException {
        var upload = begin("many");
        var etag = part("many", upload, "x");
        var parts =
                IntStream.rangeClosed(1, count).mapToObj(i -> named(i, etag)).collect(Collectors.joining());
        assertError(complete("many", upload, parts), 400, code);
        assertThat(complete("many", upload, named(1, etag)).status()).isEqualTo(200);
    }

    @Test
    void manyCompleteOneUpload() throws Exception {
        var upload = begin("together");
        var etag = part("together", upload, "x".repeat(100_000));
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<TestCloud.Answer>>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(() -> complete("together", upload, named(1, etag))));
            }
            for (var one : running) {
                assertThat(one.get().status()).as(one.get().body()).isEqualTo(200);
                assertThat(one.get().element("ETag"))
                        .isEqualTo(running.getFirst().get().element("ETag"));
            }
        }
        assertThat(cloud.call("s3", "GET", "/bucket/together", "").body()).hasSize(100_000);
    }

    @Test
    void completesOrAbortsButNotBoth() throws Exception {
        for (int round = 0; round < 10; round++) {
            var key = "either" + round;
            var upload = begin(key);
            var etag = part(key, upload, "x".repeat(50_000));
            try (var threads = Executors.newFixedThreadPool(2)) {
                var completed = threads.submit(() -> complete(key, upload, named(1, etag)));
                var aborted =
                        threads.submit(() -> cloud.call("s3", "DELETE", "/bucket/" + key + "?uploadId=" + upload, ""));
                boolean made = completed.get().status() == 200;
                assertThat(aborted.get().status()).isEqualTo(made ? 404 : 204);
                assertThat(cloud.call("s3", "GET", "/bucket/" + key, "").status())
                        .isEqualTo(made ? 200 : 404);
            }
        }
    }

    @Test
    void readersKeepWhatOthersDelete() throws Exception {
        long before = files();
        var body = "0123456789abcdef".repeat(LARGE / 16);
        assertThat(cloud.call("s3", "PUT", "/bucket/read", body).status()).isEqualTo(200);
        try (var socket = cloud.connect()) {
            socket.getOutputStream().write(cloud.signed("s3", "GET", "/bucket/read", new byte[0]));
            var in = socket.getInputStream();
            var start = in.readNBytes(1_000);
            assertThat(cloud.call("s3", "DELETE", "/bucket/read", "").status()).isEqualTo(204);
            await().untilAsserted(() -> assertThat(files()).isEqualTo(before));
            var answer = new String(start, ISO_8859_1) + new String(in.readAllBytes(), ISO_8859_1);
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEqualTo(body);
        }
        assertError(cloud.call("s3", "GET", "/bucket/read", ""), 404, "NoSuchKey");
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder.resolve("data/objects"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aClockThatJumpsLosesNothing() throws IOException {
        var upload = begin("clock");
        var etag = part("clock", upload, "before");
        for (var offset : new String[] {"P3650D", "-P300D", "PT0S"}) {
            assertThat(cloud.call("unkai", "POST", "/_unkai/clock?offset=" + offset, "")
                            .status())
                    .isEqualTo(200);
            assertThat(cloud.call("s3", "PUT", "/bucket/at" + offset, "x").status())
                    .isEqualTo(200);
            assertThat(cloud.call("s3", "GET", "/bucket/at" + offset, "").status())
                    .isEqualTo(200);
        }
        assertThat(complete("clock", upload, named(1, etag)).status()).isEqualTo(200);
        assertThat(cloud.call("s3", "GET", "/bucket/clock", "").body()).isEqualTo("before");
    }
}
