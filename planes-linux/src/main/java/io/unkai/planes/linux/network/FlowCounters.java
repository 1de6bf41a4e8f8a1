package io.unkai.planes.linux.network;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Flow;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the kernel counted for the watched interfaces of one VPC, and what of it was told already. */
final class FlowCounters {
    private static final int KINDS = 4;
    private static final int DIGITS = 7;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final List<String> SETS = List.of("tcp4", "udp4", "other4", "tcp6", "udp6", "other6");
    private static final Pattern SET = Pattern.compile("\\bset seen_(\\w+)");
    private static final Pattern ELEMENT = Pattern.compile(
            "(0x[0-9a-f]{8}) \\. (\\S+) \\. (\\S+) \\. (\\d+)(?: \\. (\\d+))? counter packets (\\d+) bytes (\\d+)");

    private Map<String, Count> told = new HashMap<>();

    private record Count(long packets, long bytes) {
        /** What is new since another; a counter that ran out began again. */
        Count since(Count before) {
            return packets < before.packets ? this : new Count(packets - before.packets, bytes - before.bytes);
        }
    }

    /**
     * The number that stands for an interface in the kernel's sets.
     *
     * @param kind 0 refused coming in, 1 refused going out, 2 and 3 the same accepted
     */
    static long mark(String interfaceId, int kind) {
        return Long.parseLong(Names.hash(interfaceId).substring(0, DIGITS), 16) * KINDS + kind;
    }

    /** What is new; runs in the router's namespace. Several sets at once is more than nft 1.0.6 can list. */
    synchronized List<Flow> read(State state) {
        var listed = new StringBuilder();
        for (var set : SETS) {
            var one = Command.of("nft", "-nn", "list", "set", "inet", Table.NAME, "seen_" + set)
                    .run();
            if (!one.ok()) {
                throw new NetworkException("nft failed: " + one.errors(), null);
            }
            listed.append(one.output());
        }
        return read(state, listed.toString());
    }

    /** What is new in what the kernel lists. */
    synchronized List<Flow> read(State state, String listed) {
        Map<Long, String> faces = new HashMap<>();
        state.network().watched().forEach(id -> faces.put(mark(id, 0), id));
        var flows = new ArrayList<Flow>();
        var now = new HashMap<String, Count>();
        var set = "";
        for (var line : (Iterable<String>) listed.lines()::iterator) {
            var begins = SET.matcher(line);
            if (begins.find()) {
                set = begins.group(1);
            }
            var element = ELEMENT.matcher(line);
            while (element.find()) {
                var count = new Count(Long.parseLong(element.group(6)), Long.parseLong(element.group(7)));
                var key = set + element.group().substring(0, element.start(6) - element.start());
                now.put(key, count);
                var fresh = count.since(told.getOrDefault(key, new Count(0, 0)));
                long mark = Long.decode(element.group(1));
                var face = faces.get(mark - mark % KINDS);
                if (face != null && fresh.packets > 0) {
                    flows.add(flow(set, face, (int) (mark % KINDS), element, fresh));
                }
            }
        }
        told = now;
        return flows;
    }

    private static Flow flow(String set, String face, int kind, java.util.regex.Matcher element, Count count) {
        boolean ports = !set.startsWith("other");
        int fourth = Integer.parseInt(element.group(4));
        return new Flow(
                face,
                kind % 2 == 1,
                kind >= 2,
                Ip.parse(element.group(2)),
                Ip.parse(element.group(3)),
                ports ? set.startsWith("tcp") ? TCP : UDP : fourth,
                ports ? fourth : 0,
                ports ? Integer.parseInt(element.group(5)) : 0,
                count.packets,
                count.bytes);
    }
}
