package io.unkai.planes.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.RouteTable.Target;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks outlive the process that made them, and are repaired whatever was done to them. */
@Tag("kernel")
class RepairTest extends LinuxFixture {
    private LinuxNetworkPlane another() {
        return new LinuxNetworkPlane(folder, lab.internet());
    }

    private void works() {
        assertThat(reaches(AT_A, B)).isTrue();
        assertThat(lab.connects(AT_A, Packet.tcp(A6, B6, LinuxLab.PORT))).isTrue();
        assertThat(reaches(AT_A, lab.outside())).isTrue();
        assertThat(lab.connects(new Place.Internet(), Packet.tcp(lab.outside(), publicA(), LinuxLab.PORT)))
                .isTrue();
    }

    @Test
    void aNewProcessSeesAndChangesWhatIsThere() {
        try (var plane = another()) {
            assertThat(plane.live(VPC)).contains(network());
            assertThat(plane.vpcs()).containsExactly(VPC);
            assertThat(plane.plugged(VPC)).containsOnlyKeys(ENI_A, ENI_B);
            plane.apply(network(new Target.Blackhole(), new Target.Blackhole()));
            assertThat(reaches(AT_A, B)).isTrue();
            assertThat(reaches(AT_A, lab.outside())).isFalse();
            plane.apply(network());
            works();
            plane.unplug(VPC, ENI_B);
            assertThat(reaches(AT_A, B)).isFalse();
        }
    }

    @Test
    void repairsWhatSomebodyRemoved() {
        works();
        inRouter("ip", "link", "del", "e000000aa");
        inRouter("nft", "flush", "ruleset");
        inRouter("ip", "route", "flush", "table", "1001");
        inRouter("ip", "rule", "del", "pref", "1001");
        lab.plane().apply(network());
        works();
    }

    @Test
    void repairsARouterAndAnEdgeThatAreGone() {
        Kernel.remove(lab.names().router(VPC));
        Kernel.remove(lab.names().edge());
        assertThat(lab.plane().live(VPC)).isEmpty();
        lab.plane().apply(network());
        works();
        Kernel.remove(lab.names().edge());
        lab.plane().apply(network());
        works();
    }

    @Test
    void noticesWhileItChangesThatTheRulesAreNotItsOwn() {
        inRouter("nft", "delete", "table", "inet", "unkai");
        lab.plane().apply(network(new Target.Blackhole(), new Target.Blackhole()));
        assertThat(reaches(AT_A, B)).isTrue();
        assertThat(inRouter("nft", "list", "tables")).contains("table inet unkai");
    }

    @Test
    void continuesWhereAProcessWasKilled() throws Exception {
        var states = new StateFiles(folder);
        var made = states.read(VPC).last();
        assertThat(made).isNotNull();
        if (made != null) {
            states.begin(VPC, made.with(network(new Target.Blackhole(), new Target.InternetGateway("igw-000000aa"))));
        }
        inRouter("ip", "route", "replace", "blackhole", "0.0.0.0/0", "table", "1001");
        inRouter("ip", "link", "del", "igw");
        try (var plane = another()) {
            plane.apply(network());
            works();
        }
        Kernel.remove(lab.names().router(VPC));
        Files.createFile(Names.path(lab.names().router(VPC)));
        try (var plane = another()) {
            plane.apply(network());
            works();
        }
    }

    @Test
    void finishesNamespacesThatAreJustMade() {
        lab.plane().removeAll();
        Kernel.create(lab.names().router(VPC));
        Kernel.create(lab.names().edge());
        try (var plane = another()) {
            plane.apply(network());
            lab.plane().plug(VPC, ENI_A, lab.guest(), "eth0");
            lab.plane().plug(VPC, ENI_B, lab.guest(), "eth0");
            works();
        }
    }

    @Test
    void forgetsGuestsThatAreGone() {
        var guest = lab.guest();
        lab.plane().plug(VPC, ENI_B, guest, "eth0");
        assertThat(reaches(AT_A, B)).isTrue();
        lab.stop(guest);
        assertThat(reaches(AT_A, B)).isFalse();
        lab.plane().apply(network());
        assertThat(lab.plane().plugged(VPC)).containsOnlyKeys(ENI_A);
        assertThat(reaches(AT_A, lab.outside())).isTrue();
    }

    @Test
    void guestsThatAreGoneAreInNobodysWay() {
        var first = lab.guest();
        var second = lab.guest();
        lab.plane().plug(VPC, ENI_A, first, "eth0");
        lab.plane().plug(VPC, ENI_B, second, "eth0");
        lab.stop(first);
        lab.stop(second);
        lab.plane().unplug(VPC, ENI_A);
        assertThat(lab.plane().plugged(VPC)).isEmpty();
    }

    @Test
    void leavesNothingBehind() {
        lab.plane().remove(VPC);
        assertThat(Kernel.namespaces(lab.names().start()))
                .containsOnly(lab.names().edge());
        lab.plane().removeAll();
        assertThat(Kernel.namespaces(lab.names().start())).isEmpty();
        assertThat(Command.of("ip", "-oneline", "link").check())
                .doesNotContain(lab.names().host());
        assertThat(folder).isEmptyDirectory();
        assertThat(lab.in(AT_A, Kernel::devices)).containsExactly("lo");
    }

    @Test
    void refusesNamesThatAreNone() {
        for (var vpc : List.of("vpc-1", "vpc-000000aa; reboot", "../../etc", "vpc-000000AA", "")) {
            assertThatThrownBy(() -> lab.plane().apply(Network.empty(vpc, List.of(Cidr.parse("10.0.0.0/16")))))
                    .isInstanceOf(NetworkException.class);
        }
        var guest = lab.guest();
        for (var device : List.of("eth0 up", "ETH0", "", "a234567890123456", "../x")) {
            assertThatThrownBy(() -> lab.plane().plug(VPC, ENI_A, guest, device))
                    .isInstanceOf(NetworkException.class);
        }
    }
}
