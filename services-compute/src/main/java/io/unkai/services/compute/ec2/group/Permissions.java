package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.Ipv6Range;
import io.unkai.api.ec2.PrefixListId;
import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes permissions, each of which may name many peers, into rules of one peer each.
 *
 * @param group whose rules they are
 */
record Permissions(Call call, ReadTxn txn, Group group, boolean egress) {
    private static final int MAX_DESCRIPTION = 255;
    private static final String DESCRIPTION = "[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]*";
    /** What rules have as their id before they are stored. */
    private static final String NONE = "";

    /** The rules of permissions, or of the older members for one. */
    List<GroupRule> rules(@Nullable List<IpPermission> permissions, @Nullable IpPermission single) {
        var rules = new ArrayList<GroupRule>();
        for (var permission : permissions == null ? List.<IpPermission>of() : permissions) {
            add(rules, permission);
        }
        if (single != null) {
            add(rules, single);
        }
        return rules;
    }

    private void add(List<GroupRule> rules, IpPermission permission) {
        var traffic = Protocols.traffic(permission.ipProtocol(), permission.fromPort(), permission.toPort());
        for (var range : or(permission.ipRanges())) {
            rules.add(rule(traffic, range));
        }
        for (var range : or(permission.ipv6Ranges())) {
            rules.add(rule(traffic, range));
        }
        for (PrefixListId list : or(permission.prefixListIds())) {
            rules.add(rule(traffic, PeerFinder.prefixes(call, txn, list.prefixListId()), list.description()));
        }
        for (UserIdGroupPair pair : or(permission.userIdGroupPairs())) {
            rules.add(rule(traffic, PeerFinder.group(call, txn, group, pair), pair.description()));
        }
    }

    private GroupRule rule(Traffic traffic, IpRange range) {
        return rule(traffic, new Peer.Addresses(Cidrs.ipv4("cidrIp", range.cidrIp())), range.description());
    }

    private GroupRule rule(Traffic traffic, Ipv6Range range) {
        return rule(traffic, new Peer.Addresses(Cidrs.ipv6("cidrIpv6", range.cidrIpv6())), range.description());
    }

    GroupRule rule(Traffic traffic, Peer peer, @Nullable String description) {
        return new GroupRule(
                new Key(group.key().account(), group.key().region(), NONE),
                group.id(),
                egress,
                traffic,
                peer,
                checked(description));
    }

    /** A description, once it is known to be a legal one. */
    static String checked(@Nullable String description) {
        if (description == null) {
            return "";
        }
        if (description.length() > MAX_DESCRIPTION || !description.matches(DESCRIPTION)) {
            throw Ec2Errors.invalidValue(
                    "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  "
                            + "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
        }
        return description;
    }

    private static <T> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
