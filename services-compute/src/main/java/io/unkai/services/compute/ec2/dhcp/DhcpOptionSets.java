package io.unkai.services.compute.ec2.dhcp;

import io.unkai.api.ec2.AssociateDhcpOptionsRequest;
import io.unkai.api.ec2.AssociateDhcpOptionsResponse;
import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.CreateDhcpOptionsRequest;
import io.unkai.api.ec2.CreateDhcpOptionsResult;
import io.unkai.api.ec2.DeleteDhcpOptionsRequest;
import io.unkai.api.ec2.DeleteDhcpOptionsResponse;
import io.unkai.api.ec2.DescribeDhcpOptionsRequest;
import io.unkai.api.ec2.DescribeDhcpOptionsResult;
import io.unkai.api.ec2.DhcpConfiguration;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.DhcpOptions;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Operations on sets of DHCP options. */
public final class DhcpOptionSets {
    private static final Set<String> KEYS = Set.of(
            "domain-name",
            "domain-name-servers",
            "ntp-servers",
            "netbios-name-servers",
            "netbios-node-type",
            "ipv6-address-preferred-lease-time");
    private static final int MAX_VALUES = 4;

    private static final Filters<io.unkai.api.ec2.DhcpOptions> FILTERS = new Filters<io.unkai.api.ec2.DhcpOptions>()
            .on("dhcp-options-id", io.unkai.api.ec2.DhcpOptions::dhcpOptionsId)
            .on("owner-id", io.unkai.api.ec2.DhcpOptions::ownerId)
            .onEach("key", Parts.each(io.unkai.api.ec2.DhcpOptions::dhcpConfigurations, DhcpConfiguration::key))
            .onEach(
                    "value",
                    options -> Parts.stream(options.dhcpConfigurations())
                            .flatMap(one -> Parts.stream(one.values()))
                            .map(value -> String.valueOf(value.value()))
                            .toList())
            .onTags(options -> Ec2Tags.map(options.tags()));

    private final Listing<DhcpOptions, io.unkai.api.ec2.DhcpOptions> listing;

    /** @param tokens continue lists */
    public DhcpOptionSets(Tokens tokens) {
        this.listing = new Listing<>(tokens, DhcpOptions.TABLE, DhcpOptionSets::view, FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_DHCP_OPTIONS, this::create);
        on.on(Ec2.ASSOCIATE_DHCP_OPTIONS, this::associate);
        on.on(Ec2.DELETE_DHCP_OPTIONS, this::delete);
        on.on(Ec2.DESCRIBE_DHCP_OPTIONS, DefaultVpc.first(this::describe));
        registry.add(DhcpOptions.TABLE);
    }

    private CreateDhcpOptionsResult create(Call call, Txn txn, CreateDhcpOptionsRequest in) {
        var options = new LinkedHashMap<String, List<String>>();
        for (var one : Parts.list(in.dhcpConfigurations())) {
            var key = one.key() == null ? "" : one.key();
            var values = Parts.list(one.values());
            if (!KEYS.contains(key)) {
                throw Ec2Errors.invalidValue("Value (" + key + ") for parameter Key is invalid. Unknown DHCP option");
            }
            if (values.isEmpty() || values.size() > MAX_VALUES) {
                throw Ec2Errors.invalidValue(
                        "Value (" + values + ") for parameter " + key + " is invalid. It has from 1 to 4 values");
            }
            options.put(key, values);
        }
        if (options.isEmpty()) {
            throw Ec2Errors.missing("dhcpConfigurationSet");
        }
        var made = DhcpOptions.TABLE.put(
                txn, new DhcpOptions(Key.of(call, call.ids().next("dopt")), Map.copyOf(options)));
        Ec2Tags.create(call, txn, Kind.DHCP_OPTIONS, made.key(), in.tagSpecifications());
        return CreateDhcpOptionsResult.builder().dhcpOptions(view(txn, made)).build();
    }

    private AssociateDhcpOptionsResponse associate(Call call, Txn txn, AssociateDhcpOptionsRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var id = DhcpOptions.NONE.equals(in.dhcpOptionsId())
                ? DhcpOptions.NONE
                : DhcpOptions.TABLE.find(call, txn, in.dhcpOptionsId()).id();
        Vpc.TABLE.put(txn, vpc.with(vpc.tenancy(), id, vpc.settings()));
        Wanted.changed(txn, vpc.key());
        return AssociateDhcpOptionsResponse.builder().build();
    }

    private DeleteDhcpOptionsResponse delete(Call call, Txn txn, DeleteDhcpOptionsRequest in) {
        var options = DhcpOptions.TABLE.find(call, txn, in.dhcpOptionsId());
        if (Vpc.TABLE.anyWithin(txn, options.key())) {
            throw Ec2Errors.dependency("dhcpOptions", options.id());
        }
        DhcpOptions.TABLE.remove(txn, options);
        return DeleteDhcpOptionsResponse.builder().build();
    }

    private DescribeDhcpOptionsResult describe(Call call, ReadTxn txn, DescribeDhcpOptionsRequest in) {
        var page =
                listing.list(call, txn, Asked.of(in.dhcpOptionsIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeDhcpOptionsResult.builder()
                .dhcpOptions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static io.unkai.api.ec2.DhcpOptions view(ReadTxn txn, DhcpOptions options) {
        return io.unkai.api.ec2.DhcpOptions.builder()
                .dhcpOptionsId(options.id())
                .ownerId(options.key().account())
                .dhcpConfigurations(new TreeMap<>(options.options())
                        .entrySet().stream()
                                .map(one -> DhcpConfiguration.builder()
                                        .key(one.getKey())
                                        .values(one.getValue().stream()
                                                .map(value -> AttributeValue.builder()
                                                        .value(value)
                                                        .build())
                                                .toList())
                                        .build())
                                .toList())
                .tags(Ec2Tags.of(txn, options.key()))
                .build();
    }
}
