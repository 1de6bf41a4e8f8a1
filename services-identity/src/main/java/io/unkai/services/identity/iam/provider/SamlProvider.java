package io.unkai.services.identity.iam.provider;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SAML provider whose assertions an account trusts.
 *
 * @param account the twelve-digit account
 * @param name its name
 * @param metadata the provider's metadata, an XML document
 * @param created when
 * @param validUntil until when the metadata is good
 */
public record SamlProvider(String account, String name, String metadata, Instant created, Instant validUntil) {
    static final Table<Keys.Numbered, SamlProvider> TABLE =
            new Table<>("iam.saml-providers", Keys.numbered(), RecordCodec.of(SamlProvider.class));

    /** The provider of an ARN, or null. */
    public static @Nullable SamlProvider find(ReadTxn txn, String account, String arn) {
        return txn.get(TABLE, new Keys.Numbered(account, arn));
    }

    /**
     * The provider of an ARN.
     *
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity
     */
    public static SamlProvider require(ReadTxn txn, String account, @Nullable String arn) {
        var found = arn == null ? null : find(txn, account, arn);
        if (found == null) {
            throw IamErrors.noSuch(Kind.SAML_PROVIDER, arn == null ? "" : arn);
        }
        return found;
    }

    /** The ARN. */
    public String arn() {
        return Kind.SAML_PROVIDER.arn(account, "/", name);
    }

    void put(Txn txn) {
        txn.put(TABLE, new Keys.Numbered(account, arn()), this);
    }
}
