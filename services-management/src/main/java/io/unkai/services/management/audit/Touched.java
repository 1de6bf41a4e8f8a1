package io.unkai.services.management.audit;

import io.unkai.kernel.arn.Arn;

/**
 * A resource that a call named.
 *
 * @param type its type as CloudFormation names it, for example {@code AWS::S3::Bucket}
 * @param arn its ARN
 */
public record Touched(String type, String arn) {
    private static final int MAX_NAME = 1_024;

    /** The name that lookups find it by: the last part of its ARN. */
    public String name() {
        var parsed = Arn.parse(arn);
        var last = parsed == null
                ? arn
                : switch (parsed.service()) {
                    case "s3" -> parsed.resource();
                    case "iam" -> parsed.lastName();
                    default -> parsed.resourceId();
                };
        return last.length() > MAX_NAME ? last.substring(0, MAX_NAME) : last;
    }
}
