package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.DescribeInstanceCreditSpecificationsRequest;
import io.unkai.api.ec2.DescribeInstanceCreditSpecificationsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceCreditSpecification;
import io.unkai.api.ec2.InstanceCreditSpecificationRequest;
import io.unkai.api.ec2.ModifyInstanceCreditSpecificationRequest;
import io.unkai.api.ec2.ModifyInstanceCreditSpecificationResult;
import io.unkai.api.ec2.SuccessfulInstanceCreditSpecificationItem;
import io.unkai.api.ec2.UnsuccessfulInstanceCreditSpecificationItem;
import io.unkai.api.ec2.UnsuccessfulInstanceCreditSpecificationItemError;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether burstable instances may burst on without credits.
 *
 * @param tokens continue lists
 */
record Credits(Tokens tokens) {
    private static final String UNLIMITED = "unlimited";
    private static final String STANDARD = "standard";
    private static final Filters<InstanceCreditSpecification> FILTERS =
            new Filters<InstanceCreditSpecification>().on("instance-id", InstanceCreditSpecification::instanceId);

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_INSTANCE_CREDIT_SPECIFICATIONS, this::list);
        on.on(Ec2.MODIFY_INSTANCE_CREDIT_SPECIFICATION, Credits::modify);
    }

    private DescribeInstanceCreditSpecificationsResult list(
            Call call, ReadTxn txn, DescribeInstanceCreditSpecificationsRequest in) {
        var asked = Asked.of(in.instanceIds(), in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        var chosen = asked.ids().isEmpty()
                ? StoredInstance.TABLE.all(txn, call.account(), call.region()).stream()
                        .filter(instance -> instance.attributes().unlimitedCredits())
                        .toList()
                : Instances.find(call, txn, asked.ids());
        var all = chosen.stream()
                .filter(Credits::burstable)
                .map(instance -> new InstanceCreditSpecification(
                        instance.id(), instance.attributes().unlimitedCredits() ? UNLIMITED : STANDARD))
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "credits", all, one -> String.valueOf(one.instanceId()), asked);
        return DescribeInstanceCreditSpecificationsResult.builder()
                .instanceCreditSpecifications(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean burstable(StoredInstance instance) {
        var type = MachineTypes.find(instance.attributes().type());
        return type != null && type.burstable();
    }

    private static ModifyInstanceCreditSpecificationResult modify(
            Call call, Txn txn, ModifyInstanceCreditSpecificationRequest in) {
        var asked = in.instanceCreditSpecifications();
        if (asked == null || asked.isEmpty()) {
            throw Ec2Errors.missing("InstanceCreditSpecifications");
        }
        var done = new ArrayList<SuccessfulInstanceCreditSpecificationItem>();
        var failed = new ArrayList<UnsuccessfulInstanceCreditSpecificationItem>();
        for (var one : asked) {
            var error = modify(call, txn, one);
            if (error == null) {
                done.add(new SuccessfulInstanceCreditSpecificationItem(one.instanceId()));
            } else {
                failed.add(new UnsuccessfulInstanceCreditSpecificationItem(one.instanceId(), error));
            }
        }
        return ModifyInstanceCreditSpecificationResult.builder()
                .successfulInstanceCreditSpecifications(List.copyOf(done))
                .unsuccessfulInstanceCreditSpecifications(List.copyOf(failed))
                .build();
    }

    private static @Nullable UnsuccessfulInstanceCreditSpecificationItemError modify(
            Call call, Txn txn, InstanceCreditSpecificationRequest asked) {
        var id = Objects.requireNonNullElse(asked.instanceId(), "");
        var credits = Objects.requireNonNullElse(asked.cpuCredits(), "");
        if (!credits.equals(UNLIMITED) && !credits.equals(STANDARD)) {
            throw Ec2Errors.invalidValue("Value (" + credits + ") for parameter CpuCredits is invalid.");
        }
        var instance = StoredInstance.TABLE.get(txn, Key.of(call, id));
        if (instance == null) {
            return error("InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
        }
        if (!burstable(instance)) {
            return error(
                    "InstanceCreditSpecification.NotSupported",
                    "The instance type of '" + id + "' does not support CPU credits.");
        }
        if (instance.state().ended()) {
            return error("IncorrectInstanceState", "The instance '" + id + "' is not in a valid state.");
        }
        StoredInstance.TABLE.put(txn, instance.with(instance.attributes().withCredits(credits.equals(UNLIMITED))));
        return null;
    }

    private static UnsuccessfulInstanceCreditSpecificationItemError error(String code, String message) {
        return new UnsuccessfulInstanceCreditSpecificationItemError(code, message);
    }
}
