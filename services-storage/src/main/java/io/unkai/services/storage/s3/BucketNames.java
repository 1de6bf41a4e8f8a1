package io.unkai.services.storage.s3;

import java.util.List;
import java.util.regex.Pattern;

/** What a general purpose bucket may be called. */
final class BucketNames {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final List<String> RESERVED_STARTS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_ENDS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketNames() {}

    /** Refuses a name that no bucket can have. */
    static void check(String name) {
        if (!SHAPE.matcher(name).matches()
                || ADDRESS.matcher(name).matches()
                || RESERVED_STARTS.stream().anyMatch(name::startsWith)
                || RESERVED_ENDS.stream().anyMatch(name::endsWith)) {
            throw S3Errors.invalidBucketName(name);
        }
    }
}
