package io.unkai.services.storage.s3;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.object.Digest;
import io.unkai.planes.object.Staged;
import java.util.Base64;

/**
 * A body that was taken in and checked.
 *
 * @param staged the body
 * @param checksum its checksum
 */
record Received(Staged staged, Checksum checksum) implements AutoCloseable {

    /** A body that was copied inside the cloud. */
    static Received of(Staged staged, Digest algorithm) {
        var value = Base64.getEncoder().encodeToString(staged.digest(algorithm));
        return new Received(staged, new Checksum(algorithm, value, false));
    }

    /** A transaction's use of the body. */
    @FunctionalInterface
    interface Use<R> {
        R with(Data data);
    }

    /** Takes the body over; it stays where it is only if the rest of the transaction's function succeeds. */
    <R> R take(Call call, Txn txn, Use<R> use) {
        staged.keep(false);
        var result = use.with(DataStore.take(call, txn, staged));
        staged.keep(true);
        return result;
    }

    String etag() {
        return Etags.of(staged.digest(Digest.MD5));
    }

    @Override
    public void close() {
        staged.close();
    }
}
