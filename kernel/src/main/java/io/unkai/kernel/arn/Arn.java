package io.unkai.kernel.arn;

import org.jspecify.annotations.Nullable;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * @param partition for example {@code aws}
 * @param service for example {@code ec2}
 * @param region or empty
 * @param account or empty
 * @param resource everything after the fifth colon, for example {@code vpc/vpc-1}
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    /** Most characters of an ARN. */
    public static final int MAX_LENGTH = 2048;

    /** Digits of an account. */
    public static final int ACCOUNT_DIGITS = 12;

    private static final int PARTS = 6;

    /** An ARN of the partition {@code aws}. */
    public static Arn of(String service, String region, String account, String resource) {
        return new Arn("aws", service, region, account, resource);
    }

    /** Reads an ARN; null where the text is none. */
    public static @Nullable Arn parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        var parts = text.split(":", PARTS);
        boolean whole = parts.length == PARTS
                && parts[0].equals("arn")
                && !parts[1].isEmpty()
                && !parts[2].isEmpty()
                && !parts[5].isEmpty();
        return whole ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]) : null;
    }

    /** The part of the resource before the first slash or colon, or the whole of it. */
    public String resourceType() {
        int end = separator();
        return end < 0 ? resource : resource.substring(0, end);
    }

    /** The part of the resource after the first slash or colon, or the whole of it. */
    public String resourceId() {
        return resource.substring(separator() + 1);
    }

    /** The part of the resource after the last slash: the name, where what is before it is a path. */
    public String lastName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private int separator() {
        for (int i = 0; i < resource.length(); i++) {
            if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "arn:" + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
