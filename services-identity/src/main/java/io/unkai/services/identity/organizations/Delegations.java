package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DelegatedAdministrator;
import io.unkai.api.organizations.DelegatedService;
import io.unkai.api.organizations.DeregisterDelegatedAdministratorRequest;
import io.unkai.api.organizations.DeregisterDelegatedAdministratorResponse;
import io.unkai.api.organizations.ListDelegatedAdministratorsRequest;
import io.unkai.api.organizations.ListDelegatedAdministratorsResponse;
import io.unkai.api.organizations.ListDelegatedServicesForAccountRequest;
import io.unkai.api.organizations.ListDelegatedServicesForAccountResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.RegisterDelegatedAdministratorRequest;
import io.unkai.api.organizations.RegisterDelegatedAdministratorResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which accounts administer services for the organization. */
final class Delegations {
    private final Pages pages;

    Delegations(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.REGISTER_DELEGATED_ADMINISTRATOR, this::add);
        on.on(Organizations.DEREGISTER_DELEGATED_ADMINISTRATOR, this::remove);
        on.onRead(Organizations.LIST_DELEGATED_ADMINISTRATORS, this::administrators);
        on.onRead(Organizations.LIST_DELEGATED_SERVICES_FOR_ACCOUNT, this::services);
    }

    private RegisterDelegatedAdministratorResponse add(Call call, Txn txn, RegisterDelegatedAdministratorRequest in) {
        var organization = Standing.manager(txn, call);
        var account = Tree.requireAccount(txn, organization, in.accountId()).account();
        var service = ServiceAccess.principal(organization, in.servicePrincipal());
        if (account.equals(organization.manager())) {
            throw Refusals.constraint(
                    "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register master account/yourself as delegated administrator for your organization.");
        }
        if (Accounts.suspended(txn, account)) {
            throw Refusals.constraint(
                    "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register a suspended account as a delegated administrator.");
        }
        var place = new Tables.Delegate(organization.id(), account, service);
        if (txn.get(Tables.DELEGATES, place) != null) {
            throw new ApiException(
                    "AccountAlreadyRegisteredException",
                    "The provided account is already a delegated administrator for your organization.");
        }
        txn.put(Tables.DELEGATES, place, new Tables.Since(call.now()));
        return RegisterDelegatedAdministratorResponse.builder().build();
    }

    private DeregisterDelegatedAdministratorResponse remove(
            Call call, Txn txn, DeregisterDelegatedAdministratorRequest in) {
        var organization = Standing.manager(txn, call);
        var account = Tree.requireAccount(txn, organization, in.accountId()).account();
        var place = new Tables.Delegate(
                organization.id(), account, ServiceAccess.principal(organization, in.servicePrincipal()));
        if (txn.get(Tables.DELEGATES, place) == null) {
            throw notRegistered();
        }
        txn.delete(Tables.DELEGATES, place);
        return DeregisterDelegatedAdministratorResponse.builder().build();
    }

    private static ApiException notRegistered() {
        return new ApiException(
                "AccountNotRegisteredException",
                "The provided account is not a registered delegated administrator for your organization.");
    }

    private ListDelegatedAdministratorsResponse administrators(
            Call call, ReadTxn txn, ListDelegatedAdministratorsRequest in) {
        var organization = Standing.reader(txn, call);
        var page = pages.page(
                call,
                txn,
                Tables.MEMBERS,
                Tables.IN_ORGANIZATION.prefix(organization.id()),
                new Pages.Wanted(
                        organization.id() + Given.text(in.servicePrincipal()), in.nextToken(), in.maxResults()),
                entry -> administrator(txn, organization, entry.value(), in.servicePrincipal()));
        return ListDelegatedAdministratorsResponse.builder()
                .delegatedAdministrators(page.items())
                .nextToken(page.next())
                .build();
    }

    private static @Nullable DelegatedAdministrator administrator(
            ReadTxn txn, Organization organization, Membership member, @Nullable String service) {
        var since = since(txn, organization, member.account(), service);
        if (since == null) {
            return null;
        }
        var account = MemberAccounts.view(txn, organization, member);
        return DelegatedAdministrator.builder()
                .id(account.id())
                .arn(account.arn())
                .email(account.email())
                .name(account.name())
                .status(account.status())
                .joinedMethod(account.joinedMethod())
                .joinedTimestamp(account.joinedTimestamp())
                .delegationEnabledDate(since)
                .build();
    }

    /** Since when an account administers a service, or any. */
    private static @Nullable Instant since(
            ReadTxn txn, Organization organization, String account, @Nullable String service) {
        Instant first = null;
        try (var cursor = txn.scan(Tables.DELEGATES, Tables.DELEGATE.prefix(organization.id(), account))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                var time = entry.value().time();
                if ((service == null || service.equals(entry.key().service()))
                        && (first == null || time.isBefore(first))) {
                    first = time;
                }
            }
        }
        return first;
    }

    private ListDelegatedServicesForAccountResponse services(
            Call call, ReadTxn txn, ListDelegatedServicesForAccountRequest in) {
        var organization = Standing.reader(txn, call);
        var account = Tree.requireAccount(txn, organization, in.accountId()).account();
        if (!Standing.delegate(txn, organization, account)) {
            throw notRegistered();
        }
        var page = pages.page(
                call,
                txn,
                Tables.DELEGATES,
                Tables.DELEGATE.prefix(organization.id(), account),
                new Pages.Wanted(account, in.nextToken(), in.maxResults()),
                entry -> DelegatedService.builder()
                        .servicePrincipal(entry.key().service())
                        .delegationEnabledDate(entry.value().time())
                        .build());
        return ListDelegatedServicesForAccountResponse.builder()
                .delegatedServices(page.items())
                .nextToken(page.next())
                .build();
    }
}
