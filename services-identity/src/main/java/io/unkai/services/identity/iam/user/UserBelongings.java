package io.unkai.services.identity.iam.user;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.certificate.ServiceCredential;
import io.unkai.services.identity.iam.certificate.SigningCertificate;
import io.unkai.services.identity.iam.certificate.SshKey;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.User;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.mfa.Device;
import io.unkai.services.identity.key.AccessKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a user must not have any more when it is deleted. */
final class UserBelongings {
    private static final Map<Owned<?>, String> BELONGINGS = belongings();

    private UserBelongings() {}

    private static Map<Owned<?>, String> belongings() {
        var all = new LinkedHashMap<Owned<?>, String>();
        all.put(Owned.ATTACHED, "detach all policies");
        all.put(Owned.INLINE, "delete policies");
        all.put(Device.OWNED, "delete MFA device");
        all.put(SigningCertificate.OWNED, "delete signing certificates");
        all.put(SshKey.OWNED, "delete SSH public keys");
        all.put(ServiceCredential.OWNED, "delete service specific credentials");
        all.put(Owned.MEMBERSHIPS, "remove users from group");
        return all;
    }

    /**
     * Checks that nothing is left.
     *
     * @throws io.unkai.kernel.error.ApiException DeleteConflict
     */
    static void requireNone(ReadTxn txn, User user) {
        if (AccessKeys.any(txn, user.account(), user.id())) {
            throw IamErrors.deleteConflict("delete access keys");
        }
        if (Login.of(txn, user.account(), user.id()) != null) {
            throw IamErrors.deleteConflict("delete login profile");
        }
        BELONGINGS.forEach((things, must) -> {
            if (things.any(txn, user.account(), user.id())) {
                throw IamErrors.deleteConflict(must);
            }
        });
    }
}
