package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.services.compute.ec2.lease.Guests.Guest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** DHCPv6 from a guest's network namespace to the server and back. */
@Tag("kernel")
@ResourceLock("networks")
@Timeout(120)
class Lease6KernelTest {
    private static final String CIDR = "10.7.0.0/24";
    private static final String NOTHING = "nothing";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Guests guests;

    @BeforeEach
    void begin() throws IOException {
        guests = new Guests(folder);
    }

    @AfterEach
    void end() {
        guests.close();
    }

    private void leased(Guest guest) {
        assertThat(guests.asks6(guest)).isEqualTo(guest.eni().ipv6().getFirst() + " from fe80::1 547");
    }

    @Test
    void eachGuestGetsTheAddressOfItsInterface() {
        var subnet = guests.subnet6(CIDR);
        var first = guests.in(subnet);
        var second = guests.in(subnet);
        var elsewhere = guests.in(guests.subnet6(CIDR));
        leased(first);
        leased(second);
        leased(elsewhere);
        guests.run(first, "ip", "link", "set", "eth0", "down");
        guests.run(first, "ip", "link", "set", "eth0", "address", second.eni().mac());
        guests.run(first, "ip", "link", "set", "eth0", "up");
        assertThat(guests.asks6(first)).as("by another's MAC").isEqualTo(NOTHING);
        leased(second);
    }

    @Test
    void withoutIpv6ThereIsNothing() {
        var guest = guests.in(guests.subnet(CIDR));
        assertThat(guests.asks6(guest)).isEqualTo(NOTHING);
    }
}
