package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where instances are stored, and how they are found. */
public final class Instances {
    /** The kind of the requests to reconcile; their keys are those of instances. */
    public static final String KIND = "ec2.instance";

    private static final Table<String, Key> BY_ID =
            new Table<>("ec2.instances.ids", KeyCodecs.text(), RecordCodec.of(Key.class));

    private Instances() {}

    /** Puts an instance and asks for its machine to become what it says. */
    static void put(Txn txn, StoredInstance instance) {
        StoredInstance.TABLE.put(txn, instance);
        txn.put(BY_ID, instance.id(), instance.key());
        txn.reconcile(KIND, instance.key().text());
    }

    /** Asks for an instance to reboot. */
    public static void reboot(Txn txn, StoredInstance instance) {
        put(txn, instance.with(instance.progress().wishing(Progress.Wish.REBOOT)));
    }

    static void remove(Txn txn, StoredInstance instance) {
        StoredInstance.TABLE.remove(txn, instance);
        txn.delete(BY_ID, instance.id());
        Health.forget(txn, instance.key());
        CreditBalance.forget(txn, instance.key());
    }

    /** Those that run, whosever they are. */
    static List<StoredInstance> running(ReadTxn txn) {
        return HostRoom.holders(txn).stream()
                .map(key -> StoredInstance.TABLE.get(txn, key))
                .filter(Objects::nonNull)
                .filter(instance -> instance.state() == State.RUNNING)
                .toList();
    }

    /** Where the instance of an id is, whosever it is, or null. */
    static @Nullable Key place(ReadTxn txn, String id) {
        return txn.get(BY_ID, id);
    }

    /** The caller's instances of these ids. @throws ApiException where one of them is not there */
    static List<StoredInstance> find(Call call, ReadTxn txn, @Nullable List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            throw Ec2Errors.missing("InstanceId");
        }
        var wanted = new LinkedHashSet<>(ids);
        wanted.stream().filter(id -> !Kind.INSTANCE.isId(id)).findFirst().ifPresent(id -> {
            throw Kind.INSTANCE.malformed(id);
        });
        var missing = wanted.stream()
                .filter(id -> StoredInstance.TABLE.get(txn, Key.of(call, id)) == null)
                .collect(Collectors.toList());
        if (missing.size() > 1) {
            throw new ApiException(
                    "InvalidInstanceID.NotFound", "The instance IDs '" + String.join(", ", missing) + "' do not exist");
        }
        return wanted.stream()
                .map(id -> StoredInstance.TABLE.find(call, txn, id))
                .toList();
    }
}
