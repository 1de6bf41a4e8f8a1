package io.unkai.services.storage.s3;

import io.unkai.api.s3.Owner;
import io.unkai.planes.object.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Canonical users: how S3 names accounts in answers. */
final class Owners {
    private Owners() {}

    /** The canonical user of an account: 64 hexadecimal digits that are always the same for it. */
    static String id(String account) {
        var named = ("canonical user of " + account).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digest.SHA256.of(named));
    }

    /** The owner of what an account owns. */
    static Owner of(String account) {
        return Owner.builder().id(id(account)).build();
    }
}
