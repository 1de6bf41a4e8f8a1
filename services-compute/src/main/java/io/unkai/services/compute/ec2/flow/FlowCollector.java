package io.unkai.services.compute.ec2.flow;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Flow;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.flow.Format.Line;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.FlowLog;
import io.unkai.services.compute.ec2.net.Subnet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes files of what watched interfaces saw. What was seen and not yet written is lost when the server ends. */
public final class FlowCollector {
    private static final System.Logger LOG = System.getLogger(FlowCollector.class.getName());
    /** Lines that a flow log may collect; what is more in one interval is left out. */
    private static final int MOST_LINES = 100_000;

    private final Store store;
    private final NetworkPlane network;
    private final FlowFiles files;
    private final Supplier<Instant> clock;
    private final Map<Key, Interval> intervals = new HashMap<>();

    /** What a flow log has collected in its interval. */
    private record Interval(Instant start, Map<Flow, long[]> sums) {}

    /** A flow log with the interfaces that it is about. */
    private record Watch(FlowLog log, List<Place> places) {}

    private record Place(Eni eni, String zoneId) {}

    /**
     * @param cloud how files come into buckets
     * @param clock the cloud's time
     */
    public FlowCollector(Store store, NetworkPlane network, Cloud cloud, Supplier<Instant> clock) {
        this.store = store;
        this.network = network;
        this.files = new FlowFiles(cloud);
        this.clock = clock;
    }

    /** Collects, and writes the files whose time has come; to be called every few seconds. */
    public synchronized void collect() {
        var now = clock.get();
        var watches = watches();
        intervals
                .keySet()
                .retainAll(watches.stream().map(watch -> watch.log.key()).toList());
        watches.forEach(watch -> intervals.computeIfAbsent(
                watch.log.key(), _ -> new Interval(begin(now, watch.log), new TreeMap<>(Sums.ORDER))));
        boolean due = watches.stream().anyMatch(watch -> isDue(watch, now));
        if (!due) {
            return;
        }
        var vpcs = new TreeSet<String>();
        watches.forEach(watch -> vpcs.add(watch.log.vpc()));
        vpcs.forEach(vpc -> count(watches, vpc));
        watches.stream().filter(watch -> isDue(watch, now)).forEach(watch -> write(watch, now));
    }

    /** Intervals begin at full minutes, or tens of them. */
    private static Instant begin(Instant now, FlowLog log) {
        return Instant.ofEpochSecond(now.getEpochSecond() / log.seconds() * log.seconds());
    }

    private boolean isDue(Watch watch, Instant now) {
        var interval = intervals.get(watch.log.key());
        return interval != null && !now.isBefore(interval.start.plusSeconds(watch.log.seconds()));
    }

    private List<Watch> watches() {
        return store.read(txn -> {
            var all = new ArrayList<Watch>();
            try (var cursor = txn.scan(FlowLog.TABLE.table(), Range.ALL)) {
                while (cursor.hasNext()) {
                    var log = cursor.next().value();
                    var places = Eni.TABLE.within(txn, log.key().sibling(log.vpc())).stream()
                            .filter(log::covers)
                            .map(eni -> new Place(
                                    eni,
                                    Subnet.TABLE
                                            .find(txn, eni.key().sibling(eni.subnet()))
                                            .zone()
                                            .id()))
                            .toList();
                    all.add(new Watch(log, places));
                }
            }
            return all;
        });
    }

    private void count(List<Watch> watches, String vpc) {
        List<Flow> flows;
        try {
            flows = network.flows(vpc);
        } catch (NetworkException e) {
            LOG.log(System.Logger.Level.WARNING, "What the interfaces of " + vpc + " saw cannot be read", e);
            return;
        }
        for (var watch : watches) {
            var interval = intervals.get(watch.log.key());
            if (interval != null && watch.log.vpc().equals(vpc)) {
                flows.stream()
                        .filter(flow -> meant(watch, flow))
                        .forEach(flow -> Sums.add(interval.sums, flow, MOST_LINES));
            }
        }
    }

    private static boolean meant(Watch watch, Flow flow) {
        boolean wanted = switch (watch.log.traffic()) {
            case ALL -> true;
            case ACCEPT -> flow.accepted();
            case REJECT -> !flow.accepted();
        };
        return wanted && watch.places.stream().anyMatch(place -> place.eni.id().equals(flow.interfaceId()));
    }

    private void write(Watch watch, Instant now) {
        var log = watch.log;
        var interval = intervals.put(log.key(), new Interval(begin(now, log), new TreeMap<>(Sums.ORDER)));
        if (interval == null) {
            return;
        }
        var lines = lines(watch, interval, interval.start.plusSeconds(log.seconds()));
        if (lines.isEmpty()) {
            return;
        }
        try {
            files.put(log, interval.start, lines);
            note(log, "");
        } catch (ApiException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A file of a flow log cannot be written", e);
            note(
                    log,
                    e instanceof ApiException refused && refused.code().startsWith("Access")
                            ? "Access error"
                            : "Unknown error");
        }
    }

    private static List<String> lines(Watch watch, Interval interval, Instant end) {
        var format = Format.of(watch.log.format());
        var lines = new ArrayList<String>();
        for (var place : watch.places) {
            var own = interval.sums.entrySet().stream()
                    .filter(entry -> entry.getKey().interfaceId().equals(place.eni.id()))
                    .map(entry -> Sums.total(entry.getKey(), entry.getValue()))
                    .toList();
            for (var flow : own) {
                lines.add(format.text(new Line(watch.log, place.eni, place.zoneId, interval.start, end, flow)));
            }
            if (own.isEmpty()) {
                lines.add(format.text(new Line(watch.log, place.eni, place.zoneId, interval.start, end, null)));
            }
        }
        return lines.isEmpty() ? List.of() : prepend(format.heading(), lines);
    }

    private static List<String> prepend(String heading, List<String> lines) {
        lines.addFirst(heading);
        return lines;
    }

    private void note(FlowLog log, String trouble) {
        if (!log.trouble().equals(trouble)) {
            store.write(txn -> {
                var now = FlowLog.TABLE.get(txn, log.key());
                if (now != null) {
                    FlowLog.TABLE.put(txn, now.troubled(trouble));
                }
                return true;
            });
        }
    }
}
