package io.unkai.services.compute.ec2;

import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.Tags;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.disk.DiskKeys;
import io.unkai.services.compute.ec2.image.ImageRecycling;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.instance.InstanceKeys;
import io.unkai.services.compute.ec2.instance.ProfileAssociations;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.key.KeyPairTable;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.snapshot.SnapshotRecycling;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.template.TemplateTable;
import io.unkai.services.compute.ec2.template.Templates;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What permissions need to know of EC2's resources: their tags, which resource an association belongs to, and condition keys. */
final class Ec2Facts implements ResourceFacts {
    @Override
    public Map<String, String> tags(ReadTxn txn, Arn resource) {
        var key = key(txn, resource);
        var binned = binned(txn, key);
        if (binned != null) {
            return binned;
        }
        if (resource.resource().startsWith("key-pair/")) {
            var pair = KeyPairTable.named(txn, key.account(), key.region(), key.id());
            return pair == null ? Map.of() : Tags.of(txn, Ec2Tags.resource(pair.key()));
        }
        return Tags.of(txn, Ec2Tags.resource(key));
    }

    private static Key key(Arn resource) {
        var path = resource.resource();
        return new Key(resource.account(), resource.region(), path.substring(path.lastIndexOf('/') + 1));
    }

    /** ARNs of images and snapshots do not say whose they are. */
    private static Key key(ReadTxn txn, Arn resource) {
        var key = key(resource);
        if (!key.account().isEmpty()) {
            return key;
        }
        var owned = Kind.SNAPSHOT.isId(key.id()) ? StoredSnapshot.find(txn, key.id()) : StoredImage.find(txn, key.id());
        if (owned == null) {
            var binned = Kind.SNAPSHOT.isId(key.id())
                    ? SnapshotRecycling.BIN.find(txn, key.id())
                    : ImageRecycling.BIN.find(txn, key.id());
            return binned == null ? key : binned;
        }
        return owned.key();
    }

    /** The tags of what is in the recycle bin, or null. */
    private static @Nullable Map<String, String> binned(ReadTxn txn, Key key) {
        var stay = switch (Kind.ofId(key.id())) {
            case SNAPSHOT -> SnapshotRecycling.BIN.stay(txn, key);
            case IMAGE -> ImageRecycling.BIN.stay(txn, key);
            case null, default -> null;
        };
        return stay == null ? null : stay.tags();
    }

    @Override
    public @Nullable String name(ReadTxn txn, Call call, String variable, String value) {
        var key = Key.of(call, value);
        return switch (variable) {
            case "SecurityGroupId" -> group(txn, call, value);
            case "VpcId" -> value.startsWith("vpc-cidr-assoc-") ? first(Vpc.TABLE.within(txn, key)) : value;
            case "SubnetId" -> value.contains("assoc-") ? first(Subnet.TABLE.within(txn, key)) : value;
            case "RouteTableId" -> value.startsWith("rtbassoc-") ? table(txn, key) : value;
            case "NetworkInterfaceId" -> eni(txn, key);
            case "InstanceId" -> instanceId(txn, key);
            case "AllocationId" -> allocation(txn, key);
            case "KeyPairName" -> keyPair(txn, key);
            case "LaunchTemplateId" -> template(txn, call, value);
            default -> value;
        };
    }

    /** A launch from a template asks for what the template says. */
    @Override
    public Struct whole(ReadTxn txn, Call call, Struct input) {
        if (!(input instanceof RunInstancesRequest launch) || launch.launchTemplate() == null) {
            return input;
        }
        try {
            return Templates.complete(call, txn, launch);
        } catch (ApiException absent) {
            // Whoever may launch is told that there is no such template; others are not.
            return input;
        }
    }

    /** Only groups of the default VPC are named by their names. */
    private static String group(ReadTxn txn, Call call, String value) {
        if (value.isEmpty() || Kind.GROUP.isId(value)) {
            return value;
        }
        var vpc = DefaultVpc.find(call, txn);
        for (var group : vpc == null ? List.<Group>of() : Group.TABLE.within(txn, vpc.key())) {
            if (group.name().equals(value)) {
                return group.id();
            }
        }
        return value;
    }

    private static String keyPair(ReadTxn txn, Key key) {
        var pair = Kind.KEY_PAIR.isId(key.id()) ? KeyPairTable.TABLE.get(txn, key) : null;
        return pair == null ? key.id() : pair.name();
    }

    private static String template(ReadTxn txn, Call call, String value) {
        var template = Kind.LAUNCH_TEMPLATE.isId(value) ? null : TemplateTable.named(call, txn, value);
        return template == null ? value : template.id();
    }

    private static @Nullable String first(List<? extends io.unkai.services.compute.ec2.base.Resource> found) {
        return found.isEmpty() ? null : found.getFirst().id();
    }

