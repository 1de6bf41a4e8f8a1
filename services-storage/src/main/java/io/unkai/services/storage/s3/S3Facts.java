package io.unkai.services.storage.s3;

import io.unkai.api.s3.Tag;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.policy.Principals;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.TagValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What S3 knows of buckets and objects that permissions depend on. */
final class S3Facts implements ResourceFacts {
    private static final String EXISTING_TAG = "s3:existingobjecttag/";
    private static final String REQUEST_TAG = "s3:requestobjecttag/";

    /** The ARN of a bucket. */
    static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    @Override
    public @Nullable String owner(ReadTxn txn, Arn resource) {
        var bucket = bucket(txn, resource);
        return bucket == null ? null : bucket.account();
    }

    @Override
    public List<ResourcePolicy> policies(ReadTxn txn, String action, Arn resource) {
        var bucket = bucket(txn, resource);
        return bucket == null ? List.of() : Statements.of(txn, bucket, action, resource, null);
    }

    @Override
    public List<ResourcePolicy> policies(ReadTxn txn, Asked asked, Arn resource) {
        var bucket = bucket(txn, resource);
        return bucket == null ? List.of() : Statements.of(txn, bucket, asked.action(), resource, asked);
    }

    @Override
    public boolean policyDecides(ReadTxn txn, Asked asked, Arn resource) {
        var bucket = bucket(txn, resource);
        return bucket != null && Statements.ownerDecides(txn, bucket, resource, asked);
    }

    /** Buckets have tags for the bill; policies do not see them. */
    @Override
    public Map<String, String> tags(ReadTxn txn, Arn resource) {
        return Map.of();
    }

    @Override
    public String name(ReadTxn txn, Call call, String variable, String value) {
        if (!variable.equals("CopySource")) {
            return value;
        }
        try {
            var source = CopySource.parse(value);
            return source.bucket() + '/' + source.key();
        } catch (ApiException unreadable) {
            // The operation says what is wrong with it; until then it names nothing that a policy could allow by name.
            return "";
        }
    }

    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        if (key.equals(Principals.CANONICAL_USER_KEY)) {
            return canonicalUser(call.principal());
        }
        if (key.startsWith(EXISTING_TAG)) {
            return one(
                    existingTags(txn, resource, Fields.text(input, "VersionId")), key.substring(EXISTING_TAG.length()));
        }
        if (key.startsWith(REQUEST_TAG)) {
            return one(requestTags(input), key.substring(REQUEST_TAG.length()));
        }
        if (key.equals("s3:requestobjecttagkeys")) {
            var tags = requestTags(input);
            return tags.isEmpty() ? null : List.copyOf(tags.keySet());
        }
        if (key.equals("s3:locationconstraint")
                && Fields.get(input, "CreateBucketConfiguration") instanceof Struct chosen) {
            var region = Fields.text(chosen, "LocationConstraint");
            return region == null ? null : List.of(region);
        }
        return null;
    }

    private static @Nullable List<String> canonicalUser(Principal principal) {
        var account = principal instanceof Principal.Service ? null : principal.account();
        return account == null ? null : List.of(Owners.id(account));
    }

    private static Map<String, String> requestTags(Struct input) {
        try {
            return switch (Fields.get(input, "Tagging")) {
                case String header -> Tagging.parse(header);
                case io.unkai.api.s3.Tagging body -> bodyTags(body);
                case null, default -> Map.of();
            };
        } catch (ApiException unreadable) {
            // The operation says what is wrong with them; a policy that asks for a tag does not find it.
            return Map.of();
        }
    }

    private static Map<String, String> bodyTags(io.unkai.api.s3.Tagging body) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : body.tagSet() == null ? List.<Tag>of() : body.tagSet()) {
            if (tag.key() != null) {
                tags.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
        }
        return tags;
    }

    private static Map<String, String> existingTags(ReadTxn txn, Arn resource, @Nullable String version) {
        var bucket = bucket(txn, resource);
        int slash = resource.resource().indexOf('/');
        if (bucket == null || slash < 0) {
            return Map.of();
        }
        var key = resource.resource().substring(slash + 1);
        var object = version == null ? Versions.newest(txn, bucket, key) : Versions.find(txn, bucket, key, version);
        return object == null ? Map.of() : object.properties().tags();
    }

    private static @Nullable List<String> one(Map<String, String> tags, String wanted) {
        var value = TagValue.of(tags, wanted);
        return value == null ? null : List.of(value);
    }

    private static @Nullable Bucket bucket(ReadTxn txn, Arn resource) {
        var name = resource.resource();
        int slash = name.indexOf('/');
        return txn.get(Tables.BUCKETS, slash < 0 ? name : name.substring(0, slash));
    }
}
