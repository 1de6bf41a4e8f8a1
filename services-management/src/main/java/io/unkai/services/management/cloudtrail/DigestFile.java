package io.unkai.services.management.cloudtrail;

import io.unkai.services.management.audit.EventJson;
import io.unkai.services.management.cloudtrail.DeliveryTables.Chain;
import io.unkai.services.management.cloudtrail.DeliveryTables.Delivered;
import io.unkai.services.management.cloudtrail.DeliveryTables.File;
import io.unkai.services.management.cloudtrail.DeliveryTables.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Makes digests: files that name the log files of an hour with their hashes, and the digest before. */
final class DigestFile {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Trail trail;
    private final Stream stream;
    private final Chain chain;
    private final Instant end;

    /** @param end the end of the hour, to the second */
    DigestFile(Trail trail, Stream stream, Chain chain, Instant end) {
        this.trail = trail;
        this.stream = stream;
        this.chain = chain;
        this.end = end;
    }

    File file(List<Delivered> logs, SigningKeys.Key key, SigningKeys keys) {
        var oldest = logs.stream().map(Delivered::oldest).min(Comparator.naturalOrder());
        var newest = logs.stream().map(Delivered::newest).max(Comparator.naturalOrder());
        var text =
                EventJson.write(json -> write(json, logs, key.fingerprint(), oldest.orElse(null), newest.orElse(null)));
        var content = text.getBytes(StandardCharsets.UTF_8);
        var hash = LogFile.sha256(content);
        var signature = keys.sign(stream.region(), key, toSign(hash));
        return new File(key(), LogFile.gzip(content), hash, oldest.orElse(end), newest.orElse(end), signature);
    }

    private String key() {
        var account = trail.account();
        return "AWSLogs/" + account + "/CloudTrail-Digest/" + stream.region() + '/' + LogFile.day(end) + '/' + account
                + "_CloudTrail-Digest_" + stream.region() + '_' + trail.name() + '_' + trail.region() + '_'
                + SECOND.format(end) + ".json.gz";
    }

    private String toSign(String hash) {
        return EventJson.time(end)
                + '\n'
                + trail.target().bucket()
                + '/'
                + LogFile.under(trail, key())
                + '\n'
                + hash
                + '\n'
                + (chain.signature() == null ? "null" : chain.signature());
    }

    private void write(
            JsonGenerator json,
            List<Delivered> logs,
            String fingerprint,
            @Nullable Instant oldest,
            @Nullable Instant newest) {
        json.writeStartObject();
        json.writeStringProperty("awsAccountId", trail.account());
        json.writeStringProperty("digestStartTime", EventJson.time(chain.end()));
        json.writeStringProperty("digestEndTime", EventJson.time(end));
        json.writeStringProperty("digestS3Bucket", trail.target().bucket());
        json.writeStringProperty("digestS3Object", LogFile.under(trail, key()));
        json.writeStringProperty("digestPublicKeyFingerprint", fingerprint);
        json.writeStringProperty("digestSignatureAlgorithm", SigningKeys.ALGORITHM);
        string(json, "newestEventTime", newest == null ? null : EventJson.time(newest));
        string(json, "oldestEventTime", oldest == null ? null : EventJson.time(oldest));
        string(json, "previousDigestS3Bucket", chain.bucket());
        string(json, "previousDigestS3Object", chain.key());
        string(json, "previousDigestHashValue", chain.hash());
        string(json, "previousDigestHashAlgorithm", chain.hash() == null ? null : "SHA-256");
        string(json, "previousDigestSignature", chain.signature());
        json.writeArrayPropertyStart("logFiles");
        logs.forEach(log -> write(json, log));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Delivered log) {
        json.writeStartObject();
        json.writeStringProperty("s3Bucket", log.bucket());
        json.writeStringProperty("s3Object", log.key());
        json.writeStringProperty("hashValue", log.hash());
        json.writeStringProperty("hashAlgorithm", "SHA-256");
        json.writeStringProperty("newestEventTime", EventJson.time(log.newest()));
        json.writeStringProperty("oldestEventTime", EventJson.time(log.oldest()));
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
