package io.unkai.services.management.cloudtrail;

import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.services.management.cloudtrail.DeliveryTables.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts files into the bucket of a trail, through S3's own operations. */
record Bucket(Cloud cloud) {
    /** What CloudTrail delivers is its bucket's owner's; policies ask for it. */
    static final String OWNERS = "bucket-owner-full-control";

    /** Puts a file; doing it again changes nothing. */
    void put(Trail trail, File file, Map<String, String> metadata) throws IOException {
        var content = file.content().shared();
        var input = PutObjectRequest.builder()
                .bucket(trail.target().bucket())
                .key(LogFile.under(trail, file.key()))
                .contentType("application/json")
                .contentEncoding("gzip")
                .contentLength((long) content.length)
                .metadata(new LinkedHashMap<>(metadata))
                .acl(OWNERS)
                .body(ByteStream.of(content))
                .build();
        var _ = cloud.call(
                CloudTrailService.caller(trail.account(), trail.region(), trail.arn()), S3.PUT_OBJECT, input);
    }
}
