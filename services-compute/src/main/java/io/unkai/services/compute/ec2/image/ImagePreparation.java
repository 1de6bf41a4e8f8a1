package io.unkai.services.compute.ec2.image;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.Image;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes images when they are first needed, one at a time each, and says in the log how that goes. */
public final class ImagePreparation implements Reconciler {
    /** The kind of the requests to reconcile; their keys are distribution and release. */
    public static final String KIND = "ec2.image";

    private static final Logger LOG = Logger.getLogger(ImagePreparation.class.getName());
    private static final char BETWEEN = '/';
    private static final Table<String, State> TABLE =
            new Table<>("ec2.image-preparations", KeyCodecs.text(), RecordCodec.of(State.class));

    private final Store store;
    private final BlockPlane block;
    private final Supplier<Instant> clock;

    /** @param block makes the images */
    public ImagePreparation(Store store, BlockPlane block, Supplier<Instant> clock) {
        this.store = store;
        this.block = block;
        this.clock = clock;
    }

    /**
     * How the last try went.
     *
     * @param failed when it failed, or null where it did not
     * @param why why, or empty
     */
    public record State(@Nullable Instant failed, String why) {
        /** Why it failed after a moment, or null where it did not. */
        public @Nullable String failureSince(Instant moment) {
            return failed == null || failed.isBefore(moment) ? null : why;
        }
    }

    /** How the last try to make an image went. */
    public static State state(ReadTxn txn, Image image) {
        var state = txn.get(TABLE, key(image));
        return state == null ? new State(null, "") : state;
    }

    /** Asks for an image. */
    public static void want(Txn txn, Image image) {
        txn.reconcile(KIND, key(image));
    }

    /** Whether an image was asked for and is not there yet. */
    public static boolean wanted(ReadTxn txn, Image image) {
        return txn.get(Outbox.TABLE, new Outbox.Request(KIND, key(image))) != null;
    }

    private static String key(Image image) {
        return image.distribution() + BETWEEN + image.release();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String key) {
        int between = key.indexOf(BETWEEN);
        var image = new Image(key.substring(0, between), key.substring(between + 1));
        if (block.isPrepared(image)) {
            return Outcome.done();
        }
        LOG.log(Level.INFO, "Image {0}: begins to be made", key);
        try {
            block.prepare(image, step -> LOG.log(Level.INFO, "Image " + key + ": " + step));
            LOG.log(Level.INFO, "Image {0}: ready", key);
        } catch (BlockException e) {
            LOG.log(Level.WARNING, "Image " + key + " cannot be made: " + e.getMessage());
            note(key, e);
        }
        return Outcome.done();
    }

    /** The launches that wait for it fail with this; the next launch tries again. */
    private void note(String key, BlockException why) {
        var message = why.getMessage();
        store.write(txn -> {
            txn.put(TABLE, key, new State(clock.get(), message == null ? "the image cannot be made" : message));
            return true;
        });
    }
}
