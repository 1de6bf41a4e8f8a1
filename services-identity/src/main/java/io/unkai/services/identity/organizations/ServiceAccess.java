package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DisableAWSServiceAccessRequest;
import io.unkai.api.organizations.DisableAWSServiceAccessResponse;
import io.unkai.api.organizations.EnableAWSServiceAccessRequest;
import io.unkai.api.organizations.EnableAWSServiceAccessResponse;
import io.unkai.api.organizations.EnabledServicePrincipal;
import io.unkai.api.organizations.ListAWSServiceAccessForOrganizationRequest;
import io.unkai.api.organizations.ListAWSServiceAccessForOrganizationResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which services an organization trusts. */
final class ServiceAccess {
    private static final Pattern PRINCIPAL = Pattern.compile("[a-z0-9.-]{1,100}\\.amazonaws\\.com");

    private final Pages pages;

    ServiceAccess(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.ENABLE_AWS_SERVICE_ACCESS, this::enable);
        on.on(Organizations.DISABLE_AWS_SERVICE_ACCESS, this::disable);
        on.onRead(Organizations.LIST_AWS_SERVICE_ACCESS_FOR_ORGANIZATION, this::list);
    }

    private EnableAWSServiceAccessResponse enable(Call call, Txn txn, EnableAWSServiceAccessRequest in) {
        var organization = Standing.manager(txn, call);
        var place = place(organization, in.servicePrincipal());
        if (txn.get(Tables.SERVICES, place) == null) {
            txn.put(Tables.SERVICES, place, new Tables.Since(call.now()));
        }
        return EnableAWSServiceAccessResponse.builder().build();
    }

    private DisableAWSServiceAccessResponse disable(Call call, Txn txn, DisableAWSServiceAccessRequest in) {
        var organization = Standing.manager(txn, call);
        txn.delete(Tables.SERVICES, place(organization, in.servicePrincipal()));
        return DisableAWSServiceAccessResponse.builder().build();
    }

    private ListAWSServiceAccessForOrganizationResponse list(
            Call call, ReadTxn txn, ListAWSServiceAccessForOrganizationRequest in) {
        var organization = Standing.reader(txn, call);
        var page = pages.page(
                call,
                txn,
                Tables.SERVICES,
                Tables.IN_ORGANIZATION.prefix(organization.id()),
                new Pages.Wanted(organization.id(), in.nextToken(), in.maxResults()),
                entry -> EnabledServicePrincipal.builder()
                        .servicePrincipal(entry.key().id())
                        .dateEnabled(entry.value().time())
                        .build());
        return ListAWSServiceAccessForOrganizationResponse.builder()
                .enabledServicePrincipals(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Tables.InOrganization place(Organization organization, @Nullable String service) {
        return new Tables.InOrganization(organization.id(), principal(organization, service));
    }

    /** A service that an organization can trust. */
    static String principal(Organization organization, @Nullable String service) {
        var principal = Given.text(service);
        if (!PRINCIPAL.matcher(principal).matches()) {
            throw Refusals.input("UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
        }
        if (!organization.allFeatures()) {
            throw Refusals.constraint(
                    "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                    "This operation requires that all features are enabled in the organization.");
        }
        return principal;
    }
}
