package io.unkai.services.compute.ec2.prefix;

import io.unkai.api.ec2.CreateManagedPrefixListRequest;
import io.unkai.api.ec2.CreateManagedPrefixListResult;
import io.unkai.api.ec2.DeleteManagedPrefixListRequest;
import io.unkai.api.ec2.DeleteManagedPrefixListResult;
import io.unkai.api.ec2.DescribeManagedPrefixListsRequest;
import io.unkai.api.ec2.DescribeManagedPrefixListsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetManagedPrefixListAssociationsRequest;
import io.unkai.api.ec2.GetManagedPrefixListAssociationsResult;
import io.unkai.api.ec2.GetManagedPrefixListEntriesRequest;
import io.unkai.api.ec2.GetManagedPrefixListEntriesResult;
import io.unkai.api.ec2.PrefixListAssociation;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.AwsPrefixLists;
import io.unkai.services.compute.ec2.net.PrefixList;
import java.util.List;
import java.util.stream.Stream;

/** Operations on managed prefix lists. */
public final class PrefixLists {
    private final Tokens tokens;

    /** @param tokens continue lists */
    public PrefixLists(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_MANAGED_PREFIX_LIST, this::create);
        on.on(Ec2.DELETE_MANAGED_PREFIX_LIST, this::delete);
        on.onRead(Ec2.DESCRIBE_MANAGED_PREFIX_LISTS, this::describe);
        on.onRead(Ec2.GET_MANAGED_PREFIX_LIST_ENTRIES, this::entries);
        on.onRead(Ec2.GET_MANAGED_PREFIX_LIST_ASSOCIATIONS, this::associations);
        new PrefixChanges().register(on);
        new PrefixListNames(tokens).register(on);
        registry.add(PrefixList.TABLE);
    }

    private CreateManagedPrefixListResult create(Call call, Txn txn, CreateManagedPrefixListRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateManagedPrefixListResult.builder()
                .prefixList(PrefixViews.in(txn, PrefixList.TABLE.find(call, txn, id), "create-in-progress"))
                .build();
    }

    private static String make(Call call, Txn txn, CreateManagedPrefixListRequest in) {
        int most = in.maxEntries() == null ? 0 : in.maxEntries();
        PrefixChanges.checkMost(most);
        var name = PrefixChanges.name(in.prefixListName());
        boolean v6 = "IPv6".equals(in.addressFamily());
        if (!v6 && !"IPv4".equals(in.addressFamily())) {
            throw Ec2Errors.invalidValue("AddressFamily", in.addressFamily() + "", "It is IPv4 or IPv6.");
        }
        var entries = PrefixChanges.changed(List.of(), v6, in.entries(), null);
        PrefixChanges.checkCount(entries, most);
        var list = PrefixList.TABLE.put(
                txn,
                new PrefixList(
                        Key.of(call, call.ids().next("pl")),
                        name,
                        v6,
                        most,
                        "create-complete",
                        List.of(new PrefixList.Version(1, entries))));
        Ec2Tags.create(call, txn, Kind.PREFIX_LIST, list.key(), in.tagSpecifications());
        return list.id();
    }

    private DeleteManagedPrefixListResult delete(Call call, Txn txn, DeleteManagedPrefixListRequest in) {
        var list = PrefixChanges.own(call, txn, in.prefixListId());
        if (PrefixUses.of(txn, list.key()).findAny().isPresent()) {
            throw Ec2Errors.dependency("The prefix list '" + list.id() + "' is in use and cannot be deleted.");
        }
        var view = PrefixViews.in(txn, list, "delete-in-progress");
        PrefixList.TABLE.remove(txn, list);
        return DeleteManagedPrefixListResult.builder().prefixList(view).build();
    }

    private DescribeManagedPrefixListsResult describe(Call call, ReadTxn txn, DescribeManagedPrefixListsRequest in) {
        var asked = Asked.of(in.prefixListIds(), in.filters(), in.maxResults(), in.nextToken());
        var lists = asked.ids().isEmpty()
                ? Stream.concat(
                        AwsPrefixLists.of(call.region()).stream(),
                        PrefixList.TABLE.all(txn, call.account(), call.region()).stream())
                : asked.ids().stream().distinct().map(id -> PrefixList.visible(call, txn, id));
        var found = lists.map(list -> PrefixViews.of(txn, list))
                .filter(PrefixViews.FILTERS.all(asked.filters()))
                .toList();
        var page = Pages.page(
                call, tokens, "managed-prefix-lists", found, list -> String.valueOf(list.prefixListId()), asked);
        return DescribeManagedPrefixListsResult.builder()
                .prefixLists(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private GetManagedPrefixListEntriesResult entries(Call call, ReadTxn txn, GetManagedPrefixListEntriesRequest in) {
        var list = PrefixList.visible(call, txn, in.prefixListId());
        var version = in.targetVersion() == null ? list.current() : PrefixChanges.version(list, in.targetVersion());
        var asked = Asked.of(null, null, in.maxResults(), in.nextToken());
        var page = Pages.page(
                call,
                tokens,
                "prefix-entries " + list.id() + ' ' + version.number(),
                version.entries(),
                entry -> entry.cidr().toString(),
                asked);
        return GetManagedPrefixListEntriesResult.builder()
                .entries(page.items().stream().map(PrefixViews::entry).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private GetManagedPrefixListAssociationsResult associations(
            Call call, ReadTxn txn, GetManagedPrefixListAssociationsRequest in) {
        var list = PrefixChanges.own(call, txn, in.prefixListId());
        var asked = Asked.of(null, null, in.maxResults(), in.nextToken());
        Stream<Key> uses = PrefixUses.of(txn, list.key());
        var page = Pages.page(call, tokens, "prefix-uses " + list.id(), uses.toList(), Key::id, asked);
        return GetManagedPrefixListAssociationsResult.builder()
                .prefixListAssociations(page.items().stream()
                        .map(key -> PrefixListAssociation.builder()
                                .resourceId(key.id())
                                .resourceOwner(key.account())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
