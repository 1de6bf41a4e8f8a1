package io.unkai.services.compute.ec2.flow;

import io.unkai.api.ec2.DestinationOptionsResponse;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.FlowLog;

/** Flow logs as answers show them. */
final class FlowViews {
    static final Filters<io.unkai.api.ec2.FlowLog> FILTERS = new Filters<io.unkai.api.ec2.FlowLog>()
            .on("deliver-log-status", io.unkai.api.ec2.FlowLog::deliverLogsStatus)
            .on("flow-log-id", io.unkai.api.ec2.FlowLog::flowLogId)
            .on("log-destination-type", io.unkai.api.ec2.FlowLog::logDestinationType)
            .on("log-group-name", io.unkai.api.ec2.FlowLog::logGroupName)
            .on("resource-id", io.unkai.api.ec2.FlowLog::resourceId)
            .on("traffic-type", io.unkai.api.ec2.FlowLog::trafficType)
            .onTags(log -> Ec2Tags.map(log.tags()));

    private FlowViews() {}

    static io.unkai.api.ec2.FlowLog of(ReadTxn txn, FlowLog log) {
        var view = io.unkai.api.ec2.FlowLog.builder()
                .flowLogId(log.id())
                .flowLogStatus("ACTIVE")
                .resourceId(log.resource())
                .trafficType(log.traffic().name())
                .logDestinationType("s3")
                .logDestination("arn:aws:s3:::" + log.bucket() + (log.prefix().isEmpty() ? "" : '/' + log.prefix()))
                .logFormat(log.format())
                .maxAggregationInterval(log.seconds())
                .deliverLogsStatus(log.trouble().isEmpty() ? "SUCCESS" : "FAILED")
                .deliverLogsErrorMessage(log.trouble().isEmpty() ? null : log.trouble())
                .creationTime(log.created())
                .tags(Ec2Tags.of(txn, log.key()));
        if (log.hourly()) {
            view.destinationOptions(DestinationOptionsResponse.builder()
                    .fileFormat("plain-text")
                    .hiveCompatiblePartitions(false)
                    .perHourPartition(true)
                    .build());
        }
        return view.build();
    }
}
