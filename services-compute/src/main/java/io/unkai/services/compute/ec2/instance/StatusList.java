package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.DescribeInstanceStatusRequest;
import io.unkai.api.ec2.DescribeInstanceStatusResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceState;
import io.unkai.api.ec2.InstanceStatus;
import io.unkai.api.ec2.InstanceStatusDetails;
import io.unkai.api.ec2.InstanceStatusSummary;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.instance.Health.Check;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells how instances do. */
final class StatusList {
    private static final String NOT_APPLICABLE = "not-applicable";
    private static final Filters<InstanceStatus> FILTERS = new Filters<InstanceStatus>()
            .on("availability-zone", InstanceStatus::availabilityZone)
            .on("instance-state-code", status -> state(status, InstanceState::code))
            .on("instance-state-name", status -> state(status, InstanceState::name))
            .on("instance-status.status", status -> status(status.instanceStatus()))
            .on("instance-status.reachability", status -> reachability(status.instanceStatus()))
            .on("system-status.status", status -> status(status.systemStatus()))
            .on("system-status.reachability", status -> reachability(status.systemStatus()));

    private final Tokens tokens;

    StatusList(Tokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_INSTANCE_STATUS, this::list);
    }

    private DescribeInstanceStatusResult list(Call call, ReadTxn txn, DescribeInstanceStatusRequest in) {
        var asked = Asked.of(in.instanceIds(), in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        boolean all = Boolean.TRUE.equals(in.includeAllInstances());
        var chosen = asked.ids().isEmpty()
                ? StoredInstance.TABLE.all(txn, call.account(), call.region())
                : Instances.find(call, txn, asked.ids());
        var found = chosen.stream()
                .filter(instance -> all || instance.state() == State.RUNNING)
                .map(instance -> view(txn, instance))
                .filter(matches)
                .toList();
        var page = Pages.page(
                call, tokens, "instance-status", found, status -> String.valueOf(status.instanceId()), asked);
        return DescribeInstanceStatusResult.builder()
                .instanceStatuses(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static InstanceStatus view(ReadTxn txn, StoredInstance instance) {
        var health = instance.state() == State.RUNNING ? Health.of(txn, instance.key()) : null;
        boolean running = instance.state() == State.RUNNING;
        var since = instance.progress().changed();
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.place().zone())
                .instanceState(instance.state().view())
                .events(List.of())
                .systemStatus(summary(
                        running,
                        health == null ? Check.INITIALIZING : health.system(),
                        health == null ? since : health.systemSince()))
                .instanceStatus(summary(
                        running,
                        health == null ? Check.INITIALIZING : health.guest(),
                        health == null ? since : health.guestSince()))
                .build();
    }

    private static InstanceStatusSummary summary(boolean running, Check check, Instant since) {
        if (!running) {
            return InstanceStatusSummary.builder().status(NOT_APPLICABLE).build();
        }
        var detail = InstanceStatusDetails.builder()
                .name("reachability")
                .status(
                        switch (check) {
                            case INITIALIZING -> "initializing";
                            case OK -> "passed";
                            case IMPAIRED -> "failed";
                        })
                .impairedSince(check == Check.IMPAIRED ? since : null)
                .build();
        return InstanceStatusSummary.builder()
                .status(check.name().toLowerCase(Locale.ROOT))
                .details(List.of(detail))
                .build();
    }

    private static @Nullable String state(InstanceStatus status, Function<InstanceState, @Nullable Object> value) {
        var state = status.instanceState();
        return state == null ? null : String.valueOf(value.apply(state));
    }

    private static @Nullable String status(@Nullable InstanceStatusSummary summary) {
        return summary == null ? null : summary.status();
    }

    private static @Nullable String reachability(@Nullable InstanceStatusSummary summary) {
        var details = summary == null ? null : summary.details();
        return details == null || details.isEmpty() ? null : details.getFirst().status();
    }
}
