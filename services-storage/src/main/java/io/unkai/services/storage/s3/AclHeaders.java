package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Struct;
import io.unkai.services.storage.s3.Acl.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the access control list that the headers of a request give, by its name or as single grants. */
final class AclHeaders {
    private static final Pattern GRANTEE =
            Pattern.compile("\\s*(id|uri|emailAddress)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]*))\\s*");
    private static final Map<String, String> GRANTS = new LinkedHashMap<>();

    static {
        GRANTS.put("GrantFullControl", Acl.FULL_CONTROL);
        GRANTS.put("GrantRead", Acl.READ);
        GRANTS.put("GrantReadACP", Acl.READ_ACP);
        GRANTS.put("GrantWrite", Acl.WRITE);
        GRANTS.put("GrantWriteACP", Acl.WRITE_ACP);
    }

    private AclHeaders() {}

    /** Whether the headers say anything of a list. */
    static boolean any(Struct in) {
        return Fields.text(in, "ACL") != null
                || GRANTS.keySet().stream().anyMatch(member -> Fields.text(in, member) != null);
    }

    /**
     * The list of a request, or null where it gives none.
     *
     * @param owner the account that owns the thing
     * @param bucketOwner the account that owns the bucket
     */
    static @Nullable Acl read(Struct in, String owner, String bucketOwner) {
        var canned = Fields.text(in, "ACL");
        var entries = new ArrayList<Entry>();
        GRANTS.forEach((member, permission) -> {
            var header = Fields.text(in, member);
            if (header != null) {
                grantees(header).forEach(grantee -> entries.add(new Entry(grantee, permission)));
            }
        });
        if (canned != null && !entries.isEmpty()) {
            throw S3Errors.invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
        }
        if (canned != null) {
            return CannedAcls.of(canned, owner, bucketOwner);
        }
        return entries.isEmpty() ? null : new Acl(owner, Grantees.bounded(entries));
    }

    private static List<String> grantees(String header) {
        var grantees = new ArrayList<String>();
        for (var one : header.split(",", Acl.MAX + 1)) {
            var found = GRANTEE.matcher(one);
            if (!found.matches()) {
                throw S3Errors.invalidArgument("Argument format not recognized", "x-amz-grant", header);
            }
            var value = found.group(2) == null ? found.group(3) : found.group(2);
            grantees.add(
                    switch (found.group(1)) {
                        case "id" -> Grantees.user(value);
                        case "uri" -> Grantees.group(value);
                        default -> throw Grantees.byMail();
                    });
        }
        return grantees;
    }
}
