package io.unkai.services.identity.organizations;

import java.time.Instant;

/**
 * An account's place in its organization.
 *
 * @param account twelve digits
 * @param parent the root or organizational unit it is in
 * @param invited whether it was there before it joined
 * @param joined when
 */
record Membership(String account, String parent, boolean invited, Instant joined) {
    Membership movedTo(String newParent) {
        return new Membership(account, newParent, invited, joined);
    }
}
