package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/** Whom a call is about that may leave out the user's name: then it is about the caller. */
public final class Caller {
    private Caller() {}

    /**
     * The user.
     *
     * @param name as given, or null for the caller
     * @return the user, or null where it is the caller and a root user
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity, or ValidationError where the caller is no user
     */
    public static @Nullable User user(Call call, ReadTxn txn, @Nullable String name) {
        if (name != null) {
            return Entities.USERS.require(txn, call.account(), name);
        }
        return switch (call.principal()) {
            case Principal.User user -> byId(txn, user);
            case Principal.Root root -> null;
            default -> throw notUser();
        };
    }

    /** The same where root users have no such thing. */
    public static User iamUser(Call call, ReadTxn txn, @Nullable String name) {
        var user = user(call, txn, name);
        if (user == null) {
            throw notUser();
        }
        return user;
    }

    private static User byId(ReadTxn txn, Principal.User caller) {
        var user = Entities.USERS.byId(txn, caller.account(), caller.userId());
        if (user == null) {
            throw IamErrors.noSuch(Kind.USER, caller.name());
        }
        return user;
    }

    private static io.unkai.kernel.error.ApiException notUser() {
        return IamErrors.validation("Must specify userName when calling with non-User credentials");
    }
}
