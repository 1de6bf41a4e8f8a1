package io.unkai.services.identity.iam.tag;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListOpenIDConnectProviderTagsResponse;
import io.unkai.api.iam.ListSAMLProviderTagsResponse;
import io.unkai.api.iam.TagOpenIDConnectProviderResponse;
import io.unkai.api.iam.TagSAMLProviderResponse;
import io.unkai.api.iam.UntagOpenIDConnectProviderResponse;
import io.unkai.api.iam.UntagSAMLProviderResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.provider.OidcProvider;
import io.unkai.services.identity.iam.provider.SamlProvider;
import org.jspecify.annotations.Nullable;

/** The tags of OpenID Connect and SAML providers. */
public final class ProviderTags {
    private final TagLists lists;

    /** Tags listed with these markers. */
    public ProviderTags(TagLists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        oidc(on);
        saml(on);
    }

    private void oidc(Changes on) {
        on.on(Iam.TAG_OPEN_ID_CONNECT_PROVIDER, (call, txn, in) -> {
            Tagging.put(txn, call.account(), oidc(call, txn, in.openIDConnectProviderArn()), in.tags());
            return TagOpenIDConnectProviderResponse.builder().build();
        });
        on.on(Iam.UNTAG_OPEN_ID_CONNECT_PROVIDER, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), oidc(call, txn, in.openIDConnectProviderArn()), in.tagKeys());
            return UntagOpenIDConnectProviderResponse.builder().build();
        });
        on.onRead(Iam.LIST_OPEN_ID_CONNECT_PROVIDER_TAGS, (call, txn, in) -> {
            var page =
                    lists.page(call, txn, oidc(call, txn, in.openIDConnectProviderArn()), in.marker(), in.maxItems());
            return ListOpenIDConnectProviderTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String oidc(Call call, ReadTxn txn, @Nullable String given) {
        return OidcProvider.require(txn, call.account(), given).arn();
    }

    private void saml(Changes on) {
        on.on(Iam.TAG_SAML_PROVIDER, (call, txn, in) -> {
            Tagging.put(txn, call.account(), saml(call, txn, in.samlProviderArn()), in.tags());
            return TagSAMLProviderResponse.builder().build();
        });
        on.on(Iam.UNTAG_SAML_PROVIDER, (call, txn, in) -> {
            Tagging.remove(txn, call.account(), saml(call, txn, in.samlProviderArn()), in.tagKeys());
            return UntagSAMLProviderResponse.builder().build();
        });
        on.onRead(Iam.LIST_SAML_PROVIDER_TAGS, (call, txn, in) -> {
            var page = lists.page(call, txn, saml(call, txn, in.samlProviderArn()), in.marker(), in.maxItems());
            return ListSAMLProviderTagsResponse.builder()
                    .tags(page.items())
                    .isTruncated(page.truncated())
                    .marker(page.marker())
                    .build();
        });
    }

    private static String saml(Call call, ReadTxn txn, @Nullable String given) {
        return SamlProvider.require(txn, call.account(), given).arn();
    }
}
