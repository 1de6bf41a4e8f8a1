package io.unkai.services.compute.ec2.prefix;

import io.unkai.api.ec2.DescribePrefixListsRequest;
import io.unkai.api.ec2.DescribePrefixListsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.AwsPrefixLists;
import io.unkai.services.compute.ec2.net.PrefixList;

/** The older list of prefix lists, which has the cloud's own only. */
final class PrefixListNames {
    private static final Filters<io.unkai.api.ec2.PrefixList> FILTERS = new Filters<io.unkai.api.ec2.PrefixList>()
            .on("prefix-list-id", io.unkai.api.ec2.PrefixList::prefixListId)
            .on("prefix-list-name", io.unkai.api.ec2.PrefixList::prefixListName);

    private final Tokens tokens;

    PrefixListNames(Tokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_PREFIX_LISTS, this::describe);
    }

    private DescribePrefixListsResult describe(Call call, ReadTxn txn, DescribePrefixListsRequest in) {
        var asked = Asked.of(in.prefixListIds(), in.filters(), in.maxResults(), in.nextToken());
        for (var id : asked.ids()) {
            if (AwsPrefixLists.find(call.region(), id) == null) {
                throw Kind.PREFIX_LIST.isId(id) ? Kind.PREFIX_LIST.absent(id) : Kind.PREFIX_LIST.malformed(id);
            }
        }
        var found = AwsPrefixLists.of(call.region()).stream()
                .filter(list -> asked.ids().isEmpty() || asked.ids().contains(list.id()))
                .map(PrefixListNames::view)
                .filter(FILTERS.all(asked.filters()))
                .toList();
        var page = Pages.page(call, tokens, "prefix-lists", found, list -> String.valueOf(list.prefixListId()), asked);
        return DescribePrefixListsResult.builder()
                .prefixLists(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static io.unkai.api.ec2.PrefixList view(PrefixList list) {
        return io.unkai.api.ec2.PrefixList.builder()
                .prefixListId(list.id())
                .prefixListName(list.name())
                .cidrs(list.current().entries().stream()
                        .map(entry -> entry.cidr().toString())
                        .toList())
                .build();
    }
}
