package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.error.ApiException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of resources with an id, with the names that ids, tags, ARNs and refusals use. */
public enum Kind {
    /** A VPC. */
    VPC("vpc", "vpc", "InvalidVpcID", "The vpc ID '%s' does not exist"),
    /** A subnet. */
    SUBNET("subnet", "subnet", "InvalidSubnetID", "The subnet ID '%s' does not exist"),
    /** A security group. */
    GROUP("sg", "security-group", "InvalidGroup", "The security group '%s' does not exist"),
    /** A rule of a security group. */
    GROUP_RULE(
            "sgr",
            "security-group-rule",
            "InvalidSecurityGroupRuleId",
            "The security group rule ID '%s' does not exist"),
    /** A route table. */
    ROUTE_TABLE("rtb", "route-table", "InvalidRouteTableID", "The routeTable ID '%s' does not exist"),
    /** A network ACL. */
    ACL("acl", "network-acl", "InvalidNetworkAclID", "The networkAcl ID '%s' does not exist"),
    /** An internet gateway. */
    INTERNET_GATEWAY(
            "igw", "internet-gateway", "InvalidInternetGatewayID", "The internetGateway ID '%s' does not exist"),
    /** An egress-only internet gateway. */
    EGRESS_GATEWAY(
            "eigw",
            "egress-only-internet-gateway",
            "InvalidEgressOnlyInternetGatewayId",
            "The egressOnlyInternetGateway ID '%s' does not exist"),
    /** A NAT gateway. */
    NAT_GATEWAY("nat", "natgateway", "InvalidNatGatewayID", "The natGateway ID '%s' does not exist"),
    /** A network interface. */
    INTERFACE("eni", "network-interface", "InvalidNetworkInterfaceID", "The networkInterface ID '%s' does not exist"),
    /** An Elastic IP address. */
    ADDRESS("eipalloc", "elastic-ip", "InvalidAllocationID", "The allocation ID '%s' does not exist"),
    /** A set of DHCP options. */
    DHCP_OPTIONS("dopt", "dhcp-options", "InvalidDhcpOptionID", "The dhcpOption ID '%s' does not exist"),
    /** A prefix list. */
    PREFIX_LIST("pl", "prefix-list", "InvalidPrefixListID", "The prefix list ID '%s' does not exist"),
    /** A peering of two VPCs. */
    PEERING(
            "pcx",
            "vpc-peering-connection",
            "InvalidVpcPeeringConnectionID",
            "The vpcPeeringConnection ID '%s' does not exist"),
    /** A VPC endpoint. */
    ENDPOINT("vpce", "vpc-endpoint", "InvalidVpcEndpointId", "The Vpc Endpoint Id '%s' does not exist"),
    /** A flow log. */
    FLOW_LOG("fl", "vpc-flow-log", "InvalidFlowLogId", "The flow log ID '%s' does not exist"),
    /** A reservation of addresses in a subnet. */
    CIDR_RESERVATION(
            "scr",
            "subnet-cidr-reservation",
            "InvalidSubnetCidrReservationID",
            "The subnet CIDR reservation ID '%s' does not exist"),
    /** A path to analyse. */
    INSIGHTS_PATH(
            "nip",
            "network-insights-path",
            "InvalidNetworkInsightsPathId",
            "The network insights path ID '%s' does not exist"),
    /** An analysis of a path. */
    INSIGHTS_ANALYSIS(
            "nia",
            "network-insights-analysis",
            "InvalidNetworkInsightsAnalysisId",
            "The network insights analysis ID '%s' does not exist"),
    /** An instance. */
    INSTANCE("i", "instance", "InvalidInstanceID", "The instance ID '%s' does not exist"),
    /** A volume. */
    VOLUME("vol", "volume", "InvalidVolume", "The volume '%s' does not exist."),
    /** A snapshot of a volume. */
    SNAPSHOT("snap", "snapshot", "InvalidSnapshot", "The snapshot '%s' does not exist."),
    /** A machine image. */
    IMAGE("ami", "image", "InvalidAMIID", "The image id '[%s]' does not exist"),
    /** A disk that becomes a snapshot. */
    SNAPSHOT_IMPORT(
            "import-snap", "import-snapshot-task", "InvalidConversionTaskId", "The import task ID '%s' does not exist"),
    /** A disk that becomes a machine image. */
    IMAGE_IMPORT(
            "import-ami", "import-image-task", "InvalidConversionTaskId", "The import task ID '%s' does not exist"),
    /** A key pair. */
    KEY_PAIR("key", "key-pair", "InvalidKeyPair", "The key pair '%s' does not exist"),
    /** A launch template. */
    LAUNCH_TEMPLATE(
            "lt",
            "launch-template",
            "InvalidLaunchTemplateId",
            "The specified launch template, with template ID %s, does not exist.");

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8}|[0-9a-f]{17}");

    private final String prefix;
    private final String type;
    private final String code;
    private final String absent;

    Kind(String prefix, String type, String code, String absent) {
        this.prefix = prefix;
        this.type = type;
        this.code = code;
        this.absent = absent;
    }

    /** What its ids begin with, without the dash. */
    public String prefix() {
        return prefix;
    }

    /** What tag specifications and ARNs call it. */
    public String type() {
        return type;
    }

    /** Whether a text looks like one of its ids: 8 or 17 hexadecimal digits after the prefix. */
    public boolean isId(String id) {
        return id.startsWith(prefix + '-')
                && HEX.matcher(id.substring(prefix.length() + 1)).matches();
    }

    /** The kind that a text looks like an id of, or null. */
    public static @Nullable Kind ofId(String id) {
        for (var kind : values()) {
            if (kind.isId(id)) {
                return kind;
            }
        }
        return null;
    }

    /** The refusal of an id that nothing has. */
    public ApiException absent(String id) {
        return new ApiException(code + ".NotFound", absent.formatted(id));
    }

    /** The refusal of a text that is no id. */
    public ApiException malformed(String id) {
        var family = this == GROUP ? "InvalidGroupId" : code;
        return new ApiException(family + ".Malformed", "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
    }

    /** The ARN of one of them; those of images and snapshots name no account. */
    public String arn(Key key) {
        var account = this == IMAGE || this == SNAPSHOT ? "" : key.account();
        return "arn:aws:ec2:" + key.region() + ':' + account + ':' + type + '/' + key.id();
    }
}
