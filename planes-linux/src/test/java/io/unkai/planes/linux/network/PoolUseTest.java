package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts whose own addresses a cloud must not take; the files are as a little-endian kernel writes them. */
class PoolUseTest {
    private static final String OWN = "unkai-abcdef";

    @TempDir
    Path root;

    @BeforeEach
    void host() throws IOException {
        write(
                "proc/net/route",
                "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
                "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
                "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
                "unkai-123456\t000012C6\t0100FEA9\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0");
        write("etc/resolv.conf", "# made by hand", "nameserver 10.1.0.53");
        write("etc/hosts", "127.0.0.1 localhost", "::1 localhost", "203.0.113.80\tmirror mirror.example");
        write(
                "proc/net/tcp",
                "  sl  local_address rem_address   st tx_queue rx_queue",
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000",
                "   1: 020200C0:A1B2 0A090964:01BB 01 00000000:00000000",
                "   2: 020200C0:A1B3 0B0A0964:01BB 06 00000000:00000000");
        write(
                "proc/net/tcp6",
                "  sl  local_address rem_address   st tx_queue rx_queue",
                "   0: 0000000000000000FFFF0000020200C0:A1B4 0000000000000000FFFF000001010808:0050 01 0:0");
    }

    private void write(String file, String... lines) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines));
    }

    private Optional<String> conflict(String pool) {
        return new PoolUse(root).conflict(Cidr.parse(pool), OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.128/25, a route of the device eth0",
        "192.0.0.0/16, a route of the device eth0",
        "198.18.0.0/24, another cloud (device unkai-123456)",
        "10.1.0.0/24, the name server 10.1.0.53",
        "203.0.113.0/24, mirror in /etc/hosts",
        "100.9.9.0/24, a connection to 100.9.9.10",
        "8.8.1.0/24, a connection to 8.8.1.1",
    })
    void saysWhoHasAddressesAlready(String pool, String user) {
        assertThat(conflict(pool))
                .contains("the public addresses " + pool + " are in use on this host by " + user
                        + "; start with --public-pool and a block that is free");
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.0/24", "100.9.10.0/24", "203.0.113.0/26"})
    void acceptsWhatNobodyUses(String pool) {
        assertThat(conflict(pool)).isEmpty();
    }

    @Test
    void whatThisCloudHasIsItsOwn() throws IOException {
        Files.createDirectories(root.resolve("sys/class/net").resolve(OWN));
        assertThat(conflict("203.0.113.0/24")).isEmpty();
    }

    @Test
    void aHostThatTellsNothingUsesNothing(@TempDir Path empty) {
        assertThat(new PoolUse(empty).conflict(Cidr.parse("192.0.2.0/24"), OWN)).isEmpty();
    }
}
