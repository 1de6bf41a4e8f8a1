package io.unkai.services.management.cloudtrail;

import static io.unkai.services.management.cloudtrail.TrailErrors.invalidName;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.error.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of trails' names and prefixes. */
final class TrailNames {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 128;
    private static final int LONGEST_PREFIX = 200;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern ADJACENT = Pattern.compile("[._-]{2}");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private TrailNames() {}

    /** Refuses what cannot be the name of a new trail. */
    static String check(@Nullable String name) {
        if (name == null || name.length() < SHORTEST) {
            throw invalidName("Trail name too short. Minimum allowed length: " + SHORTEST
                    + " characters. Specified name length: " + (name == null ? 0 : name.length()) + " characters.");
        } else if (name.length() > LONGEST) {
            throw invalidName("Trail name too long. Maximum allowed length: " + LONGEST
                    + " characters. Specified name length: " + name.length() + " characters.");
        } else if (!CHARACTERS.matcher(name).matches()) {
            throw invalidName(
                    "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods"
                            + " (.), hyphens (-), and underscores (_).");
        } else if (!isAlphanumeric(name.charAt(0))) {
            throw invalidName("Trail name must starts with a letter or number.");
        } else if (!isAlphanumeric(name.charAt(name.length() - 1))) {
            throw invalidName("Trail name must ends with a letter or number.");
        } else if (ADJACENT.matcher(name).find()) {
            throw invalidName("Trail name cannot have adjacent periods, underscores or dashes.");
        } else if (ADDRESS.matcher(name).matches()) {
            throw invalidName("Trail name cannot be formatted as an IP address.");
        }
        return name;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** Refuses a prefix that is too long; a missing one is empty. */
    static String prefix(@Nullable String prefix) {
        if (prefix == null) {
            return "";
        } else if (prefix.length() > LONGEST_PREFIX) {
            throw new ApiException(
                    "InvalidS3PrefixException",
                    "S3 prefix is longer than maximum length: " + LONGEST_PREFIX + ". Specified prefix length: "
                            + prefix.length() + ".");
        }
        return prefix;
    }

    /** The ARN that a caller gave for a trail, or null where it gave a name. */
    static @Nullable Arn arn(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return null;
        }
        var arn = Arn.parse(nameOrArn);
        if (arn == null
                || !arn.service().equals("cloudtrail")
                || !arn.resource().startsWith("trail/")) {
            throw new ApiException("CloudTrailARNInvalidException", "Invalid ARN: " + nameOrArn + ".");
        }
        return arn;
    }
}