    private static @Nullable String table(ReadTxn txn, Key association) {
        for (var subnet : Subnet.TABLE.within(txn, association)) {
            var use = subnet.table();
            return use == null ? null : use.id();
        }
        for (var vpc : Vpc.TABLE.within(txn, association)) {
            return vpc.mainTable();
        }
        return null;
    }

    private static @Nullable String eni(ReadTxn txn, Key key) {
        if (key.id().startsWith("eipassoc-")) {
            for (var eip : Eip.TABLE.within(txn, key)) {
                return eip.use() == null ? null : eip.use().eni();
            }
            return null;
        }
        return key.id().startsWith("eni-attach-") ? first(Eni.TABLE.within(txn, key)) : key.id();
    }

    private static @Nullable String instanceId(ReadTxn txn, Key key) {
        if (key.id().startsWith("iip-assoc-")) {
            return ProfileAssociations.instanceId(key.id());
        }
        return key.id().startsWith("eni-attach-") ? instance(txn, key) : key.id();
    }

    private static @Nullable String instance(ReadTxn txn, Key attachment) {
        for (var eni : Eni.TABLE.within(txn, attachment)) {
            return eni.attachment() == null ? null : eni.attachment().instance();
        }
        return null;
    }

    private static @Nullable String allocation(ReadTxn txn, Key key) {
        if (key.id().startsWith("eipassoc-")) {
            return first(Eip.TABLE.within(txn, key));
        }
        if (key.id().indexOf('.') > 0) {
            for (var eip : Eip.TABLE.all(txn, key.account(), key.region())) {
                if (eip.ip().toString().equals(key.id())) {
                    return eip.id();
                }
            }
        }
        return key.id();
    }

    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        var disk = DiskKeys.of(txn, call, input, key(txn, resource), key);
        if (disk != null) {
            return List.of(disk);
        }
        var value = switch (key) {
            case "ec2:region" -> call.region();
            case "ec2:createaction" -> creates(call);
            case "ec2:vpc" -> vpc(txn, key(resource));
            case "ec2:subnet" -> subnet(txn, key(resource));
            case "ec2:availabilityzone" -> zone(txn, key(resource));
            case "ec2:vpcid" -> own(Kind.VPC, resource);
            case "ec2:subnetid" -> own(Kind.SUBNET, resource);
            case "ec2:securitygroupid" -> own(Kind.GROUP, resource);
            case "ec2:routetableid" -> own(Kind.ROUTE_TABLE, resource);
            case "ec2:networkaclid" -> own(Kind.ACL, resource);
            case "ec2:internetgatewayid" -> own(Kind.INTERNET_GATEWAY, resource);
            case "ec2:networkinterfaceid" -> own(Kind.INTERFACE, resource);
            case "ec2:allocationid" -> own(Kind.ADDRESS, resource);
            case "ec2:vpceservicename" ->
                input instanceof CreateVpcEndpointRequest asked
                        ? asked.serviceName()
                        : of(Endpoint.TABLE.get(txn, key(resource)), Endpoint::service);
            case "ec2:instanceid" -> own(Kind.INSTANCE, resource);
            default -> InstanceKeys.of(txn, input, key(resource), key);
        };
        return value == null ? null : List.of(value);
    }

    private static @Nullable String creates(Call call) {
        var name = call.operation().name();
        return name.equals("CreateTags") ? null : name;
    }

    private static @Nullable String own(Kind kind, Arn resource) {
        var id = key(resource).id();
        return kind.isId(id) ? id : null;
    }

    private static @Nullable String vpc(ReadTxn txn, Key key) {
        var id = switch (Kind.ofId(key.id())) {
            case SUBNET -> of(Subnet.TABLE.get(txn, key), Subnet::vpc);
            case GROUP -> of(Group.TABLE.get(txn, key), Group::vpc);
            case ROUTE_TABLE -> of(RouteTable.TABLE.get(txn, key), RouteTable::vpc);
            case INTERFACE -> of(Eni.TABLE.get(txn, key), Eni::vpc);
            case ENDPOINT -> of(Endpoint.TABLE.get(txn, key), Endpoint::vpc);
            case null, default -> null;
        };
        return id == null ? null : Kind.VPC.arn(key.sibling(id));
    }

    private static @Nullable String subnet(ReadTxn txn, Key key) {
        var eni = Eni.TABLE.get(txn, key);
        return eni == null ? null : Kind.SUBNET.arn(key.sibling(eni.subnet()));
    }

    private static @Nullable String zone(ReadTxn txn, Key key) {
        var instance = StoredInstance.TABLE.get(txn, key);
        if (instance != null) {
            return instance.place().zone();
        }
        var subnet = Subnet.TABLE.get(txn, key);
        var eni = subnet == null ? Eni.TABLE.get(txn, key) : null;
        return subnet != null ? subnet.zone().name() : eni == null ? null : eni.zone();
    }

    private static <T> @Nullable String of(@Nullable T found, java.util.function.Function<T, String> part) {
        return found == null ? null : part.apply(found);
    }
}
