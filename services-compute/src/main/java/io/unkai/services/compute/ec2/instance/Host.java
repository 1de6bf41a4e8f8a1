package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.error.ApiException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.compute.Capacity;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.type.MachineType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What instances run on.
 *
 * @param compute runs machines
 * @param block keeps volumes
 * @param network connects them
 */
public record Host(ComputePlane compute, BlockPlane block, NetworkPlane network) {
    private static final int SERVER_ERROR = 500;

    /** Why instances cannot run here, or nothing. */
    public Optional<String> unavailable() {
        return Stream.of(compute.unavailable(), block.unavailable(), network.unavailable())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What there is for instances. @throws ApiException where they cannot run here */
    Capacity require() {
        unavailable().ifPresent(why -> {
            throw Unoffered.unsupported("Instances cannot run on this host: " + why);
        });
        return compute.capacity();
    }

    static ApiException full(MachineType type, String zone) {
        return new ApiException(
                "InsufficientInstanceCapacity",
                SERVER_ERROR,
                "We currently do not have sufficient " + type.name()
                        + " capacity in the Availability Zone you requested ("
                        + zone
                        + "). The memory of this host is used up; stop or terminate instances, or choose a smaller"
                        + " type.");
    }
}
