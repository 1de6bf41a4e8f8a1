package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceStateChange;
import io.unkai.api.ec2.RebootInstancesRequest;
import io.unkai.api.ec2.RebootInstancesResponse;
import io.unkai.api.ec2.StartInstancesRequest;
import io.unkai.api.ec2.StartInstancesResult;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.StopInstancesResult;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.api.ec2.TerminateInstancesResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.compute.Capacity;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.type.MachineType;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Starts, stops, reboots and terminates instances. */
final class Power {
    private final Host host;
    private final PublicPool pool;

    Power(Host host, PublicPool pool) {
        this.host = host;
        this.pool = pool;
    }

    void register(Handlers on) {
        on.onUpload(Ec2.START_INSTANCES, (call, in, body) -> new Room(host.require()), this::start);
        on.on(Ec2.STOP_INSTANCES, this::stop);
        on.on(Ec2.REBOOT_INSTANCES, Power::reboot);
        on.on(Ec2.TERMINATE_INSTANCES, Power::terminate);
    }

    /** What the host has. */
    private record Room(Capacity capacity) implements AutoCloseable {
        @Override
        public void close() {}
    }

    private StartInstancesResult start(Call call, Txn txn, StartInstancesRequest in, Room room) {
        var changes = change(call, txn, in.instanceIds(), instance -> start(call, txn, room, instance));
        return StartInstancesResult.builder().startingInstances(changes).build();
    }

    private StoredInstance start(Call call, Txn txn, Room room, StoredInstance instance) {
        if (instance.state() == State.PENDING || instance.state() == State.RUNNING) {
            return instance;
        }
        if (instance.state() != State.STOPPED) {
            throw state(instance, "started");
        }
        var type = type(instance);
        if (HostRoom.fits(txn, room.capacity, type) < 1) {
            throw Host.full(type, instance.place().zone());
        }
        HostRoom.take(txn, instance.key(), type);
        if (instance.place().publicly()) {
            var cards = Enis.ofInstance(txn, instance.key());
            if (!cards.isEmpty()) {
                var _ = Enis.assignAutomatic(call, txn, pool, cards.getFirst());
            }
        }
        return instance.in(State.PENDING, Progress.launch(call.now()));
    }

    /** The type of an instance, which is in the catalogue: launches and changes saw to that. */
    static MachineType type(StoredInstance instance) {
        var type = MachineTypes.find(instance.attributes().type());
        if (type == null) {
            throw Unoffered.unsupported(
                    "The instance type '" + instance.attributes().type() + "' is no longer offered here.");
        }
        return type;
    }

    private StopInstancesResult stop(Call call, Txn txn, StopInstancesRequest in) {
        if (Boolean.TRUE.equals(in.hibernate())) {
            throw new ApiException(
                    "UnsupportedHibernationConfiguration", "Instances cannot be hibernated here; stop them instead.");
        }
        boolean force = Boolean.TRUE.equals(in.force());
        var changes = change(call, txn, in.instanceIds(), instance -> stop(call, instance, force));
        return StopInstancesResult.builder().stoppingInstances(changes).build();
    }

    private static StoredInstance stop(Call call, StoredInstance instance, boolean force) {
        if (instance.state() == State.STOPPED) {
            return instance;
        }
        if (instance.state() == State.STOPPING) {
            return force ? instance.with(instance.progress().wishing(Progress.Wish.AT_ONCE)) : instance;
        }
        if (instance.state().ended()) {
            throw state(instance, "stopped");
        }
        if (instance.attributes().keepRunning()) {
            throw Ec2Errors.notPermitted("The instance '" + instance.id()
                    + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
        }
        return instance.in(State.STOPPING, instance.progress().byUser(call.now(), force));
    }

    private static RebootInstancesResponse reboot(Call call, Txn txn, RebootInstancesRequest in) {
        change(call, txn, in.instanceIds(), instance -> {
            if (instance.state() == State.PENDING) {
                return instance;
            }
            if (instance.state() != State.RUNNING) {
                throw state(instance, "rebooted");
            }
            return instance.with(instance.progress().wishing(Progress.Wish.REBOOT));
        });
        return RebootInstancesResponse.builder().build();
    }

    private static TerminateInstancesResult terminate(Call call, Txn txn, TerminateInstancesRequest in) {
        var changes = change(call, txn, in.instanceIds(), instance -> {
            if (instance.state().ended()) {
                return instance;
            }
            if (instance.attributes().keep()) {
                throw Ec2Errors.notPermitted(
                        "The instance '" + instance.id()
                                + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
            }
            return instance.in(State.SHUTTING_DOWN, instance.progress().byUser(call.now(), false));
        });
        return TerminateInstancesResult.builder().terminatingInstances(changes).build();
    }

    private static ApiException state(StoredInstance instance, String verb) {
        return new ApiException(
                "IncorrectInstanceState",
                "The instance '" + instance.id() + "' is not in a state from which it can be " + verb + '.');
    }

    /** Changes all or none, and answers what became of each. */
    private static List<InstanceStateChange> change(
            Call call, Txn txn, @Nullable List<String> ids, UnaryOperator<StoredInstance> change) {
        return Instances.find(call, txn, ids).stream()
                .map(before -> {
                    var after = change.apply(before);
                    if (!after.equals(before)) {
                        Instances.put(txn, after);
                    }
                    return InstanceStateChange.builder()
                            .instanceId(before.id())
                            .previousState(before.state().view())
                            .currentState(after.state().view())
                            .build();
                })
                .toList();
    }
}
