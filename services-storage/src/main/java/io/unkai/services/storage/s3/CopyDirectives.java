package io.unkai.services.storage.s3;

import io.unkai.api.s3.CopyObjectRequest;
import org.jspecify.annotations.Nullable;

/** What a copy takes from its source and what from its request. */
final class CopyDirectives {
    private static final String REPLACE = "REPLACE";
    private static final String COPY = "COPY";

    private CopyDirectives() {}

    /** Refuses unknown directives, and a copy of an object to itself that changes nothing. */
    static void check(CopyObjectRequest in) {
        checkKnown("Unknown metadata directive.", "x-amz-metadata-directive", in.metadataDirective());
        checkKnown("Unknown tagging directive.", "x-amz-tagging-directive", in.taggingDirective());
        var source = CopySource.parse(Reads.required(in, "CopySource"));
        if (source.bucket().equals(in.bucket())
                && source.key().equals(in.key())
                && source.version() == null
                && !REPLACE.equals(in.metadataDirective())
                && in.storageClass() == null
                && in.checksumAlgorithm() == null) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
    }

    private static void checkKnown(String message, String header, @Nullable String directive) {
        if (directive != null && !directive.equals(REPLACE) && !directive.equals(COPY)) {
            throw S3Errors.invalidArgument(message, header, directive);
        }
    }

    /** The properties of the copy. */
    static Properties properties(CopyObjectRequest in, Properties source) {
        var given = PropertiesReader.read(in);
        var kept = REPLACE.equals(in.metadataDirective()) ? given : source;
        var tags = REPLACE.equals(in.taggingDirective()) ? given.tags() : source.tags();
        return new Properties(kept.headers(), kept.metadata(), tags, null);
    }
}
