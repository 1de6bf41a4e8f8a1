package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.List;

/**
 * A flow log: what the interfaces of a resource see is written into files of a bucket.
 *
 * @param resource the id of a VPC, a subnet or a network interface
 * @param vpc the VPC's id
 * @param traffic which packets are meant
 * @param bucket the name of the bucket
 * @param prefix what the names of its files begin with: empty, or a path that ends with a slash
 * @param format the fields of a line
 * @param seconds how long packets of a flow are counted together: 60 or 600
 * @param hourly whether there is a folder for each hour
 * @param trouble why files could not be written last, or empty
 */
public record FlowLog(
        Key key,
        String resource,
        String vpc,
        Traffic traffic,
        String bucket,
        String prefix,
        String format,
        int seconds,
        boolean hourly,
        Instant created,
        String trouble)
        implements Resource {
    /** All flow logs. */
    public static final ResourceTable<FlowLog> TABLE =
            new ResourceTable<>(Kind.FLOW_LOG, "ec2.flow-logs", FlowLog.class);

    /** Which packets are meant. */
    public enum Traffic {
        /** Those that passed. */
        ACCEPT,
        /** Those that did not. */
        REJECT,
        /** Both. */
        ALL
    }

    @Override
    public List<String> within() {
        return resource.equals(vpc) ? List.of(vpc) : List.of(vpc, resource);
    }

    /** The same after files were written, or not. */
    public FlowLog troubled(String why) {
        return new FlowLog(key, resource, vpc, traffic, bucket, prefix, format, seconds, hourly, created, why);
    }

    /** The interfaces of a VPC that it is about. */
    public boolean covers(Eni eni) {
        return resource.equals(eni.vpc()) || resource.equals(eni.subnet()) || resource.equals(eni.id());
    }

    /** The ids of the interfaces of a VPC that some flow log is about. */
    public static List<String> watched(ReadTxn txn, Key vpc, List<Eni> enis) {
        var logs = TABLE.within(txn, vpc);
        return enis.stream()
                .filter(eni -> logs.stream().anyMatch(log -> log.covers(eni)))
                .map(Eni::id)
                .toList();
    }
}
