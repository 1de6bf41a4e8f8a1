package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.services.management.cloudtrail.DeliveryTables.File;
import io.unkai.services.management.cloudtrail.DeliveryTables.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Makes log files of events. */
final class LogFile {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String UNIQUE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int UNIQUE_CHARS = 16;

    private LogFile() {}

    /** A log file of events, at least one, under a name that no other has. */
    static File of(Trail trail, String region, List<Waiting> events, Instant now, Ids ids) {
        var text = new StringBuilder("{\"Records\":[");
        var oldest = events.getFirst().time();
        var newest = oldest;
        for (var event : events) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append(event.json());
            oldest = event.time().isBefore(oldest) ? event.time() : oldest;
            newest = event.time().isAfter(newest) ? event.time() : newest;
        }
        var content = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        var key = "AWSLogs/" + trail.account() + "/CloudTrail/" + region + '/' + DAY.format(now) + '/' + trail.account()
                + "_CloudTrail_" + region + '_' + MINUTE.format(now) + '_' + ids.text(UNIQUE, UNIQUE_CHARS)
                + ".json.gz";
        return new File(key, gzip(content), sha256(content), oldest, newest, "");
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    /** A key under a trail's prefix. */
    static String under(Trail trail, String key) {
        var prefix = trail.target().prefix();
        return prefix.isEmpty() ? key : prefix + '/' + key;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static Blob gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Blob.wrap(out.toByteArray());
    }
}
