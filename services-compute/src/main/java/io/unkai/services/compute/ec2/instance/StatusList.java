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
    /** What EC2 knows and instances here never have: events, who operates them. */
    private static final List<String> NEVER = List.of(
            "attached-ebs-status.status",
            "event.code",
            "event.description",
            "event.instance-event-id",
            "event.not-after",
            "event.not-before",
            "event.not-before-deadline",
            "operator.managed",
            "operator.principal");

    private static final Filters<Told> FILTERS = filters();

    /** How an instance does. */
    private record Told(StoredInstance instance, InstanceStatus status) {}

    private final Tokens tokens;

    StatusList(Tokens tokens) {
        this.tokens = tokens;
    }

    private static Filters<Told> filters() {
        var filters = new Filters<Told>()
                .on("availability-zone", told -> told.instance.place().zone())
                .on("availability-zone-id", told -> told.instance.place().zoneId())
                .on("instance-state-code", told -> state(told.status, InstanceState::code))
                .on("instance-state-name", told -> state(told.status, InstanceState::name))
                .on("instance-status.status", told -> status(told.status.instanceStatus()))
                .on("instance-status.reachability", told -> reachability(told.status.instanceStatus()))
                .on("system-status.status", told -> status(told.status.systemStatus()))
                .on("system-status.reachability", told -> reachability(told.status.systemStatus()));
        NEVER.forEach(name -> filters.on(name, _ -> null));
        return filters;
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
                .map(instance -> new Told(instance, view(txn, instance)))
                .filter(matches)
                .map(Told::status)
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
