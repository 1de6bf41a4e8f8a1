package io.unkai.kernel.policy;

import java.util.Set;

/** What IAM demands of the ARNs in {@code Resource}. */
final class ResourceFormat {
    private static final int PARTS = 6;
    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*");
    private static final String[] IAM_PATHS = {
        "user/",
        "federated-user/",
        "role/",
        "group/",
        "instance-profile/",
        "mfa/",
        "server-certificate/",
        "policy/",
        "sms-mfa/",
        "saml-provider/",
        "oidc-provider/",
        "report/",
        "access-report/"
    };

    private ResourceFormat() {}

    /** Refuses what IAM's old parser cannot take apart. */
    static void checkLegacy(String resource) {
        var parts = resource.split(":", PARTS);
        if (!parts[0].equals("arn") || parts.length <= 2) {
            return;
        }
        boolean short4Or5 = parts.length > 3 && parts.length < PARTS && PARTITIONS.contains(parts[1]);
        if (parts[2].isEmpty() || short4Or5) {
            throw MalformedPolicyException.legacy();
        }
    }

    static void check(String resource) {
        if (resource.equals("*")) {
            return;
        }
        if (resource.indexOf(':') < 0) {
            throw new MalformedPolicyException("Resource " + resource + " must be in ARN format or \"*\".");
        }
        var parts = resource.split(":", PARTS);
        if (!PARTITIONS.contains(parts[1])) {
            throw new MalformedPolicyException(
                    "Partition \"" + parts[1] + "\" is not valid for resource \"" + padded(resource, parts) + "\".");
        }
        if (parts.length == 2 || Glob.hasWildcards(parts[2])) {
            throw new MalformedPolicyException("Resource vendor must be fully qualified and cannot contain regexes.");
        }
        if (parts.length == PARTS) {
            checkService(resource, parts);
        }
    }

    /** As the message has it: with ARN's prefix and stars for what is missing. */
    private static String padded(String resource, String[] parts) {
        return "arn" + resource.substring(parts[0].length()) + ":*".repeat(PARTS - parts.length);
    }

    private static void checkService(String resource, String[] parts) {
        boolean region = !parts[3].isEmpty() && !parts[3].equals("*");
        switch (parts[2]) {
            case "iam" -> {
                if (region) {
                    throw new MalformedPolicyException(
                            "IAM resource " + resource + " cannot contain region information.");
                }
                checkIamPath(parts[5]);
            }
            case "s3" -> {
                if (region && parts[4].isEmpty()) {
                    throw new MalformedPolicyException("Resource " + resource + " can not contain region information.");
                }
            }
            default -> {
                // other services' ARNs are not looked into
            }
        }
    }

    private static void checkIamPath(String path) {
        if (path.equals("*") || path.equals("root")) {
            return;
        }
        for (var known : IAM_PATHS) {
            // A wildcard may stand for the rest of a known path, or for all of one.
            int wildcard = firstWildcard(path);
            if (path.startsWith(known) || wildcard >= 0 && known.startsWith(path.substring(0, wildcard))) {
                return;
            }
        }
        throw new MalformedPolicyException(
                "IAM resource path must either be \"*\" or start with " + String.join(", ", IAM_PATHS) + ".");
    }

    private static int firstWildcard(String path) {
        int star = path.indexOf('*');
        int one = path.indexOf('?');
        return star < 0 ? one : one < 0 ? star : Math.min(star, one);
    }
}
