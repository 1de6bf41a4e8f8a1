package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.call.Call;

/**
 * Where a resource is stored.
 *
 * @param account the owner's twelve digits
 * @param region the region it is in
 * @param id AWS's id, for example {@code vpc-0123456789abcdef0}
 */
public record Key(String account, String region, String id) {
    /** A resource of the caller's account in the region of the call. */
    public static Key of(Call call, String id) {
        return new Key(call.account(), call.region(), id);
    }

    /** Another resource of the same account and region. */
    public Key sibling(String other) {
        return new Key(account, region, other);
    }

    /** The text that reconcilers are asked with. */
    public String text() {
        return account + '/' + region + '/' + id;
    }

    /** The key of a text. */
    public static Key parse(String text) {
        var parts = text.split("/", 3);
        return new Key(parts[0], parts[1], parts[2]);
    }
}
