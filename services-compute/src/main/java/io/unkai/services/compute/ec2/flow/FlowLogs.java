package io.unkai.services.compute.ec2.flow;

import io.unkai.api.ec2.CreateFlowLogsRequest;
import io.unkai.api.ec2.CreateFlowLogsResult;
import io.unkai.api.ec2.DeleteFlowLogsRequest;
import io.unkai.api.ec2.DeleteFlowLogsResult;
import io.unkai.api.ec2.DescribeFlowLogsRequest;
import io.unkai.api.ec2.DescribeFlowLogsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.UnsuccessfulItem;
import io.unkai.api.ec2.UnsuccessfulItemError;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.FlowLog;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Operations on flow logs. */
public final class FlowLogs {
    private static final int MOST_RESOURCES = 25;

    private final Listing<FlowLog, io.unkai.api.ec2.FlowLog> listing;

    /** @param tokens continue lists */
    public FlowLogs(Tokens tokens) {
        this.listing = new Listing<>(tokens, FlowLog.TABLE, FlowViews::of, FlowViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_FLOW_LOGS, this::create);
        on.on(Ec2.DELETE_FLOW_LOGS, this::delete);
        on.onRead(Ec2.DESCRIBE_FLOW_LOGS, this::describe);
        registry.add(FlowLog.TABLE);
    }

    private CreateFlowLogsResult create(Call call, Txn txn, CreateFlowLogsRequest in) {
        var resources = new LinkedHashSet<>(Parts.list(in.resourceIds()));
        if (resources.isEmpty()) {
            throw Ec2Errors.missing("ResourceIds");
        }
        if (resources.size() > MOST_RESOURCES) {
            throw Ec2Errors.invalidValue("ResourceIds may have at most " + MOST_RESOURCES + " items.");
        }
        var wish = FlowWish.of(in);
        var failed = new ArrayList<UnsuccessfulItem>();
        var made = new ArrayList<String>();
        var ids = ClientTokens.once(call, txn, in.clientToken(), in, () -> {
            for (var resource : resources) {
                try {
                    made.add(make(call, txn, in, wish, resource));
                } catch (ApiException e) {
                    failed.add(failed(resource, e));
                }
            }
            return String.join(" ", made);
        });
        return CreateFlowLogsResult.builder()
                .flowLogIds(ids.isEmpty() ? List.of() : List.of(ids.split(" ")))
                .unsuccessful(failed)
                .clientToken(in.clientToken())
                .build();
    }

    private static String make(Call call, Txn txn, CreateFlowLogsRequest in, FlowWish wish, String resource) {
        var vpc = vpc(call, txn, Objects.requireNonNullElse(in.resourceType(), ""), resource);
        boolean there = FlowLog.TABLE.within(txn, Key.of(call, resource)).stream()
                .anyMatch(other -> other.resource().equals(resource) && wish.same(other));
        if (there) {
            throw new ApiException(
                    "FlowLogAlreadyExists",
                    "Error. There is an existing Flow Log with the same configuration and log destination.");
        }
        var log = FlowLog.TABLE.put(txn, wish.log(Key.of(call, call.ids().next("fl")), resource, vpc, call.now()));
        Ec2Tags.create(call, txn, Kind.FLOW_LOG, log.key(), in.tagSpecifications());
        Wanted.changed(txn, log.key().sibling(vpc));
        return log.id();
    }

    private static String vpc(Call call, ReadTxn txn, String type, String id) {
        return switch (type) {
            case "VPC" -> Vpc.TABLE.find(call, txn, id).id();
            case "Subnet" -> Subnet.TABLE.find(call, txn, id).vpc();
            case "NetworkInterface" -> Eni.TABLE.find(call, txn, id).vpc();
            case "" -> throw Ec2Errors.missing("ResourceType");
            default -> throw Ec2Errors.unsupported("Flow logs of resources of type " + type + " are not offered.");
        };
    }

    private DeleteFlowLogsResult delete(Call call, Txn txn, DeleteFlowLogsRequest in) {
        var failed = new ArrayList<UnsuccessfulItem>();
        for (var id : new LinkedHashSet<>(Parts.list(in.flowLogIds()))) {
            try {
                var log = FlowLog.TABLE.find(call, txn, id);
                FlowLog.TABLE.remove(txn, log);
                Wanted.changed(txn, log.key().sibling(log.vpc()));
            } catch (ApiException e) {
                failed.add(failed(id, e));
            }
        }
        return DeleteFlowLogsResult.builder().unsuccessful(failed).build();
    }

    private static UnsuccessfulItem failed(String id, ApiException why) {
        var error = UnsuccessfulItemError.builder().code(why.code()).message(why.getMessage());
        return UnsuccessfulItem.builder().resourceId(id).error(error.build()).build();
    }

    private DescribeFlowLogsResult describe(Call call, ReadTxn txn, DescribeFlowLogsRequest in) {
        var page = listing.list(call, txn, Asked.of(in.flowLogIds(), in.filter(), in.maxResults(), in.nextToken()));
        return DescribeFlowLogsResult.builder()
                .flowLogs(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
