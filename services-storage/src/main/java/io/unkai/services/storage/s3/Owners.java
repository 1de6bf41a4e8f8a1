package io.unkai.services.storage.s3;

import io.unkai.api.s3.Owner;
import io.unkai.planes.object.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Canonical users: how S3 names accounts in answers. */
final class Owners {
    /** In the place of an account: what nobody signed for. */
    static final String NOBODY = "anonymous";

    private static final String NOBODYS_ID = "65a011a29cdf8ec533ec3d1ccaae921c";

    private Owners() {}

    /** The canonical user of an account: 64 hexadecimal digits that are always the same for it. */
    static String id(String account) {
        if (account.equals(NOBODY)) {
            return NOBODYS_ID;
        }
        var named = ("canonical user of " + account).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digest.SHA256.of(named));
    }

    /** The owner of what an account owns. */
    static Owner of(String account) {
        return Owner.builder().id(id(account)).build();
    }
}
