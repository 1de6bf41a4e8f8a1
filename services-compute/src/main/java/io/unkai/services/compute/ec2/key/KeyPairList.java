package io.unkai.services.compute.ec2.key;

import io.unkai.api.ec2.DescribeKeyPairsRequest;
import io.unkai.api.ec2.DescribeKeyPairsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.KeyPairInfo;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists key pairs, all at once as EC2 does. */
final class KeyPairList {
    private static final Filters<KeyPairInfo> FILTERS = new Filters<KeyPairInfo>()
            .on("key-pair-id", KeyPairInfo::keyPairId)
            .on("key-name", KeyPairInfo::keyName)
            .on("fingerprint", KeyPairInfo::keyFingerprint)
            .onTags(info -> Ec2Tags.map(info.tags()));

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_KEY_PAIRS, KeyPairList::list);
    }

    private static DescribeKeyPairsResult list(Call call, ReadTxn txn, DescribeKeyPairsRequest in) {
        var matches = FILTERS.all(Asked.filters(in.filters()));
        boolean withKey = Boolean.TRUE.equals(in.includePublicKey());
        var found = asked(call, txn, in).stream()
                .sorted(Comparator.comparing(StoredKeyPair::name))
                .map(pair -> view(txn, pair, withKey))
                .filter(matches)
                .toList();
        return DescribeKeyPairsResult.builder().keyPairs(found).build();
    }

    private static List<StoredKeyPair> asked(Call call, ReadTxn txn, DescribeKeyPairsRequest in) {
        var names = in.keyNames() == null ? List.<String>of() : in.keyNames();
        var ids = in.keyPairIds() == null ? List.<String>of() : in.keyPairIds();
        if (names.isEmpty() && ids.isEmpty()) {
            return KeyPairTable.TABLE.all(txn, call.account(), call.region());
        }
        var asked = new ArrayList<StoredKeyPair>();
        names.forEach(name -> asked.add(KeyPairTable.find(call, txn, name)));
        ids.forEach(id -> asked.add(byId(call, txn, id)));
        return asked.stream().distinct().toList();
    }

    private static StoredKeyPair byId(Call call, ReadTxn txn, String id) {
        var found = KeyPairTable.TABLE.get(txn, Key.of(call, id));
        if (found == null) {
            throw new ApiException(Kind.KEY_PAIR.absent(id).code(), "The key pair ID '" + id + "' does not exist");
        }
        return found;
    }

    private static KeyPairInfo view(ReadTxn txn, StoredKeyPair pair, boolean withKey) {
        return KeyPairInfo.builder()
                .keyPairId(pair.id())
                .keyName(pair.name())
                .keyType(pair.kind().wire())
                .keyFingerprint(pair.fingerprint())
                .createTime(pair.created())
                .publicKey(withKey ? pair.line() : null)
                .tags(Ec2Tags.of(txn, pair.key()))
                .build();
    }
}
