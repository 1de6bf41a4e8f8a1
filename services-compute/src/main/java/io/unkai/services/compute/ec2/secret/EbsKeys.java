package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import org.jspecify.annotations.Nullable;

/** The names of keys that wrap the keys of disks. There is one in each account and region, which is made when first needed. */
final class EbsKeys {
    static final String ALIAS = "alias/aws/ebs";

    private static final Table<Place, Usual> TABLE =
            new Table<>("ec2.ebs-keys", KeyCodecs.of(Place.class), RecordCodec.of(Usual.class));

    private record Place(String account, String region) {}

    private record Usual(String id) {}

    private EbsKeys() {}

    /** What the ARNs of the caller's keys begin with. */
    static String prefix(Call call) {
        return arn(call, "key/");
    }

    private static String arn(Call call, String resource) {
        return "arn:aws:kms:" + call.region() + ":" + call.account() + ":" + resource;
    }

    /** The ARN of the usual key. */
    static String usual(Call call, Txn txn) {
        var place = new Place(call.account(), call.region());
        var usual = txn.get(TABLE, place);
        if (usual == null) {
            usual = new Usual(call.ids().uuid());
            txn.put(TABLE, place, usual);
        }
        return prefix(call) + usual.id;
    }

    /** The ARN of the key that a call names by its id, its alias or their ARNs. @throws ApiException where there is none */
    static String find(Call call, Txn txn, String name) {
        if (name.equals(ALIAS) || name.equals(arn(call, ALIAS))) {
            return usual(call, txn);
        }
        var known = known(call, txn);
        if (known == null || !name.equals(known) && !name.equals(prefix(call) + known)) {
            throw new ApiException("InvalidKmsKey.NotFound", "The KMS key '" + name + "' does not exist.");
        }
        return prefix(call) + known;
    }

    private static @Nullable String known(Call call, ReadTxn txn) {
        var usual = txn.get(TABLE, new Place(call.account(), call.region()));
        return usual == null ? null : usual.id;
    }
}
