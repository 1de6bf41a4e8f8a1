package io.unkai.benchmarks.network;

import io.unkai.benchmarks.Median;
import io.unkai.benchmarks.Scratch;
import io.unkai.planes.linux.ffm.Namespaces;
import io.unkai.planes.linux.network.Internet;
import io.unkai.planes.linux.network.LinuxNetworkPlane;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Making a VPC, changing a rule of a large one, and what passes between two guests. */
public final class NetworkRows {
    private static final int ROUNDS = 9;
    private static final int INTERFACES = 200;
    private static final int RULES = 1000;
    private static final Internet INTERNET = new Internet(Cidr.parse("198.19.255.0/24"), false);

    private NetworkRows() {}

    /** Runs them where the kernel lets us. */
    public static void run() throws IOException, InterruptedException {
        try (var scratch = Scratch.make();
                var plane = new LinuxNetworkPlane(scratch.path().resolve("network"), INTERNET)) {
            var why = plane.unavailable();
            if (why.isPresent()) {
                System.out.println("networks                       not measured: " + why.get());
                return;
            }
            try (var guests = new Guests()) {
                create(plane);
                change(plane);
                pass(plane, guests);
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                plane.removeAll();
            }
        }
    }

    private static double[] millis(IntConsumer work) {
        var millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            work.accept(round);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        return millis;
    }

    private static void create(LinuxNetworkPlane plane) {
        var millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            plane.apply(Vpc.of(0, 1, 0));
            millis[round] = (System.nanoTime() - begun) / 1e6;
            plane.remove(Vpc.ID);
        }
        System.out.println("VPC, 2 subnets, IGW, group     " + Median.of(millis).text("%.0f ms") + "   aim <= 100 ms");
    }

    private static void change(LinuxNetworkPlane plane) throws Exception {
        plane.apply(Vpc.of(INTERFACES, RULES, 0));
        var changes = Median.of(millis(round -> plane.apply(Vpc.of(INTERFACES, RULES, round + 1))));
        var router = VpcRow.router(Vpc.ID);
        var rules =
                Namespaces.in(router, () -> Command.of("nft", "list", "ruleset").check());
        var load = Command.of("nft", "-f", "-").reading("flush ruleset\n" + rules);
        var whole = Median.of(Namespaces.in(router, () -> millis(_ -> load.check())));
        System.out.println("a rule of 1,000, 200 interfaces " + changes.text("%.0f ms"));
        System.out.println("  nft -f of the same set       " + whole.text("%.0f ms")
                + String.format(Locale.ROOT, "   ratio %.2f, aim <= 1.5", changes.median() / whole.median()));
        plane.remove(Vpc.ID);
    }

    private static void pass(LinuxNetworkPlane plane, Guests guests) throws Exception {
        plane.apply(Vpc.of(3, RULES, 0));
        var all = new Path[3];
        for (int i = 0; i < all.length; i++) {
            all[i] = guests.make();
            plane.plug(Vpc.ID, Vpc.eni(i), all[i], "eth0");
        }
        var near = peered(plane, guests, Peered.ONE);
        var far = peered(plane, guests, Peered.TWO);
        var one = guests.make();
        var other = guests.make();
        Guests.pair(one, other);
        var veth = new double[ROUNDS];
        var same = new double[ROUNDS];
        var watched = new double[ROUNDS];
        var across = new double[ROUNDS];
        var peered = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            veth[round] = Guests.gigabits(one, other, Ip.parse(Guests.PAIRED));
            same[round] = Guests.gigabits(all[0], all[2], Vpc.address(2));
            plane.apply(Vpc.watched(3, RULES));
            watched[round] = Guests.gigabits(all[0], all[2], Vpc.address(2));
            plane.apply(Vpc.of(3, RULES, 0));
            across[round] = Guests.gigabits(all[0], all[1], Vpc.address(1));
            peered[round] = Guests.gigabits(near, far, Peered.TWO.address());
        }
        var reference = Median.of(veth);
        System.out.println("TCP over one veth pair         " + reference.text("%.1f Gbit/s"));
        print("TCP within a subnet            ", Median.of(same), reference);
        print("  with a flow log              ", Median.of(watched), Median.of(same));
        print("TCP between subnets            ", Median.of(across), reference);
        print("TCP across a peering           ", Median.of(peered), reference);
    }

    private static Path peered(LinuxNetworkPlane plane, Guests guests, Peered side) {
        plane.apply(side.network());
        var guest = guests.make();
        plane.plug(side.vpc(), side.eni(), guest, "eth0");
        return guest;
    }

    private static void print(String what, Median figures, Median reference) {
        System.out.println(what
                + figures.text("%.1f Gbit/s")
                + String.format(Locale.ROOT, "   ratio %.2f, aim >= 0.8", figures.median() / reference.median()));
    }
}
