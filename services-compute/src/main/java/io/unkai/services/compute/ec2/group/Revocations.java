package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.RevokeSecurityGroupEgressRequest;
import io.unkai.api.ec2.RevokeSecurityGroupEgressResult;
import io.unkai.api.ec2.RevokeSecurityGroupIngressRequest;
import io.unkai.api.ec2.RevokeSecurityGroupIngressResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that remove rules of security groups. */
final class Revocations {
    void register(Handlers on) {
        on.on(Ec2.REVOKE_SECURITY_GROUP_INGRESS, this::ingress);
        on.on(Ec2.REVOKE_SECURITY_GROUP_EGRESS, this::egress);
    }

    private RevokeSecurityGroupIngressResult ingress(Call call, Txn txn, RevokeSecurityGroupIngressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), in.groupName());
        var single = Rules.single(
                in.ipProtocol(),
                in.fromPort(),
                in.toPort(),
                in.cidrIp(),
                in.sourceSecurityGroupName(),
                in.sourceSecurityGroupOwnerId());
        revoke(call, txn, group, false, in.ipPermissions(), single, in.securityGroupRuleIds());
        return RevokeSecurityGroupIngressResult.builder().return_(true).build();
    }

    private RevokeSecurityGroupEgressResult egress(Call call, Txn txn, RevokeSecurityGroupEgressRequest in) {
        var group = Finder.find(call, txn, in.groupId(), null);
        var single = Rules.single(
                in.ipProtocol(),
                in.fromPort(),
                in.toPort(),
                in.cidrIp(),
                in.sourceSecurityGroupName(),
                in.sourceSecurityGroupOwnerId());
        revoke(call, txn, group, true, in.ipPermissions(), single, in.securityGroupRuleIds());
        return RevokeSecurityGroupEgressResult.builder().return_(true).build();
    }

    private static void revoke(
            Call call,
            Txn txn,
            Group group,
            boolean egress,
            @Nullable List<IpPermission> permissions,
            @Nullable IpPermission single,
            @Nullable List<String> ids) {
        var there = RuleChanges.of(txn, group);
        var going = new ArrayList<GroupRule>();
        for (var id : ids == null ? List.<String>of() : ids) {
            going.add(there.stream()
                    .filter(rule -> rule.id().equals(id) && rule.egress() == egress)
                    .findFirst()
                    .orElseThrow(() -> Kind.GROUP_RULE.absent(id)));
        }
        for (var rule : new Permissions(call, txn, group, egress).rules(permissions, single)) {
            going.add(there.stream().filter(rule::same).findFirst().orElseThrow(Revocations::absent));
        }
        if (going.isEmpty()) {
            throw Ec2Errors.missing("ipPermissions");
        }
        going.forEach(rule -> GroupRule.TABLE.remove(txn, rule));
        Wanted.changed(txn, group.vpcKey());
    }

    static ApiException absent() {
        return new ApiException(
                "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }
}
