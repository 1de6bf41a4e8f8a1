package io.unkai.services.compute.ec2.direct;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.secret.DataKeys;

/**
 * EBS direct access: what EC2 wires.
 *
 * @param store the state of the cloud
 * @param block keeps snapshots
 * @param keys what snapshots are encrypted with
 * @param sealer seals tokens with the machine's key
 */
public record DirectAccess(Store store, BlockPlane block, DataKeys keys, Sealer sealer) {
    /** Registers the operations. */
    public void register(Handlers on) {
        new BlockReads(block, keys, new BlockTokens(sealer)).register(on);
        new BlockWrites(store, block, keys).register(on);
    }
}
