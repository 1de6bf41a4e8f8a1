package io.unkai.services.compute.ec2.vpc;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.DescribeVpcAttributeRequest;
import io.unkai.api.ec2.DescribeVpcAttributeResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVpcAttributeRequest;
import io.unkai.api.ec2.ModifyVpcAttributeResponse;
import io.unkai.api.ec2.ModifyVpcTenancyRequest;
import io.unkai.api.ec2.ModifyVpcTenancyResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import org.jspecify.annotations.Nullable;

/** Operations on the attributes of VPCs. */
final class VpcAttributes {
    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_VPC_ATTRIBUTE, this::describe);
        on.on(Ec2.MODIFY_VPC_ATTRIBUTE, this::modify);
        on.on(Ec2.MODIFY_VPC_TENANCY, this::tenancy);
    }

    private DescribeVpcAttributeResult describe(Call call, ReadTxn txn, DescribeVpcAttributeRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var settings = vpc.settings();
        var view = DescribeVpcAttributeResult.builder().vpcId(vpc.id());
        switch (in.attribute() == null ? "" : in.attribute()) {
            case "enableDnsSupport" -> view.enableDnsSupport(value(settings.dnsSupport()));
            case "enableDnsHostnames" -> view.enableDnsHostnames(value(settings.dnsHostnames()));
            case "enableNetworkAddressUsageMetrics" ->
                view.enableNetworkAddressUsageMetrics(value(settings.usageMetrics()));
            default -> throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Unknown attribute.");
        }
        return view.build();
    }

    private static AttributeBooleanValue value(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    private ModifyVpcAttributeResponse modify(Call call, Txn txn, ModifyVpcAttributeRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var now = vpc.settings();
        var settings = new Vpc.Settings(
                or(in.enableDnsSupport(), now.dnsSupport()),
                or(in.enableDnsHostnames(), now.dnsHostnames()),
                or(in.enableNetworkAddressUsageMetrics(), now.usageMetrics()));
        Vpc.TABLE.put(txn, vpc.with(vpc.tenancy(), vpc.dhcpOptions(), settings));
        Wanted.changed(txn, vpc.key());
        return ModifyVpcAttributeResponse.builder().build();
    }

    private static boolean or(@Nullable AttributeBooleanValue asked, boolean now) {
        return asked == null || asked.value() == null ? now : asked.value();
    }

    private ModifyVpcTenancyResult tenancy(Call call, Txn txn, ModifyVpcTenancyRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        Vpc.TABLE.put(txn, vpc.with("default", vpc.dhcpOptions(), vpc.settings()));
        return ModifyVpcTenancyResult.builder().returnValue(true).build();
    }
}
