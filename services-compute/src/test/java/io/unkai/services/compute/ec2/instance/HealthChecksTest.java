package io.unkai.services.compute.ec2.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.instance.Health.Check;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private final MemoryNetworkPlane network = new MemoryNetworkPlane();
    private final TestHost host = new TestHost(network);
    private boolean heard;
    private final HealthChecks checks = new HealthChecks(
            host.store, new Host(host.compute, host.block, network), (instance, since) -> heard, () -> host.now);

    @AfterEach
    void close() {
        host.close();
    }

    private Check check(String id) {
        checks.check();
        var key = new Key(TestHost.ACCOUNT, host.region, id);
        return host.store.read(
                txn -> Objects.requireNonNull(Health.of(txn, key)).guest());
    }

    @Test
    void aGuestThatTakesItsDeviceDownIsImpairedUntilItIsUp() {
        var id = host.running(with -> with);
        assertThat(check(id)).isEqualTo(Check.INITIALIZING);
        heard = true;
        assertThat(check(id)).isEqualTo(Check.OK);
        heard = false;
        assertThat(check(id)).as("heard of before").isEqualTo(Check.OK);
        var face =
                Objects.requireNonNull(Objects.requireNonNull(host.instance(id).networkInterfaces())
                        .getFirst()
                        .networkInterfaceId());
        network.neglect(face, true);
        assertThat(check(id)).isEqualTo(Check.IMPAIRED);
        network.neglect(face, false);
        assertThat(check(id)).isEqualTo(Check.OK);
    }

    @Test
    void aGuestThatIsNeverHeardOfIsImpairedAfterAWhile() {
        var id = host.running(with -> with);
        host.now = host.now.plus(HealthChecks.START);
        assertThat(check(id)).isEqualTo(Check.IMPAIRED);
        assertThat(check(id)).isEqualTo(Check.IMPAIRED);
        heard = true;
        assertThat(check(id)).isEqualTo(Check.OK);
    }
}
