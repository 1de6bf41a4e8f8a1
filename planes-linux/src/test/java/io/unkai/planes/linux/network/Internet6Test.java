package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unkai.planes.network.Lab;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.RouteTable.Target;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** IPv6 to and from the internet, by gateways for both directions and by egress-only ones. */
@Tag("kernel")
class Internet6Test extends LinuxFixture {
    private static final Place INTERNET = new Place.Internet();
    private static final Target GATEWAY = new Target.InternetGateway("igw-000000aa");
    private static final Target EGRESS_ONLY = new Target.EgressOnlyGateway("eigw-000000aa");

    private void check(boolean out, boolean in) throws IOException {
        assumeTrue(Kernel.has6(), "the host has no IPv6");
        try (var _ = Echo.in(Path.of("/proc/self/ns/net"), Internet.HOST6.inet(), Lab.PORT)) {
            assertThat(lab.connects(AT_A, Packet.tcp(A6, Internet.HOST6, Lab.PORT)))
                    .isEqualTo(out);
            assertThat(lab.connects(AT_A, Packet.udp(A6, Internet.HOST6, Lab.PORT)))
                    .isEqualTo(out);
            assertThat(lab.connects(AT_A, Packet.ping(A6, Internet.HOST6))).isEqualTo(out);
            assertThat(lab.connects(INTERNET, Packet.tcp(Internet.HOST6, A6, Lab.PORT)))
                    .isEqualTo(in);
            assertThat(lab.connects(INTERNET, Packet.udp(Internet.HOST6, A6, Lab.PORT)))
                    .isEqualTo(in);
            assertThat(lab.connects(INTERNET, Packet.ping(Internet.HOST6, A6))).isEqualTo(in);
        }
    }

    @Test
    void anInternetGatewayIsForBothDirections() throws IOException {
        check(true, true);
    }

    @Test
    void anEgressOnlyGatewayLetsNobodyIn() throws IOException {
        lab.plane().apply(network(GATEWAY, EGRESS_ONLY));
        check(true, false);
        lab.plane().apply(network(new Target.Blackhole(), EGRESS_ONLY));
        check(true, false);
    }

    @Test
    void withoutARouteNothingPasses() throws IOException {
        lab.plane().apply(network(GATEWAY, new Target.Blackhole()));
        check(false, false);
    }
}
