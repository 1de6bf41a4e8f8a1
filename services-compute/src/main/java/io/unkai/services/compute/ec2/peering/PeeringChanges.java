package io.unkai.services.compute.ec2.peering;

import io.unkai.api.ec2.AcceptVpcPeeringConnectionRequest;
import io.unkai.api.ec2.AcceptVpcPeeringConnectionResult;
import io.unkai.api.ec2.DeleteVpcPeeringConnectionRequest;
import io.unkai.api.ec2.DeleteVpcPeeringConnectionResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVpcPeeringConnectionOptionsRequest;
import io.unkai.api.ec2.ModifyVpcPeeringConnectionOptionsResult;
import io.unkai.api.ec2.PeeringConnectionOptions;
import io.unkai.api.ec2.PeeringConnectionOptionsRequest;
import io.unkai.api.ec2.RejectVpcPeeringConnectionRequest;
import io.unkai.api.ec2.RejectVpcPeeringConnectionResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PeeringState;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Operations that accept, reject, change and delete peerings. */
final class PeeringChanges {
    /** How long a peering that is over is shown. */
    static final Duration SHOWN = Duration.ofHours(2);

    void register(Handlers on) {
        on.on(Ec2.ACCEPT_VPC_PEERING_CONNECTION, this::accept);
        on.on(Ec2.REJECT_VPC_PEERING_CONNECTION, this::reject);
        on.on(Ec2.DELETE_VPC_PEERING_CONNECTION, this::delete);
        on.on(Ec2.MODIFY_VPC_PEERING_CONNECTION_OPTIONS, this::modify);
    }

    private AcceptVpcPeeringConnectionResult accept(Call call, Txn txn, AcceptVpcPeeringConnectionRequest in) {
        var peering = find(call, txn, in.vpcPeeringConnectionId());
        checkAccepter(call, peering, "accept");
        if (peering.state() == PeeringState.PENDING_ACCEPTANCE
                && peering.expiry().isBefore(call.now())) {
            throw PeeringState.refusal(PeeringState.EXPIRED, PeeringState.PROVISIONING);
        }
        var vpc = Vpc.TABLE.find(txn, peering.accepter().vpc());
        var accepted = peering.with(
                        peering.requester(),
                        new Peering.Side(
                                vpc.key(), vpc.cidrs(), peering.accepter().remoteNames(), false))
                .in(PeeringState.PROVISIONING, "Provisioning", peering.expiry());
        Peering.put(txn, accepted);
        both(txn, accepted);
        return AcceptVpcPeeringConnectionResult.builder()
                .vpcPeeringConnection(PeeringViews.of(call, txn, accepted))
                .build();
    }

    private static void checkAccepter(Call call, Peering peering, String what) {
        var vpc = peering.accepter().vpc();
        if (!vpc.account().equals(call.account())) {
            throw Ec2Errors.notPermitted("User " + call.account() + " cannot " + what + " peering " + peering.id());
        }
        if (!vpc.region().equals(call.region())) {
            throw Ec2Errors.notPermitted("Incorrect region ( " + call.region()
                    + " ) specified for this request. VPC peering connection " + peering.id() + " must be " + what
                    + "ed in region " + vpc.region());
        }
    }

    private static void both(Txn txn, Peering peering) {
        Wanted.changed(txn, peering.requester().vpc());
        Wanted.changed(txn, peering.accepter().vpc());
    }

    private RejectVpcPeeringConnectionResult reject(Call call, Txn txn, RejectVpcPeeringConnectionRequest in) {
        var peering = find(call, txn, in.vpcPeeringConnectionId());
        checkAccepter(call, peering, "reject");
        Peering.put(
                txn,
                peering.in(
                        PeeringState.REJECTED,
                        "Rejected by " + call.account(),
                        call.now().plus(SHOWN)));
        return RejectVpcPeeringConnectionResult.builder().return_(true).build();
    }

    private DeleteVpcPeeringConnectionResult delete(Call call, Txn txn, DeleteVpcPeeringConnectionRequest in) {
        var peering = find(call, txn, in.vpcPeeringConnectionId());
        if (peering.state() == PeeringState.PENDING_ACCEPTANCE
                && !peering.requester().vpc().account().equals(call.account())) {
            throw Ec2Errors.notPermitted("User " + call.account() + " cannot delete peering " + peering.id());
        }
        var deleted = peering.in(
                PeeringState.DELETED, "Deleted by " + call.account(), call.now().plus(SHOWN));
        Peering.put(txn, deleted);
        both(txn, deleted);
        return DeleteVpcPeeringConnectionResult.builder().return_(true).build();
    }

    private ModifyVpcPeeringConnectionOptionsResult modify(
            Call call, Txn txn, ModifyVpcPeeringConnectionOptionsRequest in) {
        var peering = find(call, txn, in.vpcPeeringConnectionId());
        if (peering.state() != PeeringState.ACTIVE) {
            throw new ApiException(
                    "OperationNotPermitted",
                    "Peering " + peering.id() + " is not active. Peering options can be added only to active"
                            + " peerings.");
        }
        var changed = peering.with(
                side(call, peering.requester(), in.requesterPeeringConnectionOptions()),
                side(call, peering.accepter(), in.accepterPeeringConnectionOptions()));
        Peering.put(txn, changed);
        return ModifyVpcPeeringConnectionOptionsResult.builder()
                .requesterPeeringConnectionOptions(view(changed.requester(), in.requesterPeeringConnectionOptions()))
                .accepterPeeringConnectionOptions(view(changed.accepter(), in.accepterPeeringConnectionOptions()))
                .build();
    }

    private static Peering.Side side(Call call, Peering.Side side, @Nullable PeeringConnectionOptionsRequest asked) {
        if (asked == null || asked.allowDnsResolutionFromRemoteVpc() == null) {
            return side;
        }
        if (!side.vpc().account().equals(call.account()) || !side.vpc().region().equals(call.region())) {
            throw Ec2Errors.notPermitted("User " + call.account() + " cannot modify peering options of "
                    + side.vpc().id() + " from here");
        }
        return new Peering.Side(side.vpc(), side.cidrs(), asked.allowDnsResolutionFromRemoteVpc(), side.made());
    }

    private static @Nullable PeeringConnectionOptions view(
            Peering.Side side, @Nullable PeeringConnectionOptionsRequest asked) {
        return asked == null
                ? null
                : PeeringConnectionOptions.builder()
                        .allowDnsResolutionFromRemoteVpc(side.remoteNames())
                        .build();
    }

    private static Peering find(Call call, ReadTxn txn, @Nullable String id) {
        if (id == null || !Kind.PEERING.isId(id)) {
            throw Kind.PEERING.malformed(String.valueOf(id));
        }
        var peering = Peering.get(txn, id);
        if (peering == null
                || !sees(call, peering.requester().vpc())
                        && !sees(call, peering.accepter().vpc())) {
            throw Kind.PEERING.absent(id);
        }
        return peering;
    }

    private static boolean sees(Call call, Key vpc) {
        return vpc.account().equals(call.account());
    }
}
