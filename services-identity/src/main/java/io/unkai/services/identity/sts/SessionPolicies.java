package io.unkai.services.identity.sts;

import io.unkai.api.sts.PolicyDescriptorType;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session policies that a session is asked for with.
 *
 * @param documents the inline policy, where there is one
 * @param arns the managed policies
 * @param packed how much of the room for policies and tags they take, in percent
 */
record SessionPolicies(List<String> documents, List<String> arns, int packed) {
    private static final int MAX_ARNS = 10;
    private static final int MAX_INLINE = 2048;
    /** Characters that the documents, ARNs and tags of a session may have together. */
    private static final int ROOM = 4096;

    private static final int PERCENT = 100;

    static SessionPolicies of(
            @Nullable String document, @Nullable List<PolicyDescriptorType> managed, SessionTags tags) {
        var arns = managed == null
                ? List.<String>of()
                : managed.stream()
                        .map(type -> type.arn() == null ? "" : type.arn())
                        .toList();
        if (arns.size() > MAX_ARNS) {
            throw StsErrors.invalid("The number of policy ARNs exceeds the limit of " + MAX_ARNS + '.');
        }
        if (document != null) {
            check(document);
        }
        var documents = document == null ? List.<String>of() : List.of(document);
        int size = size(documents)
                + size(arns)
                + size(tags.tags().keySet())
                + size(tags.tags().values());
        int packed = (size * PERCENT + ROOM - 1) / ROOM;
        if (packed > PERCENT) {
            throw StsErrors.packedTooLarge(packed);
        }
        return new SessionPolicies(documents, arns, packed);
    }

    private static void check(String document) {
        if (document.length() > MAX_INLINE) {
            throw StsErrors.invalid("1 validation error detected: Value at 'policy' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + MAX_INLINE);
        }
        try {
            PolicyCheck.check(document, PolicyUse.SESSION);
        } catch (MalformedPolicyException malformed) {
            throw StsErrors.malformedPolicy(malformed.message());
        }
    }

    private static int size(Iterable<String> texts) {
        int size = 0;
        for (var text : texts) {
            size += text.length();
        }
        return size;
    }
}
