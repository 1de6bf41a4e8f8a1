package io.unkai.wire.form;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a form must be like, as its signer said.
 *
 * @param expiration until when it may be sent
 * @param conditions all of which it must meet
 */
public record FormPolicy(Instant expiration, List<FormCondition> conditions) {
    private static final Set<String> FREE = Set.of("x-amz-signature", "file", "policy");
    private static final String IGNORED = "x-ignore-";
    private static final String BUCKET = "bucket";

    /**
     * Checks the policy of a form, if it has one, and bounds its file.
     *
     * @param bucket that it was sent to
     * @param now the cloud's time
     * @throws io.unkai.kernel.error.ApiException if the policy cannot be read, is over or not met
     */
    public static void check(UploadForm form, String bucket, Instant now) {
        var text = form.field("policy");
        if (!text.isEmpty()) {
            PolicyReader.read(text).apply(form, bucket, now);
        }
    }

    private void apply(UploadForm form, String bucket, Instant now) {
        if (now.isAfter(expiration)) {
            throw FormErrors.against("Policy expired.");
        }
        var covered = new HashSet<String>();
        for (var condition : conditions) {
            switch (condition) {
                case FormCondition.Size size -> form.file().bound(size.least(), size.most());
                case FormCondition.Match match -> {
                    var value = match.field().equals(BUCKET) ? bucket : form.field(match.field());
                    if (!match.holds(value)) {
                        throw FormErrors.against("Policy Condition failed: " + match.text());
                    }
                    covered.add(match.field());
                }
            }
        }
        var extra = new TreeSet<String>();
        for (var name : form.fields().keySet()) {
            var field = name.toLowerCase(Locale.ROOT);
            if (!covered.contains(field) && !FREE.contains(field) && !field.startsWith(IGNORED)) {
                extra.add(field);
            }
        }
        if (!extra.isEmpty()) {
            throw FormErrors.against("Extra input fields: " + String.join(", ", extra));
        }
    }
}
