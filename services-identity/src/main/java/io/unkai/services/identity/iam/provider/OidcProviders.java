package io.unkai.services.identity.iam.provider;

import io.unkai.api.iam.AddClientIDToOpenIDConnectProviderRequest;
import io.unkai.api.iam.AddClientIDToOpenIDConnectProviderResponse;
import io.unkai.api.iam.CreateOpenIDConnectProviderRequest;
import io.unkai.api.iam.CreateOpenIDConnectProviderResponse;
import io.unkai.api.iam.DeleteOpenIDConnectProviderRequest;
import io.unkai.api.iam.DeleteOpenIDConnectProviderResponse;
import io.unkai.api.iam.GetOpenIDConnectProviderRequest;
import io.unkai.api.iam.GetOpenIDConnectProviderResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListOpenIDConnectProvidersRequest;
import io.unkai.api.iam.ListOpenIDConnectProvidersResponse;
import io.unkai.api.iam.OpenIDConnectProviderListEntry;
import io.unkai.api.iam.RemoveClientIDFromOpenIDConnectProviderRequest;
import io.unkai.api.iam.RemoveClientIDFromOpenIDConnectProviderResponse;
import io.unkai.api.iam.UpdateOpenIDConnectProviderThumbprintRequest;
import io.unkai.api.iam.UpdateOpenIDConnectProviderThumbprintResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Counts;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.ArrayList;

/** The operations on OpenID Connect providers. */
public final class OidcProviders {
    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_OPEN_ID_CONNECT_PROVIDER, OidcProviders::create);
        on.onRead(Iam.GET_OPEN_ID_CONNECT_PROVIDER, OidcProviders::get);
        on.onRead(Iam.LIST_OPEN_ID_CONNECT_PROVIDERS, OidcProviders::list);
        on.on(Iam.ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER, OidcProviders::addClient);
        on.on(Iam.REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER, OidcProviders::removeClient);
        on.on(Iam.UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT, OidcProviders::thumbprints);
        on.on(Iam.DELETE_OPEN_ID_CONNECT_PROVIDER, OidcProviders::delete);
    }

    private static CreateOpenIDConnectProviderResponse create(
            Call call, Txn txn, CreateOpenIDConnectProviderRequest in) {
        var url = Texts.orEmpty(in.url());
        var provider = new OidcProvider(
                call.account(),
                OidcRules.url(url),
                OidcRules.clients(in.clientIDList()),
                OidcRules.thumbprints(in.thumbprintList()),
                Texts.seconds(call.now()));
        if (OidcProvider.find(txn, call.account(), provider.arn()) != null) {
            throw IamErrors.alreadyExists(Kind.OIDC_PROVIDER, url);
        }
        Counts.add(txn, call.account(), Kind.OIDC_PROVIDER);
        provider.put(txn);
        Tagging.put(txn, call.account(), provider.arn(), in.tags());
        return CreateOpenIDConnectProviderResponse.builder()
                .openIDConnectProviderArn(provider.arn())
                .tags(in.tags())
                .build();
    }

    private static GetOpenIDConnectProviderResponse get(Call call, ReadTxn txn, GetOpenIDConnectProviderRequest in) {
        var provider = OidcProvider.require(txn, call.account(), in.openIDConnectProviderArn());
        return GetOpenIDConnectProviderResponse.builder()
                .url(provider.url())
                .clientIDList(provider.clients())
                .thumbprintList(provider.thumbprints())
                .createDate(provider.created())
                .tags(Tagging.list(txn, call.account(), provider.arn()))
                .build();
    }

    private static ListOpenIDConnectProvidersResponse list(
            Call call, ReadTxn txn, ListOpenIDConnectProvidersRequest in) {
        var all = new ArrayList<OpenIDConnectProviderListEntry>();
        try (var cursor = txn.scan(OidcProvider.TABLE, Keys.allNumbered(call.account()))) {
            cursor.forEachRemaining(entry -> all.add(OpenIDConnectProviderListEntry.builder()
                    .arn(entry.value().arn())
                    .build()));
        }
        return ListOpenIDConnectProvidersResponse.builder()
                .openIDConnectProviderList(all)
                .build();
    }

    private static AddClientIDToOpenIDConnectProviderResponse addClient(
            Call call, Txn txn, AddClientIDToOpenIDConnectProviderRequest in) {
        var provider = OidcProvider.require(txn, call.account(), in.openIDConnectProviderArn());
        var clients = new ArrayList<>(provider.clients());
        clients.add(Texts.orEmpty(in.clientID()));
        provider.clients(OidcRules.clients(clients)).put(txn);
        return AddClientIDToOpenIDConnectProviderResponse.builder().build();
    }

    private static RemoveClientIDFromOpenIDConnectProviderResponse removeClient(
            Call call, Txn txn, RemoveClientIDFromOpenIDConnectProviderRequest in) {
        var provider = OidcProvider.require(txn, call.account(), in.openIDConnectProviderArn());
        provider.clients(provider.clients().stream()
                        .filter(client -> !client.equals(in.clientID()))
                        .toList())
                .put(txn);
        return RemoveClientIDFromOpenIDConnectProviderResponse.builder().build();
    }

    private static UpdateOpenIDConnectProviderThumbprintResponse thumbprints(
            Call call, Txn txn, UpdateOpenIDConnectProviderThumbprintRequest in) {
        var provider = OidcProvider.require(txn, call.account(), in.openIDConnectProviderArn());
        provider.thumbprints(OidcRules.thumbprints(in.thumbprintList())).put(txn);
        return UpdateOpenIDConnectProviderThumbprintResponse.builder().build();
    }

    private static DeleteOpenIDConnectProviderResponse delete(
            Call call, Txn txn, DeleteOpenIDConnectProviderRequest in) {
        var provider = OidcProvider.require(txn, call.account(), in.openIDConnectProviderArn());
        txn.delete(OidcProvider.TABLE, new Keys.Numbered(call.account(), provider.arn()));
        Counts.remove(txn, call.account(), Kind.OIDC_PROVIDER);
        Tagging.removeAll(txn, call.account(), provider.arn());
        return DeleteOpenIDConnectProviderResponse.builder().build();
    }
}
