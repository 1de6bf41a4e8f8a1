package io.unkai.services.management.accessanalyzer.exposure;

import java.util.List;
import java.util.Map;

/**
 * Someone outside of an account who may use one of its resources.
 *
 * @param source where that is said: {@link #POLICY} or {@link #BUCKET_ACL}
 * @param kind how the principal is named: {@code AWS}, {@code Federated} or {@code CanonicalUser}
 * @param principal the account, ARN, provider or canonical user; the star for anyone
 * @param actions what it may do, as the document says it
 * @param conditions under which, values by key
 * @param open whether this is the public
 */
public record Exposure(
        String source,
        String kind,
        String principal,
        List<String> actions,
        Map<String, String> conditions,
        boolean open) {
    /** The policy of a resource. */
    public static final String POLICY = "POLICY";

    /** The access control list of a bucket. */
    public static final String BUCKET_ACL = "BUCKET_ACL";
}
