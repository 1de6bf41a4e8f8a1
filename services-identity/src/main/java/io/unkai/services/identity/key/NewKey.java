package io.unkai.services.identity.key;

import io.unkai.kernel.id.Ids;

/**
 * An access key just made; the only place where its secret is in the clear.
 *
 * @param id the access key id
 * @param secret the secret access key
 */
public record NewKey(String id, String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;

    /** A key that lasts. */
    public static NewKey longTerm(Ids ids) {
        return make("AKIA", ids);
    }

    /** A key that is good only together with a session token. */
    public static NewKey temporary(Ids ids) {
        return make("ASIA", ids);
    }

    private static NewKey make(String prefix, Ids ids) {
        return new NewKey(prefix + ids.text(BASE32, ID_LENGTH), ids.text(BASE64, SECRET_LENGTH));
    }

    /** The id only. */
    @Override
    public String toString() {
        return "NewKey[" + id + "]";
    }
}
