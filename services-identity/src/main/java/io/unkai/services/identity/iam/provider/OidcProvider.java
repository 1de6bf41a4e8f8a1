package io.unkai.services.identity.iam.provider;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider whose tokens an account trusts.
 *
 * @param account the twelve-digit account
 * @param url host and path, without {@code https://}
 * @param clients the audiences that tokens may be for
 * @param thumbprints SHA-1 of the certificates that the provider's keys may be fetched under
 * @param created when
 */
public record OidcProvider(
        String account, String url, List<String> clients, List<String> thumbprints, Instant created) {
    static final Table<Keys.Numbered, OidcProvider> TABLE =
            new Table<>("iam.oidc-providers", Keys.numbered(), RecordCodec.of(OidcProvider.class));

    /** The provider of an ARN, or null. */
    public static @Nullable OidcProvider find(ReadTxn txn, String account, String arn) {
        return txn.get(TABLE, new Keys.Numbered(account, arn));
    }

    /**
     * The provider of an ARN.
     *
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity
     */
    public static OidcProvider require(ReadTxn txn, String account, @Nullable String arn) {
        var found = arn == null ? null : find(txn, account, arn);
        if (found == null) {
            throw IamErrors.noSuch(Kind.OIDC_PROVIDER, arn == null ? "" : arn);
        }
        return found;
    }

    /** The ARN. */
    public String arn() {
        return Kind.OIDC_PROVIDER.arn(account, "/", url);
    }

    void put(Txn txn) {
        txn.put(TABLE, new Keys.Numbered(account, arn()), this);
    }

    OidcProvider clients(List<String> newClients) {
        return new OidcProvider(account, url, newClients, thumbprints, created);
    }

    OidcProvider thumbprints(List<String> newThumbprints) {
        return new OidcProvider(account, url, clients, newThumbprints, created);
    }
}
