package io.unkai.services.identity.access;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.policy.Layer;
import io.unkai.kernel.policy.Verdict;

/**
 * What a caller is told that is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot access denied error
 *     messages</a>
 */
final class Denial {
    private static final String ALL_BUCKETS = "arn:aws:s3:::*";

    private Denial() {}

    static String of(Call call, String action, String resource, Verdict verdict) {
        if (call.principal() instanceof Principal.Anonymous) {
            return "Access Denied";
        }
        return "User: " + call.principal().arn() + " is not authorized to perform: " + action
                + on(call, action, resource) + ' '
                + reason(action, resource, verdict);
    }

    /** A role's policy is called by its name. */
    private static String reason(String action, String resource, Verdict verdict) {
        boolean trust = action.startsWith("sts:") && verdict.layer() == Layer.RESOURCE && resource.contains(":role/");
        return trust
                ? verdict.reason()
                        .replace("no resource-based policy", "no role trust policy")
                        .replace("in a resource-based policy", "in the role trust policy")
                : verdict.reason();
    }

    private static String on(Call call, String action, String resource) {
        if (resource.equals("*") && action.startsWith("iam:")) {
            return " on resource: " + (action.equals("iam:ListPolicies") ? "policy path /" : resource);
        }
        if (resource.equals("*") || resource.equals(ALL_BUCKETS)) {
            return "";
        }
        boolean quoted = call.operation().service().id().equals("s3");
        return " on resource: " + (quoted ? '"' + resource + '"' : resource);
    }
}
