package io.unkai.services.compute.ec2.flow;

import io.unkai.kernel.error.ApiException;
import io.unkai.planes.network.Flow;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.FlowLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the lines of a flow log.
 *
 * @param fields their names, in order
 */
record Format(List<String> fields) {
    /** What flow logs have that were given none: version 2. */
    static final String USUAL = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
            + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    private static final String NOTHING = "-";
    private static final Pattern FORM = Pattern.compile("\\$\\{[a-z0-9-]+}( \\$\\{[a-z0-9-]+})*");
    private static final int MAX_CHARS = 4_096;

    /**
     * What a line is about.
     *
     * @param flow what was counted, or null where there was nothing
     */
    record Line(
            FlowLog log,
            Eni eni,
            String zoneId,
            Instant start,
            Instant end,
            @Nullable Flow flow) {
        private String of(Function<Flow, Object> part) {
            return flow == null ? NOTHING : String.valueOf(part.apply(flow));
        }
    }

    private static final Map<String, Function<Line, String>> FIELDS = Map.ofEntries(
            Map.entry("version", _ -> "2"),
            Map.entry("account-id", line -> line.eni.key().account()),
            Map.entry("interface-id", line -> line.eni.id()),
            Map.entry("srcaddr", line -> line.of(Flow::source)),
            Map.entry("dstaddr", line -> line.of(Flow::destination)),
            Map.entry("pkt-srcaddr", line -> line.of(Flow::source)),
            Map.entry("pkt-dstaddr", line -> line.of(Flow::destination)),
            Map.entry("srcport", line -> line.of(Flow::sourcePort)),
            Map.entry("dstport", line -> line.of(Flow::destinationPort)),
            Map.entry("protocol", line -> line.of(Flow::protocol)),
            Map.entry("packets", line -> line.of(Flow::packets)),
            Map.entry("bytes", line -> line.of(Flow::bytes)),
            Map.entry("start", line -> Long.toString(line.start.getEpochSecond())),
            Map.entry("end", line -> Long.toString(line.end.getEpochSecond())),
            Map.entry("action", line -> line.of(flow -> flow.accepted() ? "ACCEPT" : "REJECT")),
            Map.entry("log-status", line -> line.flow == null ? "NODATA" : "OK"),
            Map.entry("vpc-id", line -> line.eni.vpc()),
            Map.entry("subnet-id", line -> line.eni.subnet()),
            Map.entry("instance-id", line -> instance(line.eni)),
            Map.entry("type", line -> line.of(flow -> flow.source().v6() ? "IPv6" : "IPv4")),
            Map.entry("region", line -> line.eni.key().region()),
            Map.entry("az-id", Line::zoneId),
            Map.entry("sublocation-type", _ -> NOTHING),
            Map.entry("sublocation-id", _ -> NOTHING),
            Map.entry("flow-direction", line -> line.of(flow -> flow.egress() ? "egress" : "ingress")));

    private static String instance(Eni eni) {
        var attachment = eni.attachment();
        return attachment == null || attachment.instance().isEmpty() ? NOTHING : attachment.instance();
    }

    /** Reads what a call asks for. @throws ApiException for what is no format, or has fields that nothing is known of */
    static Format of(String text) {
        if (text.length() > MAX_CHARS || !FORM.matcher(text).matches()) {
            throw new ApiException("InvalidParameter", "Unknown fields provided");
        }
        var fields = new ArrayList<String>();
        for (var word : text.split(" ")) {
            var name = word.substring(2, word.length() - 1);
            if (!FIELDS.containsKey(name)) {
                throw new ApiException("InvalidParameter", "Unknown fields provided: " + name);
            }
            fields.add(name);
        }
        return new Format(List.copyOf(fields));
    }

    /** The first line of a file. */
    String heading() {
        return String.join(" ", fields);
    }

    /** A line. */
    String text(Line line) {
        return fields.stream().map(field -> value(field, line)).collect(Collectors.joining(" "));
    }

    private static String value(String field, Line line) {
        var known = FIELDS.get(field);
        return known == null ? NOTHING : known.apply(line);
    }
}
