package io.unkai.services.compute.ec2.flow;

import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.services.compute.ec2.net.FlowLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * Puts the files of flow logs into buckets, by S3's own operations and with the rights of the flow log's account.
 *
 * @param cloud how S3 is called
 */
record FlowFiles(Cloud cloud) {
    private static final String DELIVERY = "delivery.logs.amazonaws.com";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Writes lines as one file; doing it again changes nothing. */
    void put(FlowLog log, Instant start, List<String> lines) throws IOException {
        var text = (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text);
        }
        var content = bytes.toByteArray();
        var input = PutObjectRequest.builder()
                .bucket(log.bucket())
                .key(name(log, start, text))
                .contentType("application/octet-stream")
                .contentLength((long) content.length)
                .body(ByteStream.of(content))
                .build();
        var caller = new Cloud.Caller(DELIVERY, log.key().account(), log.key().region());
        var _ = cloud.call(caller, S3.PUT_OBJECT, input);
    }

    private static String name(FlowLog log, Instant start, byte[] text) {
        var account = log.key().account();
        var region = log.key().region();
        var sum = new CRC32();
        sum.update(text);
        return log.prefix() + "AWSLogs/" + account + "/vpcflowlogs/" + region + '/' + DAY.format(start)
                + (log.hourly() ? HOUR.format(start) : "")
                + account + "_vpcflowlogs_" + region + '_' + log.id() + '_' + MINUTE.format(start) + '_'
                + String.format(Locale.ROOT, "%08x", sum.getValue()) + ".log.gz";
    }
}
