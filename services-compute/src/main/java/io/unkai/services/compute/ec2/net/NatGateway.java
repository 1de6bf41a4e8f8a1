package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A NAT gateway. A deleted one is shown for an hour and more.
 *
 * @param eni its network interface, which goes with it
 * @param publicly whether it has a public address
 * @param deleted when its deletion was asked for, or null
 * @param last its addresses as answers show them once the interface is gone, else empty
 */
public record NatGateway(
        Key key,
        String vpc,
        String subnet,
        NatState state,
        String eni,
        boolean publicly,
        Instant created,
        @Nullable Instant deleted,
        List<Address> last)
        implements Resource {
    /** All NAT gateways. */
    public static final ResourceTable<NatGateway> TABLE =
            new ResourceTable<>(Kind.NAT_GATEWAY, "ec2.nat-gateways", NatGateway.class);

    /** An address; public parts are empty for a private NAT gateway. */
    public record Address(String privateIp, String publicIp, String allocation, String association) {}

    @Override
    public List<String> within() {
        return List.of(vpc, subnet, eni);
    }

    /** The same in another state. */
    public NatGateway in(NatState next) {
        return new NatGateway(
                key, vpc, subnet, NatState.LIFECYCLE.check(state, next), eni, publicly, created, deleted, last);
    }

    /** The same, deleted at a time, with the addresses that it had. */
    public NatGateway deleting(Instant at, List<Address> addresses) {
        return new NatGateway(
                key,
                vpc,
                subnet,
                NatState.LIFECYCLE.check(state, NatState.DELETING),
                eni,
                publicly,
                created,
                at,
                List.copyOf(addresses));
    }
}
