package io.unkai.services.compute.ec2.account;

import io.unkai.api.ec2.AccountAttribute;
import io.unkai.api.ec2.AccountAttributeValue;
import io.unkai.api.ec2.DescribeAccountAttributesRequest;
import io.unkai.api.ec2.DescribeAccountAttributesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.address.Addresses;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;

/** {@code DescribeAccountAttributes}. */
public final class AccountAttributes {
    private static final List<String> NAMES = List.of(
            "supported-platforms",
            "default-vpc",
            "max-elastic-ips",
            "vpc-max-elastic-ips",
            "vpc-max-security-groups-per-interface");

    /** Registers the operation. */
    public void register(Handlers on) {
        on.on(Ec2.DESCRIBE_ACCOUNT_ATTRIBUTES, DefaultVpc.first(this::describe));
    }

    private DescribeAccountAttributesResult describe(Call call, ReadTxn txn, DescribeAccountAttributesRequest in) {
        var asked = Parts.list(in.attributeNames());
        for (var name : asked) {
            if (!NAMES.contains(name)) {
                throw Ec2Errors.invalidValue("attributeName", name, "Unknown attribute.");
            }
        }
        return DescribeAccountAttributesResult.builder()
                .accountAttributes((asked.isEmpty() ? NAMES : asked)
                        .stream().map(name -> attribute(call, txn, name)).toList())
                .build();
    }

    private static AccountAttribute attribute(Call call, ReadTxn txn, String name) {
        return AccountAttribute.builder()
                .attributeName(name)
                .attributeValues(List.of(AccountAttributeValue.builder()
                        .attributeValue(value(call, txn, name))
                        .build()))
                .build();
    }

    private static String value(Call call, ReadTxn txn, String name) {
        return switch (name) {
            case "supported-platforms" -> "VPC";
            case "default-vpc" -> {
                var vpc = DefaultVpc.find(call, txn);
                yield vpc == null ? "none" : vpc.id();
            }
            case "vpc-max-security-groups-per-interface" -> quota(call, txn, Enis.GROUPS);
            default -> quota(call, txn, Addresses.QUOTA);
        };
    }

    private static String quota(Call call, ReadTxn txn, Quota quota) {
        return String.valueOf((long) quota.value(txn, call.account(), call.region()));
    }
}
