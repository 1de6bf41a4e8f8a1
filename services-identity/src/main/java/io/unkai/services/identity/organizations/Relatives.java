package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.Child;
import io.unkai.api.organizations.ListChildrenRequest;
import io.unkai.api.organizations.ListChildrenResponse;
import io.unkai.api.organizations.ListParentsRequest;
import io.unkai.api.organizations.ListParentsResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.Parent;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.Tables.ChildKind;
import java.util.List;

/** What is above and below in the tree. */
final class Relatives {
    private final Pages pages;

    Relatives(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.onRead(Organizations.LIST_PARENTS, this::parents);
        on.onRead(Organizations.LIST_CHILDREN, this::children);
    }

    private ListParentsResponse parents(Call call, ReadTxn txn, ListParentsRequest in) {
        var organization = Standing.reader(txn, call);
        var parent = Tree.parent(txn, organization, Given.text(in.childId()));
        if (parent == null) {
            throw new ApiException("ChildNotFoundException", "You specified a child that doesn't exist.");
        }
        var type = parent.equals(organization.root()) ? "ROOT" : "ORGANIZATIONAL_UNIT";
        return ListParentsResponse.builder()
                .parents(List.of(Parent.builder().id(parent).type(type).build()))
                .build();
    }

    private ListChildrenResponse children(Call call, ReadTxn txn, ListChildrenRequest in) {
        var organization = Standing.reader(txn, call);
        var parent = Given.text(in.parentId());
        Tree.requireParent(txn, organization, parent, Refusals::noParent);
        var kind = ChildKind.valueOf(Given.text(in.childType()));
        var page = pages.page(
                call,
                txn,
                Tables.CHILDREN,
                Tables.CHILD.prefix(organization.id(), parent, kind),
                new Pages.Wanted(parent + kind, in.nextToken(), in.maxResults()),
                entry -> Child.builder().id(entry.key().id()).type(kind.name()).build());
        return ListChildrenResponse.builder()
                .children(page.items())
                .nextToken(page.next())
                .build();
    }
}
