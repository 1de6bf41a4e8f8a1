package io.unkai.services.management.accessanalyzer.validation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the resources of a statement. */
final class ResourceArnCheck {
    private static final int FIELDS = 6;
    private static final int ACCOUNT = 4;
    private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");
    private static final Pattern ACCOUNTS = Pattern.compile("|aws|cloudfront|[0-9]{12}|.*[*?$].*");

    private ResourceArnCheck() {}

    static void check(Node resources, Issues issues) {
        var texts = StatementCheck.texts(resources, issues);
        if (resources instanceof Node.Arr array && array.elements().isEmpty()) {
            issues.suggestion(
                    "EMPTY_ARRAY_RESOURCE",
                    "This statement includes no resources and does not affect the policy. Specify resources.",
                    resources);
        }
        int redundant = 0;
        for (int i = 0; i < texts.size(); i++) {
            check(texts.get(i), resources instanceof Node.Arr ? issues.at(i) : issues);
            redundant += ActionCheck.isCovered(texts, i) ? 1 : 0;
        }
        if (redundant > 0) {
            issues.suggestion(
                    "REDUNDANT_RESOURCE",
                    "The " + redundant
                            + " resource ARN(s) are redundant because they reference the same resource. Review the use of"
                            + " wildcards (*)",
                    resources);
        }
    }

    private static void check(Node.Text resource, Issues issues) {
        var arn = resource.value();
        if (arn.equals("*")) {
            return;
        }
        var fields = arn.split(":", FIELDS);
        if (!fields[0].equals("arn")) {
            issues.error("INVALID_ARN_PREFIX", "Add the required prefix (arn) to the resource ARN.", resource);
        } else if (fields.length < FIELDS) {
            if (arn.indexOf('*') < 0) {
                issues.error(
                        "MISSING_ARN_FIELD",
                        "Resource ARNs must include at least " + FIELDS
                                + " fields in the following structure: arn:partition:service:region:account:resource",
                        resource);
            }
        } else {
            fields(fields, resource, issues);
        }
    }

    private static void fields(String[] fields, Node.Text resource, Issues issues) {
        var service = fields[2];
        if (!PARTITIONS.contains(fields[1]) && fields[1].indexOf('*') < 0) {
            issues.error(
                    "INVALID_PARTITION",
                    "The resource ARN for the service " + service + " does not support the partition " + fields[1]
                            + ". Use the supported values: aws, aws-cn, aws-us-gov",
                    resource);
        }
        if (!service.equals(service.toLowerCase(Locale.ROOT))) {
            issues.error(
                    "INVALID_ARN_SERVICE_CASE",
                    "Update the service name " + service + " in the resource ARN to use all lowercase letters.",
                    resource);
        }
        if (!ACCOUNTS.matcher(fields[ACCOUNT]).matches()) {
            issues.error(
                    "INVALID_ARN_ACCOUNT",
                    "The resource ARN account ID " + fields[ACCOUNT] + " is not valid. Provide a 12-digit account ID.",
                    resource);
        }
        boolean region = !fields[3].isEmpty() && !fields[3].equals("*");
        if (service.equals("iam") && region) {
            issues.error(
                    "ARN_REGION_NOT_ALLOWED",
                    "The service iam does not support specifying a Region in the resource ARN.",
                    resource);
        }
    }
}
