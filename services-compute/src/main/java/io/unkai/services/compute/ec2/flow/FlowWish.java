package io.unkai.services.compute.ec2.flow;

import io.unkai.api.ec2.CreateFlowLogsRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.FlowLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a call asks flow logs to be, whatever they are of.
 *
 * @param prefix empty, or a path that ends with a slash
 */
record FlowWish(FlowLog.Traffic traffic, String bucket, String prefix, String format, int seconds, boolean hourly) {
    private static final Pattern DESTINATION =
            Pattern.compile("arn:aws:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^\\p{Cntrl}]{0,512}))?");
    private static final int MINUTE = 60;
    private static final int TEN_MINUTES = 600;
    private static final int NOT_IMPLEMENTED = 501;

    static FlowWish of(CreateFlowLogsRequest in) {
        var kind = Objects.requireNonNullElse(in.logDestinationType(), "cloud-watch-logs");
        if (!kind.equals("s3")) {
            throw new ApiException(
                    "NotImplemented",
                    NOT_IMPLEMENTED,
                    "Flow logs are written to S3 only: a LogDestinationType of " + kind + " is not implemented.");
        }
        var traffic = traffic(in);
        if (in.logDestination() == null) {
            throw Ec2Errors.missing("LogDestination");
        }
        if (in.logGroupName() != null || in.deliverLogsPermissionArn() != null) {
            throw Ec2Errors.combination(
                    "LogGroupName and DeliverLogsPermissionArn are not applicable for a log destination type of s3.");
        }
        var destination = DESTINATION.matcher(in.logDestination());
        if (!destination.matches()) {
            throw new ApiException(
                    "InvalidParameter", "LogDestination: " + in.logDestination() + " is not a valid ARN");
        }
        int seconds = Objects.requireNonNullElse(in.maxAggregationInterval(), TEN_MINUTES);
        if (seconds != MINUTE && seconds != TEN_MINUTES) {
            throw Ec2Errors.invalidValue("MaxAggregationInterval", seconds, "The value must be 60 or 600.");
        }
        var format = Objects.requireNonNullElse(in.logFormat(), Format.USUAL);
        var _ = Format.of(format);
        return new FlowWish(traffic, destination.group(1), prefix(destination.group(2)), format, seconds, hourly(in));
    }

    private static FlowLog.Traffic traffic(CreateFlowLogsRequest in) {
        return switch (Objects.requireNonNullElse(in.trafficType(), "")) {
            case "ACCEPT" -> FlowLog.Traffic.ACCEPT;
            case "REJECT" -> FlowLog.Traffic.REJECT;
            case "ALL" -> FlowLog.Traffic.ALL;
            case "" -> throw Ec2Errors.missing("TrafficType");
            default -> throw Ec2Errors.invalidValue("TrafficType must be ACCEPT, REJECT or ALL.");
        };
    }

    private static String prefix(@org.jspecify.annotations.Nullable String path) {
        if (path == null || path.isEmpty()) {
            return "";
        }
        return path.endsWith("/") ? path : path + '/';
    }

    private static boolean hourly(CreateFlowLogsRequest in) {
        var options = in.destinationOptions();
        if (options == null) {
            return false;
        }
        if (options.fileFormat() != null && !options.fileFormat().equals("plain-text")) {
            throw Ec2Errors.unsupported("Flow logs are written as plain-text only.");
        }
        if (Boolean.TRUE.equals(options.hiveCompatiblePartitions())) {
            throw Ec2Errors.unsupported("Hive-compatible partitions are not offered.");
        }
        return Boolean.TRUE.equals(options.perHourPartition());
    }

    boolean same(FlowLog other) {
        return other.traffic() == traffic
                && other.bucket().equals(bucket)
                && other.prefix().equals(prefix)
                && other.format().equals(format)
                && other.seconds() == seconds;
    }

    FlowLog log(Key key, String resource, String vpc, Instant now) {
        var created = now.truncatedTo(ChronoUnit.MILLIS);
        return new FlowLog(key, resource, vpc, traffic, bucket, prefix, format, seconds, hourly, created, "");
    }
}
