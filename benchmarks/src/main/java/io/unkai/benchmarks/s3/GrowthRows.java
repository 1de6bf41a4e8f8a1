package io.unkai.benchmarks.s3;

import io.unkai.benchmarks.CloudProcess;
import io.unkai.benchmarks.Median;
import io.unkai.benchmarks.Scratch;
import io.unkai.planes.object.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What single calls cost in a bucket of many keys: it should hardly grow with their number. */
final class GrowthRows {
    private static final int CALLS = 101;
    private static final int WARM_UP = 2_000;
    private static final byte[] NOTHING = new byte[0];
    private static final Pattern UPLOAD = Pattern.compile("<UploadId>([^<]+)<");

    private final Target cloud;
    private final Wire wire;
    private final int objects;
    private final Random random = new Random(1);

    private GrowthRows(Target cloud, Wire wire, int objects) {
        this.cloud = cloud;
        this.wire = wire;
        this.objects = objects;
    }

    /** One call, and what has to be done before it without being measured. */
    @FunctionalInterface
    private interface Prepared {
        byte[] request() throws IOException;
    }

    static void run(int objects) throws IOException {
        try (var scratch = Scratch.make()) {
            Filled.fill(scratch.path(), objects);
            try (var process = CloudProcess.start(scratch.path(), List.of());
                    var wire = new Wire(process.port())) {
                new GrowthRows(new Target("cloud", process.port(), process.key()), wire, objects).measure();
            }
        }
    }

    private void measure() throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            wire.exchange(cloud.request("GET", page("1", ""), NOTHING));
        }
        System.out.println("with " + objects + " keys");
        row("  list 1,000 keys", () -> cloud.request("GET", page("1000", ""), NOTHING));
        row("  list groups", () -> cloud.request("GET", page("100", "&delimiter=%2F"), NOTHING));
        row("  put", () -> cloud.request("PUT", Target.object("new" + random.nextInt(objects)), new byte[] {1}));
        row("  delete", () -> cloud.request("DELETE", object(), NOTHING));
        row("  complete an upload", this::completion);
    }

    private String page(String max, String more) {
        var after = Filled.key(random.nextInt(objects)).replace("/", "%2F");
        return "/" + Target.BUCKET + "?list-type=2&max-keys=" + max + "&start-after=" + after + more;
    }

    private String object() {
        return Target.object(Filled.key(random.nextInt(objects)));
    }

    private byte[] completion() throws IOException {
        var path = object();
        var begun = new String(wire.body(cloud.request("POST", path + "?uploads=", NOTHING)), StandardCharsets.UTF_8);
        var id = UPLOAD.matcher(begun);
        if (!id.find()) {
            throw new IOException("no upload in " + begun);
        }
        var upload = "uploadId=" + id.group(1);
        var part = new byte[] {1};
        wire.exchange(cloud.request("PUT", path + "?partNumber=1&" + upload, part));
        var etag = HexFormat.of().formatHex(Digest.MD5.of(part));
        var parts = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + etag
                + "</ETag></Part></CompleteMultipartUpload>";
        return cloud.request("POST", path + "?" + upload, parts.getBytes(StandardCharsets.UTF_8));
    }

    private void row(String name, Prepared call) throws IOException {
        var millis = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            var request = call.request();
            long begun = System.nanoTime();
            wire.exchange(request);
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Contest.line(name, Median.of(millis).text("%.2f ms"), "");
    }
}
