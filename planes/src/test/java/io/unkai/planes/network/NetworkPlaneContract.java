package io.unkai.planes.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.network.PacketMatrix.Try;
import io.unkai.planes.network.Sample.Acls;
import io.unkai.planes.network.Sample.Groups;
import io.unkai.planes.network.Sample.Routes;
import io.unkai.planes.network.Sample.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every network plane does. */
public abstract class NetworkPlaneContract {
    private static final int SAMPLES = 4;
    private static final char[] GUESTS = {'a', 'b', 'c', 'e'};
    private static final Variant DENYING = new Variant(Groups.INGRESS_DENIED, Acls.OPEN, Routes.PRESENT);

    private @Nullable Lab opened;

    /** A laboratory with nothing in it. */
    protected abstract Lab open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        opened = open();
    }

    @AfterEach
    void end() {
        if (opened != null) {
            opened.close();
        }
    }

    /** The laboratory of this test. */
    protected final Lab lab() {
        if (opened == null) {
            throw new IllegalStateException("no laboratory is open");
        }
        return opened;
    }

    /** The plane of this test. */
    protected final NetworkPlane plane() {
        return lab().plane();
    }

    /** A sample with its networks made and all guests plugged. */
    protected final Sample made(int number) {
        var sample = new Sample(number, lab().pool());
        apply(sample, Variant.OPEN);
        for (char guest : GUESTS) {
            plane().plug(sample.vpc(), sample.eni(guest), lab().guest(), "eth0");
        }
        plane().plug(sample.peer(), sample.eni('d'), lab().guest(), "eth0");
        return sample;
    }

    /** Makes the networks of a sample what a variant says. */
    protected final void apply(Sample sample, Variant variant) {
        plane().apply(sample.network(variant));
        plane().apply(sample.peerNetwork(variant));
    }

    /** Whether A reaches another guest of its VPC. */
    protected final boolean reaches(Sample sample, Ip to) {
        return lab().connects(sample.at('a'), Packet.tcp(Sample.A, to, Lab.PORT));
    }

    @Test
    void doesWithEveryPacketWhatTheRulesSay() throws Exception {
        var variants = new ConcurrentLinkedQueue<>(PacketMatrix.variants());
        var work = new ArrayList<Callable<List<String>>>();
        for (int number = 0; number < SAMPLES; number++) {
            var sample = made(number);
            lab().serve(plane().sockets(sample.vpc(), sample.eni('g')), Sample.G);
            lab().serve(plane().sockets(sample.vpc()), Infrastructure.ENDPOINTS);
            work.add(() -> {
                var wrong = new ArrayList<String>();
                for (var variant = variants.poll(); variant != null; variant = variants.poll()) {
                    apply(sample, variant);
                    wrong.addAll(wrong(sample, variant));
                }
                return wrong;
            });
        }
        assertThat(all(work).stream().flatMap(List::stream)).isEmpty();
    }

    /** What of a variant's packets did not do what it had to, or was not predicted. */
    private List<String> wrong(Sample sample, Variant variant) throws Exception {
        var walk = new Walk(List.of(sample.network(variant), sample.peerNetwork(variant)));
        var tries = PacketMatrix.tries(sample, variant, lab().outside());
        var work = new ArrayList<Callable<String>>();
        for (var one : tries) {
            work.add(() -> observe(one, variant, walk));
        }
        return all(work).stream().filter(text -> !text.isEmpty()).toList();
    }

    private String observe(Try one, Variant variant, Walk walk) {
        var verdict = walk.connect(one.from(), one.packet());
        boolean observed = lab().connects(one.from(), one.packet());
        boolean right = observed == one.works() && verdict.works() == one.works();
        return right
                ? ""
                : one + " under " + variant + ": observed " + observed + ", predicted " + verdict.works() + " "
                        + verdict.drop().map(Step::toString).orElse("");
    }

    private static <T> List<T> all(List<? extends Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void remembersWhatItMadeUntilItIsRemoved() {
        var sample = new Sample(0, lab().pool());
        var network = sample.network(Variant.OPEN);
        assertThat(plane().live(sample.vpc())).isEmpty();
        plane().apply(network);
        plane().apply(network);
        assertThat(plane().live(sample.vpc())).contains(network);
        assertThat(plane().vpcs()).containsExactly(sample.vpc());
        plane().remove(sample.vpc());
        plane().remove(sample.vpc());
        assertThat(plane().live(sample.vpc())).isEmpty();
        assertThat(plane().vpcs()).isEmpty();
    }

    @Test
    void plugsAndUnplugs() {
        var sample = made(0);
        assertThat(plane().plugged(sample.vpc())).hasSize(GUESTS.length).containsEntry(sample.eni('b'), "eth0");
        assertThat(reaches(sample, Sample.B)).isTrue();
        plane().unplug(sample.vpc(), sample.eni('b'));
        plane().unplug(sample.vpc(), sample.eni('b'));
        assertThat(plane().plugged(sample.vpc())).doesNotContainKey(sample.eni('b'));
        assertThat(reaches(sample, Sample.B)).isFalse();
        plane().plug(sample.vpc(), sample.eni('b'), lab().guest(), "eth1");
        assertThat(plane().plugged(sample.vpc())).containsEntry(sample.eni('b'), "eth1");
        assertThat(reaches(sample, Sample.B)).isTrue();
    }

    @Test
    void takesAnInterfaceFromItsGuestWhenAnotherGetsIt() {
        var sample = made(0);
        plane().plug(sample.vpc(), sample.eni('b'), lab().guest(), "eth0");
        plane().plug(sample.vpc(), sample.eni('b'), lab().guest(), "eth0");
        assertThat(plane().plugged(sample.vpc())).containsEntry(sample.eni('b'), "eth0");
        assertThat(reaches(sample, Sample.B)).isTrue();
    }

    @Test
    void unplugsInterfacesThatAreGone() {
        var sample = made(0);
        var network = sample.network(Variant.OPEN);
        var left = network.interfaces().stream()
                .filter(face -> !face.id().equals(sample.eni('b')))
                .toList();
        plane().apply(new Network(
                network.vpc(),
                network.cidrs(),
                network.subnets(),
                network.routeTables(),
                network.acls(),
                network.groups(),
                left,
                network.natGateways(),
                network.peerings(),
                network.foreignGroups()));
        assertThat(plane().plugged(sample.vpc())).doesNotContainKey(sample.eni('b'));
        assertThat(reaches(sample, Sample.B)).isFalse();
        assertThat(reaches(sample, Sample.C)).isTrue();
    }

    @Test
    void plugsOnlyWhatIsThere() {
        var sample = made(0);
        assertThatThrownBy(() -> plane().plug(sample.vpc(), sample.id("eni", 250), lab().guest(), "eth0"))
                .isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> plane().plug(sample.id("vpc", 9), sample.eni('a'), lab().guest(), "eth0"))
                .isInstanceOf(NetworkException.class);
    }

    @Test
    void changesRulesForNewConnectionsAtOnce() {
        var sample = made(0);
        for (int i = 0; i < 3; i++) {
            apply(sample, DENYING);
            assertThat(reaches(sample, Sample.B)).isFalse();
            apply(sample, Variant.OPEN);
            assertThat(reaches(sample, Sample.B)).isTrue();
        }
    }

    @Test
    void keepsNetworksWithTheSameAddressesApart() {
        var one = made(0);
        var other = made(1);
        apply(other, DENYING);
        assertThat(reaches(one, Sample.B)).isTrue();
        assertThat(reaches(other, Sample.B)).isFalse();
        plane().remove(other.vpc());
        assertThat(reaches(one, Sample.B)).isTrue();
    }

    @Test
    void reachesOtherVpcsByTheirPublicAddresses() {
        var one = made(0);
        var other = made(1);
        var to = other.publicOf('c');
        assertThat(lab().connects(one.at('e'), Packet.tcp(Sample.E, to, Lab.PORT)))
                .isTrue();
        assertThat(lab().connects(one.at('a'), Packet.tcp(Sample.A, to, Lab.PORT)))
                .isTrue();
        assertThat(lab().connects(one.at('e'), Packet.tcp(Sample.E, one.publicOf('c'), Lab.PORT)))
                .as("out and in again")
                .isTrue();
    }

    @Test
    void sendsThroughAnApplianceThatMayForward() {
        var sample = made(0);
        var guest = lab().guest();
        plane().plug(sample.vpc(), sample.eni('e'), guest, "eth0");
        lab().forward(guest);
        plane().apply(sample.withAppliance(true));
        assertThat(reaches(sample, Sample.C)).isTrue();
        plane().apply(sample.withAppliance(false));
        assertThat(reaches(sample, Sample.C)).isFalse();
        plane().unplug(sample.vpc(), sample.eni('e'));
        plane().apply(sample.withAppliance(true));
        assertThat(reaches(sample, Sample.C)).as("the appliance is off").isFalse();
        assertThat(reaches(sample, Sample.B)).isTrue();
    }

    @Test
    void peersOnlyWhileBothSidesAreThere() {
        var sample = made(0);
        assertThat(reaches(sample, Sample.D)).isTrue();
        plane().remove(sample.peer());
        assertThat(reaches(sample, Sample.D)).isFalse();
        plane().apply(sample.peerNetwork(Variant.OPEN));
        plane().plug(sample.peer(), sample.eni('d'), lab().guest(), "eth0");
        assertThat(reaches(sample, Sample.D)).isTrue();
    }

    @Test
    void removesEverything() {
        made(0);
        plane().removeAll();
        assertThat(plane().vpcs()).isEmpty();
    }
}
