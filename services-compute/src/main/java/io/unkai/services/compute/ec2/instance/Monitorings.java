package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceMonitoring;
import io.unkai.api.ec2.MonitorInstancesResult;
import io.unkai.api.ec2.Monitoring;
import io.unkai.api.ec2.UnmonitorInstancesResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Txn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switches detailed monitoring. */
final class Monitorings {
    void register(Handlers on) {
        on.on(
                Ec2.MONITOR_INSTANCES,
                (call, txn, in) -> MonitorInstancesResult.builder()
                        .instanceMonitorings(change(call, txn, in.instanceIds(), true))
                        .build());
        on.on(
                Ec2.UNMONITOR_INSTANCES,
                (call, txn, in) -> UnmonitorInstancesResult.builder()
                        .instanceMonitorings(change(call, txn, in.instanceIds(), false))
                        .build());
    }

    private static List<InstanceMonitoring> change(Call call, Txn txn, @Nullable List<String> ids, boolean on) {
        return Instances.find(call, txn, ids).stream()
                .map(instance -> {
                    StoredInstance.TABLE.put(
                            txn, instance.with(instance.attributes().withMonitoring(on)));
                    return InstanceMonitoring.builder()
                            .instanceId(instance.id())
                            .monitoring(Monitoring.builder()
                                    .state(on ? "enabled" : "disabled")
                                    .build())
                            .build();
                })
                .toList();
    }
}
