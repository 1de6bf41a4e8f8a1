package io.unkai.services.storage.s3;

import io.unkai.api.s3.AccessControlPolicy;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.Grantee;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.storage.s3.Acl.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks whom access control lists name, and reads and writes the form that bodies have. */
final class Grantees {
    private static final Pattern USER = Pattern.compile("[0-9a-f]{64}");

    private Grantees() {}

    /** A canonical user's id, as it is. */
    static String user(String id) {
        if (!USER.matcher(id).matches()) {
            throw S3Errors.invalidArgument("Invalid id", "CanonicalUser/ID", id);
        }
        return id;
    }

    /** The URI of a group that there is, as it is. */
    static String group(String uri) {
        if (!Acl.GROUPS.contains(uri)) {
            throw S3Errors.invalidArgument("Invalid group uri", "uri", uri);
        }
        return uri;
    }

    /** S3 resolves no addresses any more. */
    static ApiException byMail() {
        return new ApiException(
                "MethodNotAllowed", 405, "The specified method is not allowed against this resource: grants by e-mail");
    }

    /** The entries, as many as a list may have. */
    static List<Entry> bounded(List<Entry> entries) {
        if (entries.size() > Acl.MAX) {
            throw malformed();
        }
        return List.copyOf(entries);
    }

    /** The list that a body describes, for a thing of that owner, which no list changes. */
    static Acl read(AccessControlPolicy body, String owner) {
        if (body.owner() == null || body.grants() == null || body.grants().size() > Acl.MAX) {
            throw malformed();
        }
        if (!Owners.id(owner).equals(body.owner().id())) {
            throw S3Errors.accessDenied();
        }
        var entries = new ArrayList<Entry>();
        for (var grant : body.grants()) {
            var grantee = grant.grantee();
            var permission = grant.permission();
            if (grantee == null || permission == null || !Acl.PERMISSIONS.contains(permission)) {
                throw malformed();
            }
            entries.add(new Entry(read(grantee), permission));
        }
        return new Acl(owner, bounded(entries));
    }

    private static String read(Grantee grantee) {
        if (grantee.emailAddress() != null) {
            throw byMail();
        }
        if (grantee.id() != null && grantee.uri() == null) {
            return user(grantee.id());
        }
        if (grantee.uri() == null || grantee.id() != null) {
            throw malformed();
        }
        return group(grantee.uri());
    }

    /** The grants of a list, as answers have them. */
    static List<Grant> view(Acl acl) {
        return acl.entries().stream()
                .map(entry -> Grant.builder()
                        .grantee(
                                entry.group()
                                        ? Grantee.builder()
                                                .type("Group")
                                                .uri(entry.grantee())
                                                .build()
                                        : Grantee.builder()
                                                .type("CanonicalUser")
                                                .id(entry.grantee())
                                                .build())
                        .permission(entry.permission())
                        .build())
                .toList();
    }

    static ApiException malformed() {
        return new ApiException(
                "MalformedACLError",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
