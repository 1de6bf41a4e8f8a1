package io.unkai.services.compute.ec2.subnet;

import io.unkai.api.ec2.CreateSubnetCidrReservationRequest;
import io.unkai.api.ec2.CreateSubnetCidrReservationResult;
import io.unkai.api.ec2.DeleteSubnetCidrReservationRequest;
import io.unkai.api.ec2.DeleteSubnetCidrReservationResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetSubnetCidrReservationsRequest;
import io.unkai.api.ec2.GetSubnetCidrReservationsResult;
import io.unkai.api.ec2.SubnetCidrReservation;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.CidrReservation;
import io.unkai.services.compute.ec2.net.Subnet;

/** Operations that reserve addresses of subnets. */
record Reservations(Tokens tokens) {
    private static final Filters<SubnetCidrReservation> FILTERS = new Filters<SubnetCidrReservation>()
            .on("reservationType", SubnetCidrReservation::reservationType)
            .on("subnet-id", SubnetCidrReservation::subnetId)
            .onTags(one -> Ec2Tags.map(one.tags()));

    void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_SUBNET_CIDR_RESERVATION, this::create);
        on.on(Ec2.DELETE_SUBNET_CIDR_RESERVATION, this::delete);
        on.onRead(Ec2.GET_SUBNET_CIDR_RESERVATIONS, this::list);
        registry.add(CidrReservation.TABLE);
    }

    private CreateSubnetCidrReservationResult create(Call call, Txn txn, CreateSubnetCidrReservationRequest in) {
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        var text = in.cidr() == null ? "" : in.cidr();
        var cidr = text.indexOf(':') < 0 ? Cidrs.ipv4("Cidr", in.cidr()) : Cidrs.ipv6("Cidr", text);
        if (subnet.cidrs().stream().noneMatch(block -> block.contains(cidr))) {
            throw new ApiException(
                    "InvalidSubnetCidrReservation.Range",
                    "The CIDR '" + cidr + "' is not within the subnet '" + subnet.id() + "'");
        }
        boolean taken = CidrReservation.TABLE.within(txn, subnet.key()).stream()
                .map(CidrReservation::cidr)
                .anyMatch(cidr::overlaps);
        if (taken) {
            throw new ApiException(
                    "InvalidSubnetCidrReservation.Conflict",
                    "The CIDR '" + cidr + "' conflicts with another reservation");
        }
        var made = CidrReservation.TABLE.put(
                txn,
                new CidrReservation(
                        Key.of(call, call.ids().next("scr")),
                        subnet.id(),
                        cidr,
                        String.valueOf(in.reservationType()),
                        in.description() == null ? "" : in.description()));
        Ec2Tags.create(call, txn, Kind.CIDR_RESERVATION, made.key(), in.tagSpecifications());
        return CreateSubnetCidrReservationResult.builder()
                .subnetCidrReservation(view(txn, made))
                .build();
    }

    private DeleteSubnetCidrReservationResult delete(Call call, Txn txn, DeleteSubnetCidrReservationRequest in) {
        var going = CidrReservation.TABLE.find(call, txn, in.subnetCidrReservationId());
        var view = view(txn, going);
        CidrReservation.TABLE.remove(txn, going);
        return DeleteSubnetCidrReservationResult.builder()
                .deletedSubnetCidrReservation(view)
                .build();
    }

    private GetSubnetCidrReservationsResult list(Call call, ReadTxn txn, GetSubnetCidrReservationsRequest in) {
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var all = CidrReservation.TABLE.within(txn, subnet.key()).stream()
                .map(one -> view(txn, one))
                .filter(FILTERS.all(asked.filters()))
                .toList();
        var page = Pages.page(
                call,
                tokens,
                "reservations of " + subnet.id(),
                all,
                one -> String.valueOf(one.subnetCidrReservationId()),
                asked);
        return GetSubnetCidrReservationsResult.builder()
                .subnetIpv4CidrReservations(
                        page.items().stream().filter(one -> !v6(one)).toList())
                .subnetIpv6CidrReservations(
                        page.items().stream().filter(Reservations::v6).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean v6(SubnetCidrReservation one) {
        var cidr = one.cidr() == null ? null : Cidr.tryParse(one.cidr());
        return cidr != null && cidr.v6();
    }

    private static SubnetCidrReservation view(ReadTxn txn, CidrReservation one) {
        return SubnetCidrReservation.builder()
                .subnetCidrReservationId(one.id())
                .subnetId(one.subnet())
                .cidr(one.cidr().toString())
                .reservationType(one.type())
                .ownerId(one.key().account())
                .description(one.description().isEmpty() ? null : one.description())
                .tags(Ec2Tags.of(txn, one.key()))
                .build();
    }
}
