package io.unkai.services.storage.s3;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.store.Store;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;

/** S3: what the composition root wires. */
public final class S3Service {
    /** The kind of the requests to reconcile that {@link #collect} serves. */
    public static final String GARBAGE = Garbage.RECONCILE;

    private final Bodies bodies;
    private final GarbageCollector collector;
    private final Caretaker caretaker;

    /**
     * @param plane where large bodies are kept
     * @param store where everything else is; handlers change it only through the transactions they are given
     */
    public S3Service(ObjectPlane plane, Store store) {
        var pins = new Pins();
        this.bodies = new Bodies(plane, store, pins);
        this.collector = new GarbageCollector(plane, store, pins);
        this.caretaker = new Caretaker(plane, store);
    }

    /** Registers the operations that are implemented. */
    public void register(Handlers on) {
        new Buckets().register(on);
        new BucketListing().register(on);
        new BucketTags().register(on);
        new BucketOwnership().register(on);
        new ObjectWrites(bodies).register(on);
        new ObjectReads(bodies).register(on);
        new Copies(bodies).register(on);
        new Deletes().register(on);
        new ObjectListing().register(on);
        new Uploads().register(on);
        new PartWrites(bodies).register(on);
        new Completion().register(on);
        new UploadListing().register(on);
        new Versioning().register(on);
        new VersionListing().register(on);
        new ObjectTags().register(on);
        new ObjectAttributes().register(on);
        new BucketPolicies().register(on);
        new PublicAccessBlocks().register(on);
        new BucketAcls().register(on);
        new ObjectAcls().register(on);
    }

    /**
     * Deletes a piece of garbage after the commit that made it one.
     *
     * @param id the key of the request to reconcile
     * @return false where it is still being read and must be tried again later
     */
    public boolean collect(String id) throws IOException {
        return collector.collect(id);
    }

    /** What permissions on buckets and objects depend on. */
    public ResourceFacts facts() {
        return new S3Facts();
    }

    /** Finds orphans and rot. */
    public Caretaker caretaker() {
        return caretaker;
    }
}
