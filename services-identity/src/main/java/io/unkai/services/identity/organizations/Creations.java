package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CreateAccountRequest;
import io.unkai.api.organizations.CreateAccountResponse;
import io.unkai.api.organizations.DescribeCreateAccountStatusRequest;
import io.unkai.api.organizations.DescribeCreateAccountStatusResponse;
import io.unkai.api.organizations.ListCreateAccountStatusRequest;
import io.unkai.api.organizations.ListCreateAccountStatusResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;

/** Asks for accounts and tells how far they are. */
final class Creations {
    private static final String ROLE = "OrganizationAccountAccessRole";
    private static final String RESERVED_ROLE = "AWSServiceRoleFor";
    private static final int ID = 32;

    private final Pages pages;

    Creations(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.CREATE_ACCOUNT, this::create);
        on.onRead(Organizations.DESCRIBE_CREATE_ACCOUNT_STATUS, this::describe);
        on.onRead(Organizations.LIST_CREATE_ACCOUNT_STATUS, this::list);
    }

    private CreateAccountResponse create(Call call, Txn txn, CreateAccountRequest in) {
        var organization = Standing.manager(txn, call);
        var role = in.roleName() == null ? ROLE : in.roleName();
        if (role.startsWith(RESERVED_ROLE)) {
            throw Refusals.input(
                    "INVALID_ROLE_NAME", "A role name can't begin with the reserved prefix AWSServiceRoleFor.");
        }
        if (Members.full(txn, organization)) {
            throw Refusals.constraint(
                    "ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS accounts.");
        }
        var creation = new Creation(
                "car-" + call.ids().hex(ID / 2),
                Given.text(in.email()),
                Given.text(in.accountName()),
                role,
                TagOperations.checked(in.tags()),
                Creation.State.IN_PROGRESS,
                call.now(),
                null,
                "",
                "");
        txn.put(Tables.CREATIONS, new Tables.InOrganization(organization.id(), creation.id()), creation);
        txn.reconcile(AccountCreations.KIND, AccountCreations.key(organization.id(), creation.id()));
        return CreateAccountResponse.builder()
                .createAccountStatus(creation.view())
                .build();
    }

    private DescribeCreateAccountStatusResponse describe(
            Call call, ReadTxn txn, DescribeCreateAccountStatusRequest in) {
        var organization = Standing.reader(txn, call);
        var creation = txn.get(
                Tables.CREATIONS,
                new Tables.InOrganization(organization.id(), Given.text(in.createAccountRequestId())));
        if (creation == null) {
            throw new ApiException(
                    "CreateAccountStatusNotFoundException",
                    "You specified a create account request that doesn't exist.");
        }
        return DescribeCreateAccountStatusResponse.builder()
                .createAccountStatus(creation.view())
                .build();
    }

    private ListCreateAccountStatusResponse list(Call call, ReadTxn txn, ListCreateAccountStatusRequest in) {
        var organization = Standing.reader(txn, call);
        var states = in.states();
        var page = pages.page(
                call,
                txn,
                Tables.CREATIONS,
                Tables.IN_ORGANIZATION.prefix(organization.id()),
                new Pages.Wanted(organization.id() + states, in.nextToken(), in.maxResults()),
                entry -> states == null || states.contains(entry.value().state().name())
                        ? entry.value().view()
                        : null);
        return ListCreateAccountStatusResponse.builder()
                .createAccountStatuses(page.items())
                .nextToken(page.next())
                .build();
    }
}
