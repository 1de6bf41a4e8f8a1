package io.unkai.services.compute.ec2.flow;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Makes files of what watched interfaces saw. Until an interval of one of a VPC's flow logs ends, the kernel adds up what that VPC's
 * interfaces see, and nobody looks.
 */
public final class FlowCollector {
    private static final Logger LOG = Logger.getLogger(FlowCollector.class.getName());
    /** Lines that a flow log may collect; what is more in one interval is left out. */
    private static final int MOST_LINES = 100_000;

    private final Store store;
    private final NetworkPlane network;
    private final FlowFiles files;
    private final Supplier<Instant> clock;
    private final Instant begun;
    private final Map<Key, Interval> intervals = new HashMap<>();
    private Instant looked = Instant.MIN;

    /** What a flow log has collected since its interval began. */
    private record Interval(Instant start, Map<Flow, long[]> sums) {
        static Interval at(Instant start) {
            return new Interval(start, new TreeMap<>(Sums.ORDER));
        }
    }

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
        this.begun = clock.get();
    }

    /** Collects, and writes the files whose time has come; may be called as often as one likes. */
    public synchronized void collect() {
        var now = clock.get();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        // Intervals end with minutes.
        if (!minute.equals(looked)) {
            looked = minute;
            collect(now, false);
        }
    }

    /** Writes what was seen in intervals that have not ended; to be called at the end. */
    public synchronized void finish() {
        collect(clock.get(), true);
    }

    private void collect(Instant now, boolean last) {
        var logs = logs();
        intervals.keySet().retainAll(logs.stream().map(FlowLog::key).toList());
        for (var log : logs) {
            intervals.computeIfAbsent(
                    log.key(), _ -> Interval.at(log.created().isBefore(begun) ? begun : log.created()));
        }
        var due = logs.stream().filter(log -> last || isDue(log, now)).toList();
        var vpcs = due.stream().map(FlowLog::vpc).collect(Collectors.toCollection(TreeSet::new));
        // Who counts what a VPC saw takes it from all of its flow logs.
        var watches =
                watches(logs.stream().filter(log -> vpcs.contains(log.vpc())).toList());
        vpcs.forEach(vpc -> count(watches, vpc));
        watches.stream()
                .filter(watch -> due.contains(watch.log))
                .forEach(watch -> write(watch, last ? now : lastEnd(watch.log, now), last));
    }

    /** Intervals end at full minutes, or tens of them. */
    private static Instant lastEnd(FlowLog log, Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / log.seconds() * log.seconds());
    }

    private boolean isDue(FlowLog log, Instant now) {
        var interval = intervals.get(log.key());
        return interval != null && interval.start.isBefore(lastEnd(log, now));
    }

    private List<FlowLog> logs() {
        return store.read(txn -> {
            var all = new ArrayList<FlowLog>();
            try (var cursor = txn.scan(FlowLog.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> all.add(entry.value()));
            }
            return all;
        });
    }

    private List<Watch> watches(List<FlowLog> logs) {
        return store.read(txn -> {
            var all = new ArrayList<Watch>();
            for (var log : logs) {
                all.add(new Watch(log, places(txn, log)));
            }
            return all;
        });
    }

    private static List<Place> places(ReadTxn txn, FlowLog log) {
        return Eni.TABLE.within(txn, log.key().sibling(log.vpc())).stream()
                .filter(log::covers)
                .map(eni -> new Place(
                        eni,
                        Subnet.TABLE
                                .find(txn, eni.key().sibling(eni.subnet()))
                                .zone()
                                .id()))
                .toList();
    }

    private void count(List<Watch> watches, String vpc) {
        List<Flow> flows;
        try {
            flows = network.flows(vpc);
        } catch (NetworkException e) {
            LOG.log(Level.WARNING, "What the interfaces of " + vpc + " saw cannot be read", e);
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

    private void write(Watch watch, Instant end, boolean last) {
        var log = watch.log;
        var interval = intervals.put(log.key(), Interval.at(end));
        if (interval == null || last && interval.sums.isEmpty()) {
            return;
        }
        var lines = lines(watch, interval, end);
        if (lines.isEmpty()) {
            return;
        }
        try {
            files.put(log, interval.start, lines);
            note(log, "");
        } catch (ApiException | IOException e) {
            LOG.log(Level.FINE, "A file of a flow log cannot be written", e);
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
