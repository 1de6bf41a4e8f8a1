package io.unkai.services.management;

import io.unkai.api.cloudtrail.GetTrailRequest;
import io.unkai.api.s3.GetBucketAclOutput;
import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.HeadBucketOutput;
import io.unkai.api.s3.HeadBucketRequest;
import io.unkai.api.s3.PutObjectOutput;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** As much of S3 as CloudTrail calls, with objects in memory. It can crash its caller after it stored an object. */
public final class FakeS3 implements Cloud {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** An object. */
    public record Stored(Blob bytes, Map<String, String> metadata) {
        /** The content without gzip. */
        public byte[] plain() throws IOException {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes.shared()))) {
                return gzip.readAllBytes();
            }
        }
    }

    public final Set<String> buckets = new HashSet<>();
    public final Map<String, Stored> objects = new TreeMap<>();
    public final FakeResources resources = new FakeResources();
    public int crashes;
    public boolean closed;

    @Override
    @SuppressWarnings("unchecked") // each operation answers its own output
    public <I extends Struct, O extends Struct> O call(Caller caller, Operation<I, O> operation, I input)
            throws IOException {
        var shown = buckets.isEmpty() ? resources.answer(input) : null;
        if (shown != null) {
            return (O) shown;
        }
        return (O)
                switch (input) {
                    case HeadBucketRequest in -> {
                        require(in.bucket());
                        yield HeadBucketOutput.builder().build();
                    }
                    case GetBucketAclRequest in -> {
                        require(in.bucket());
                        yield GetBucketAclOutput.builder().build();
                    }
                    case PutObjectRequest in -> put(caller, in);
                    case GetTrailRequest in ->
                        throw new ApiException("TrailNotFoundException", "Unknown trail: " + in.name());
                    default -> throw new AssertionError(operation);
                };
    }

    private PutObjectOutput put(Caller caller, PutObjectRequest in) throws IOException {
        require(in.bucket());
        if (closed || !caller.sourceArn().contains(":trail/") || !"bucket-owner-full-control".equals(in.acl())) {
            throw new ApiException("AccessDenied", FORBIDDEN, "Access Denied");
        }
        if (Objects.requireNonNull(in.key()).endsWith("/")) {
            return PutObjectOutput.builder().build();
        }
        var body = Objects.requireNonNull(in.body()).open().readAllBytes();
        objects.put(in.bucket() + '/' + in.key(), new Stored(Blob.wrap(body), Objects.requireNonNull(in.metadata())));
        if (crashes > 0) {
            crashes--;
            throw new IllegalStateException("crash after the object was stored");
        }
        return PutObjectOutput.builder().build();
    }

    private void require(@Nullable String bucket) {
        if (!buckets.contains(bucket)) {
            throw new ApiException("NoSuchBucket", NOT_FOUND, "The specified bucket does not exist");
        }
    }
}
