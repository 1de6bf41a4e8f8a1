package io.unkai.services.identity.iam.provider;

import io.unkai.api.iam.CreateSAMLProviderRequest;
import io.unkai.api.iam.CreateSAMLProviderResponse;
import io.unkai.api.iam.DeleteSAMLProviderRequest;
import io.unkai.api.iam.DeleteSAMLProviderResponse;
import io.unkai.api.iam.GetSAMLProviderRequest;
import io.unkai.api.iam.GetSAMLProviderResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListSAMLProvidersRequest;
import io.unkai.api.iam.ListSAMLProvidersResponse;
import io.unkai.api.iam.SAMLProviderListEntry;
import io.unkai.api.iam.UpdateSAMLProviderRequest;
import io.unkai.api.iam.UpdateSAMLProviderResponse;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** The operations on SAML providers. */
public final class SamlProviders {
    /** How long metadata is good that does not say: as good as for ever. */
    private static final Duration UNSAID = Duration.ofDays(36_525);

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_SAML_PROVIDER, SamlProviders::create);
        on.onRead(Iam.GET_SAML_PROVIDER, SamlProviders::get);
        on.onRead(Iam.LIST_SAML_PROVIDERS, SamlProviders::list);
        on.on(Iam.UPDATE_SAML_PROVIDER, SamlProviders::update);
        on.on(Iam.DELETE_SAML_PROVIDER, SamlProviders::delete);
    }

    private static CreateSAMLProviderResponse create(Call call, Txn txn, CreateSAMLProviderRequest in) {
        var provider = provider(
                call, Texts.orEmpty(in.name()), Texts.orEmpty(in.samlMetadataDocument()), Texts.seconds(call.now()));
        if (SamlProvider.find(txn, call.account(), provider.arn()) != null) {
            throw IamErrors.alreadyExists(Kind.SAML_PROVIDER, provider.name());
        }
        Counts.add(txn, call.account(), Kind.SAML_PROVIDER);
        provider.put(txn);
        Tagging.put(txn, call.account(), provider.arn(), in.tags());
        return CreateSAMLProviderResponse.builder()
                .samlProviderArn(provider.arn())
                .tags(in.tags())
                .build();
    }

    private static SamlProvider provider(Call call, String name, String metadata, Instant created) {
        var until =
                SamlMetadata.check(metadata).orElse(Texts.seconds(call.now()).plus(UNSAID));
        return new SamlProvider(call.account(), name, metadata, created, until);
    }

    private static GetSAMLProviderResponse get(Call call, ReadTxn txn, GetSAMLProviderRequest in) {
        var provider = SamlProvider.require(txn, call.account(), in.samlProviderArn());
        return GetSAMLProviderResponse.builder()
                .samlMetadataDocument(provider.metadata())
                .createDate(provider.created())
                .validUntil(provider.validUntil())
                .tags(Tagging.list(txn, call.account(), provider.arn()))
                .build();
    }

    private static ListSAMLProvidersResponse list(Call call, ReadTxn txn, ListSAMLProvidersRequest in) {
        var all = new ArrayList<SAMLProviderListEntry>();
        try (var cursor = txn.scan(SamlProvider.TABLE, Keys.allNumbered(call.account()))) {
            cursor.forEachRemaining(entry -> all.add(SAMLProviderListEntry.builder()
                    .arn(entry.value().arn())
                    .createDate(entry.value().created())
                    .validUntil(entry.value().validUntil())
                    .build()));
        }
        return ListSAMLProvidersResponse.builder().samlProviderList(all).build();
    }

    private static UpdateSAMLProviderResponse update(Call call, Txn txn, UpdateSAMLProviderRequest in) {
        var old = SamlProvider.require(txn, call.account(), in.samlProviderArn());
        provider(call, old.name(), Texts.orEmpty(in.samlMetadataDocument()), old.created())
                .put(txn);
        return UpdateSAMLProviderResponse.builder().samlProviderArn(old.arn()).build();
    }

    private static DeleteSAMLProviderResponse delete(Call call, Txn txn, DeleteSAMLProviderRequest in) {
        var provider = SamlProvider.require(txn, call.account(), in.samlProviderArn());
        txn.delete(SamlProvider.TABLE, new Keys.Numbered(call.account(), provider.arn()));
        Counts.remove(txn, call.account(), Kind.SAML_PROVIDER);
        Tagging.removeAll(txn, call.account(), provider.arn());
        return DeleteSAMLProviderResponse.builder().build();
    }
}
