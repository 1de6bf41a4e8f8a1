package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.BLOBS;
import static io.unkai.services.storage.s3.Tables.GARBAGE;
import static io.unkai.services.storage.s3.Tables.INLINE;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.object.Staged;

/** Takes over bodies and lets go of them, in the transaction that changes what refers to them. */
final class DataStore {
    private static final int ID_BYTES = 16;

    private DataStore() {}

    /** Takes over a staged body; it must be kept if the transaction succeeds. */
    static Data take(Call call, Txn txn, Staged staged) {
        var blob = staged.blob();
        if (blob != null) {
            txn.put(BLOBS, blob.id(), new Data.Shared(blob.size(), 1));
            return new Data(Data.Kind.BLOB, blob.id());
        }
        var inline = staged.inline();
        return inline == null || inline.size() == 0 ? Data.NONE : inline(call, txn, inline);
    }

    private static Data inline(Call call, Txn txn, Blob bytes) {
        var id = call.ids().hex(ID_BYTES);
        txn.put(INLINE, id, new Data.Inline(bytes));
        return new Data(Data.Kind.INLINE, id);
    }

    /** The same bytes for one more owner, without copying a large body; not for bodies in parts. */
    static Data share(Call call, Txn txn, Data data) {
        return switch (data.kind()) {
            case NONE -> data;
            case INLINE -> {
                var inline = txn.get(INLINE, data.id());
                if (inline == null) {
                    throw new IllegalStateException("inline body " + data.id() + " is missing");
                }
                yield inline(call, txn, inline.bytes());
            }
            case BLOB -> {
                var shared = require(txn, data);
                txn.put(BLOBS, data.id(), new Data.Shared(shared.size(), shared.references() + 1));
                yield data;
            }
            case PARTS -> throw new IllegalArgumentException("a body in parts cannot be shared");
        };
    }

    /** Lets go of bytes: they are deleted now, or after the commit if nothing else refers to them. */
    static void release(Txn txn, Data data) {
        switch (data.kind()) {
            case NONE -> {}
            case INLINE -> txn.delete(INLINE, data.id());
            case BLOB -> releaseBlob(txn, data);
            case PARTS -> discard(txn, Garbage.Kind.EXTENTS, data.id());
        }
    }

    private static void releaseBlob(Txn txn, Data data) {
        var shared = require(txn, data);
        if (shared.references() > 1) {
            txn.put(BLOBS, data.id(), new Data.Shared(shared.size(), shared.references() - 1));
            return;
        }
        txn.delete(BLOBS, data.id());
        discard(txn, Garbage.Kind.BLOB, data.id());
    }

    private static Data.Shared require(Txn txn, Data data) {
        var shared = txn.get(BLOBS, data.id());
        if (shared == null) {
            throw new IllegalStateException("body " + data.id() + " has no owner");
        }
        return shared;
    }

    /** Has something deleted after the commit. */
    static void discard(Txn txn, Garbage.Kind kind, String id) {
        txn.put(GARBAGE, id, new Garbage(kind));
        txn.reconcile(Garbage.RECONCILE, id);
    }
}
