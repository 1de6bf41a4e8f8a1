package io.unkai.services.compute.ec2.prefix;

import io.unkai.api.ec2.ManagedPrefixList;
import io.unkai.api.ec2.PrefixListEntry;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.PrefixList;

/** Prefix lists as answers show them. */
final class PrefixViews {
    static final Filters<ManagedPrefixList> FILTERS = new Filters<ManagedPrefixList>()
            .on("owner-id", ManagedPrefixList::ownerId)
            .on("prefix-list-id", ManagedPrefixList::prefixListId)
            .on("prefix-list-name", ManagedPrefixList::prefixListName)
            .onTags(list -> Ec2Tags.map(list.tags()));

    private PrefixViews() {}

    static ManagedPrefixList of(ReadTxn txn, PrefixList list) {
        return in(txn, list, list.state());
    }

    static ManagedPrefixList in(ReadTxn txn, PrefixList list, String state) {
        return ManagedPrefixList.builder()
                .prefixListId(list.id())
                .prefixListArn(Kind.PREFIX_LIST.arn(
                        list.isAws() ? new Key("aws", list.key().region(), list.id()) : list.key()))
                .prefixListName(list.name())
                .addressFamily(list.v6() ? "IPv6" : "IPv4")
                .maxEntries(list.isAws() ? null : list.maxEntries())
                .version(list.isAws() ? null : list.current().number())
                .ownerId(list.key().account())
                .state(state)
                .tags(Ec2Tags.of(txn, list.key()))
                .build();
    }

    static PrefixListEntry entry(PrefixList.Entry entry) {
        return PrefixListEntry.builder()
                .cidr(entry.cidr().toString())
                .description(entry.description().isEmpty() ? null : entry.description())
                .build();
    }
}
