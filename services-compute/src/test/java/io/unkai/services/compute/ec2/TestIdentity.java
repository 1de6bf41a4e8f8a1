package io.unkai.services.compute.ec2;

import io.unkai.api.iam.GetInstanceProfileRequest;
import io.unkai.api.iam.GetInstanceProfileResponse;
import io.unkai.api.iam.InstanceProfile;
import io.unkai.api.iam.Role;
import io.unkai.api.s3.GetObjectOutput;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.HeadObjectOutput;
import io.unkai.api.s3.HeadObjectRequest;
import io.unkai.api.s3.PutObjectOutput;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.AssumeRoleResponse;
import io.unkai.api.sts.AssumedRoleUser;
import io.unkai.api.sts.Credentials;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** IAM and STS as far as EC2 asks them: one profile, {@code web}, with the role {@code app}. */
public final class TestIdentity implements Cloud {
    public static final String PROFILE = "arn:aws:iam::" + TestHost.ACCOUNT + ":instance-profile/web";
    public static final String ROLE = "arn:aws:iam::" + TestHost.ACCOUNT + ":role/app";

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    /** Who asked STS, in order. */
    public final List<Caller> callers = new ArrayList<>();

    /** What was put into buckets, unpacked, by bucket and key. */
    public final Map<String, String> files = new TreeMap<>();

    /** What is in buckets, by bucket and key. */
    public final Map<String, byte[]> objects = new TreeMap<>();

    /** When the next credentials end. */
    public Instant expiry = TestHost.START.plusSeconds(3600);

    /** Answers what IAM, STS and S3 do not, or null. */
    public @Nullable Cloud others;

    /** Whether the role trusts EC2. */
    public boolean trusts = true;

    @Override
    @SuppressWarnings("unchecked") // each operation has its own output
    public <I extends Struct, O extends Struct> O call(Caller caller, Operation<I, O> operation, I input) {
        return switch (input) {
            case GetInstanceProfileRequest asked -> (O) profile(asked);
            case AssumeRoleRequest asked -> (O) assume(caller, asked);
            case PutObjectRequest asked -> (O) put(asked);
            case HeadObjectRequest asked -> (O) head(asked);
            case GetObjectRequest asked -> (O) get(asked);
            default -> others(caller, operation, input);
        };
    }

    private <I extends Struct, O extends Struct> O others(Caller caller, Operation<I, O> operation, I input) {
        if (others == null) {
            throw new AssertionError(operation + " is not expected");
        }
        try {
            return others.call(caller, operation, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] object(String bucket, String key) {
        var found = objects.get(bucket + '/' + key);
        if (found == null) {
            throw new ApiException("NoSuchKey", NOT_FOUND, "The specified key does not exist.");
        }
        return found;
    }

    private HeadObjectOutput head(HeadObjectRequest asked) {
        var object = object(String.valueOf(asked.bucket()), String.valueOf(asked.key()));
        return HeadObjectOutput.builder()
                .contentLength((long) object.length)
                .eTag("\"" + Arrays.hashCode(object) + "\"")
                .build();
    }

    private GetObjectOutput get(GetObjectRequest asked) {
        var object = object(String.valueOf(asked.bucket()), String.valueOf(asked.key()));
        var range = String.valueOf(asked.range()).substring("bytes=".length()).split("-", -1);
        var part = Arrays.copyOfRange(object, Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1);
        return GetObjectOutput.builder().body(ByteStream.of(part)).build();
    }

    private PutObjectOutput put(PutObjectRequest asked) {
        if ("closed".equals(asked.bucket())) {
            throw new ApiException("AccessDenied", FORBIDDEN, "Access Denied");
        }
        try (var body = new GZIPInputStream(
                java.util.Objects.requireNonNull(asked.body()).open())) {
            files.put(asked.bucket() + '/' + asked.key(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectOutput.builder().build();
    }

    private static GetInstanceProfileResponse profile(GetInstanceProfileRequest asked) {
        if (!"web".equals(asked.instanceProfileName())) {
            throw new ApiException("NoSuchEntity", NOT_FOUND, "Instance Profile cannot be found.");
        }
        return GetInstanceProfileResponse.builder()
                .instanceProfile(InstanceProfile.builder()
                        .instanceProfileName("web")
                        .instanceProfileId("AIPAEXAMPLE")
                        .arn(PROFILE)
                        .roles(List.of(Role.builder().roleName("app").arn(ROLE).build()))
                        .build())
                .build();
    }

    private AssumeRoleResponse assume(Caller caller, AssumeRoleRequest asked) {
        callers.add(caller);
        if (!trusts || !ROLE.equals(asked.roleArn())) {
            throw new ApiException("AccessDenied", FORBIDDEN, "not authorized to perform: sts:AssumeRole");
        }
        return AssumeRoleResponse.builder()
                .assumedRoleUser(AssumedRoleUser.builder()
                        .arn("arn:aws:sts::" + TestHost.ACCOUNT + ":assumed-role/app/" + asked.roleSessionName())
                        .assumedRoleId("AROAEXAMPLE:" + asked.roleSessionName())
                        .build())
                .credentials(Credentials.builder()
                        .accessKeyId("ASIA" + callers.size())
                        .secretAccessKey("secret")
                        .sessionToken("token of " + asked.roleSessionName())
                        .expiration(expiry)
                        .build())
                .build();
    }
}
