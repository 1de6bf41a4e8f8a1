package io.unkai.services.storage.s3;

import java.util.List;
import java.util.Set;

/**
 * Who may do what with a bucket or an object by its access control list.
 *
 * @param owner the account that owns it, or {@link Owners#NOBODY}
 * @param entries what is granted, to the owner too
 */
record Acl(String owner, List<Entry> entries) {
    /** Most entries of a list. */
    static final int MAX = 100;

    static final String READ = "READ";
    static final String WRITE = "WRITE";
    static final String READ_ACP = "READ_ACP";
    static final String WRITE_ACP = "WRITE_ACP";
    static final String FULL_CONTROL = "FULL_CONTROL";
    static final Set<String> PERMISSIONS = Set.of(READ, WRITE, READ_ACP, WRITE_ACP, FULL_CONTROL);

    /** Anyone, signed or not. */
    static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

    /** Anyone who signs with the credentials of any account. */
    static final String AUTHENTICATED_USERS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    /** Who writes the access logs of buckets. */
    static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    static final Set<String> GROUPS = Set.of(ALL_USERS, AUTHENTICATED_USERS, LOG_DELIVERY);

    /**
     * A grant.
     *
     * @param grantee a canonical user's id, or the URI of a group
     * @param permission one of {@link #PERMISSIONS}
     */
    record Entry(String grantee, String permission) {
        boolean group() {
            return GROUPS.contains(grantee);
        }

        /** Whether it lets strangers in. */
        boolean open() {
            return grantee.equals(ALL_USERS) || grantee.equals(AUTHENTICATED_USERS);
        }

        /** Whether it allows what a permission allows. */
        boolean covers(String wanted) {
            return permission.equals(wanted) || permission.equals(FULL_CONTROL);
        }
    }

    /** What a bucket or an object has where nobody says otherwise: its owner may do everything. */
    static Acl closed(String owner) {
        return new Acl(owner, List.of(new Entry(Owners.id(owner), FULL_CONTROL)));
    }

    /** Whether it lets strangers in. */
    boolean open() {
        return entries.stream().anyMatch(Entry::open);
    }
}
