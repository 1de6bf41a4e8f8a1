package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A managed prefix list.
 *
 * @param maxEntries how many entries it counts as where it is used
 * @param state what the last change made of it, as answers spell it
 * @param versions its entries by version, the first version first
 */
public record PrefixList(Key key, String name, boolean v6, int maxEntries, String state, List<Version> versions)
        implements Resource {
    /** All lists of users. */
    public static final ResourceTable<PrefixList> TABLE =
            new ResourceTable<>(Kind.PREFIX_LIST, "ec2.prefix-lists", PrefixList.class);

    /** A version: what the list held from one change to the next. */
    public record Version(long number, List<Entry> entries) {}

    /** A block with its description, empty where there is none. */
    public record Entry(Cidr cidr, String description) {}

    /** What it holds now. */
    public Version current() {
        return versions.getLast();
    }

    /** Whether it is one of the cloud's own, which nobody changes. */
    public boolean isAws() {
        return key.account().equals(AwsPrefixLists.OWNER);
    }

    /** The list of an id that the caller may use: its own, or the cloud's. */
    public static PrefixList visible(Call call, ReadTxn txn, @Nullable String id) {
        var aws = AwsPrefixLists.find(call.region(), id);
        return aws == null ? TABLE.find(call, txn, id) : aws;
    }

    /** The list that something of the same account and region names by its key, or null. */
    public static @Nullable PrefixList get(ReadTxn txn, Key key) {
        var aws = AwsPrefixLists.find(key.region(), key.id());
        return aws == null ? TABLE.get(txn, key) : aws;
    }
}
