package io.unkai.services.management.accessanalyzer.validation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy's author should know.
 *
 * @param kind how bad it is
 * @param code AWS's code of it
 * @param details what is wrong
 * @param path where, from the document's root
 * @param start where it starts in the text
 * @param end where it ends
 */
public record Issue(Kind kind, String code, String details, List<Step> path, Mark start, Mark end) {
    private static final String PAGE =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"
                    + "#access-analyzer-reference-policy-checks-";

    /**
     * A place in a document.
     *
     * @param line from 1
     * @param column from 0
     * @param offset in characters, from 0
     */
    public record Mark(int line, int column, int offset) {}

    /** How bad an issue is. */
    public enum Kind {
        ERROR("error"),
        SECURITY_WARNING("security-warning"),
        WARNING("general-warning"),
        SUGGESTION("suggestion");

        private final String anchor;

        Kind(String anchor) {
            this.anchor = anchor;
        }
    }

    /**
     * A step into a document.
     *
     * @param name the member, or null
     * @param index the element, or null
     */
    public record Step(@Nullable String name, @Nullable Integer index) {
        static Step to(String name) {
            return new Step(name, null);
        }

        static Step to(int index) {
            return new Step(null, index);
        }
    }

    /** Where AWS explains it. */
    public String link() {
        return PAGE + kind.anchor + '-' + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
