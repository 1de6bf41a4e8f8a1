package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.error.ApiException;
import org.jspecify.annotations.Nullable;

/** Refuses what trails cannot do here yet, so that nobody believes that it is done. */
final class Unavailable {
    private Unavailable() {}

    static void check(
            @Nullable String topic, @Nullable String logGroup, @Nullable String key, @Nullable Boolean organization) {
        if (set(topic)) {
            throw new ApiException(
                    "InvalidSnsTopicNameException", "SNS Topic does not exist or the topic policy is incorrect!");
        } else if (set(logGroup)) {
            throw new ApiException(
                    "InvalidCloudWatchLogsLogGroupArnException",
                    "CloudTrail cannot validate the specified log group ARN.");
        } else if (set(key)) {
            throw new ApiException("KmsKeyNotFoundException", "KMS key not found: " + key);
        } else if (Boolean.TRUE.equals(organization)) {
            throw new ApiException(
                    "OrganizationsNotInUseException",
                    "Your account is not a member of an organization; organization trails are not available.");
        }
    }

    private static boolean set(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
