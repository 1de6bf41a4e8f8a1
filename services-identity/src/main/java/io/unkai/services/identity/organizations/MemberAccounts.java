package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.Account;
import io.unkai.api.organizations.DescribeAccountRequest;
import io.unkai.api.organizations.DescribeAccountResponse;
import io.unkai.api.organizations.ListAccountsForParentRequest;
import io.unkai.api.organizations.ListAccountsForParentResponse;
import io.unkai.api.organizations.ListAccountsRequest;
import io.unkai.api.organizations.ListAccountsResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.Tables.ChildKind;
import io.unkai.services.identity.registry.Accounts;

/** Shows the accounts of an organization. */
final class MemberAccounts {
    private final Pages pages;

    MemberAccounts(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.onRead(Organizations.DESCRIBE_ACCOUNT, this::describe);
        on.onRead(Organizations.LIST_ACCOUNTS, this::list);
        on.onRead(Organizations.LIST_ACCOUNTS_FOR_PARENT, this::listForParent);
    }

    private DescribeAccountResponse describe(Call call, ReadTxn txn, DescribeAccountRequest in) {
        var organization = Standing.reader(txn, call);
        return DescribeAccountResponse.builder()
                .account(view(txn, organization, Tree.requireAccount(txn, organization, in.accountId())))
                .build();
    }

    private ListAccountsResponse list(Call call, ReadTxn txn, ListAccountsRequest in) {
        var organization = Standing.reader(txn, call);
        var page = pages.page(
                call,
                txn,
                Tables.MEMBERS,
                Tables.IN_ORGANIZATION.prefix(organization.id()),
                new Pages.Wanted(organization.id(), in.nextToken(), in.maxResults()),
                entry -> view(txn, organization, entry.value()));
        return ListAccountsResponse.builder()
                .accounts(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListAccountsForParentResponse listForParent(Call call, ReadTxn txn, ListAccountsForParentRequest in) {
        var organization = Standing.reader(txn, call);
        var parent = Given.text(in.parentId());
        Tree.requireParent(txn, organization, parent, Refusals::noParent);
        var page = pages.page(
                call,
                txn,
                Tables.CHILDREN,
                Tables.CHILD.prefix(organization.id(), parent, ChildKind.ACCOUNT),
                new Pages.Wanted(parent, in.nextToken(), in.maxResults()),
                entry -> view(
                        txn,
                        organization,
                        Tree.requireAccount(txn, organization, entry.key().id())));
        return ListAccountsForParentResponse.builder()
                .accounts(page.items())
                .nextToken(page.next())
                .build();
    }

    static Account view(ReadTxn txn, Organization organization, Membership member) {
        var account = Accounts.of(txn, member.account(), member.joined());
        return Account.builder()
                .id(member.account())
                .arn(organization.accountArn(member.account()))
                .email(account.email())
                .name(account.name())
                .status(account.status().name())
                .joinedMethod(member.invited() ? "INVITED" : "CREATED")
                .joinedTimestamp(member.joined())
                .build();
    }
}
