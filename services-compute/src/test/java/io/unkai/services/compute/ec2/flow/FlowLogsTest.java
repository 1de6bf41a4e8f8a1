package io.unkai.services.compute.ec2.flow;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateFlowLogsRequest;
import io.unkai.api.ec2.CreateFlowLogsResult;
import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateSubnetRequest;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.DeleteFlowLogsRequest;
import io.unkai.api.ec2.DescribeFlowLogsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.FlowLog;
import io.unkai.planes.network.Flow;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowLogsTest {
    private static final String FOLDER = "logs/mine/AWSLogs/111111111111/vpcflowlogs/us-east-1/2026/11/22/";

    private final MemoryNetworkPlane network = new MemoryNetworkPlane();
    private final TestHost host = new TestHost(network);
    private String vpc = "";
    private String subnet = "";
    private String eni = "";

    @BeforeEach
    void make() {
        vpc = requireNonNull(requireNonNull(host.call(
                                Ec2.CREATE_VPC,
                                CreateVpcRequest.builder()
                                        .cidrBlock("10.0.0.0/16")
                                        .build())
                        .vpc())
                .vpcId());
        subnet = requireNonNull(requireNonNull(host.call(
                                Ec2.CREATE_SUBNET,
                                CreateSubnetRequest.builder()
                                        .vpcId(vpc)
                                        .cidrBlock("10.0.0.0/24")
                                        .build())
                        .subnet())
                .subnetId());
        eni = requireNonNull(requireNonNull(host.call(
                                Ec2.CREATE_NETWORK_INTERFACE,
                                CreateNetworkInterfaceRequest.builder()
                                        .subnetId(subnet)
                                        .build())
                        .networkInterface())
                .networkInterfaceId());
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private CreateFlowLogsResult create(UnaryOperator<CreateFlowLogsRequest.Builder> with) {
        var request = CreateFlowLogsRequest.builder()
                .resourceType("VPC")
                .resourceIds(List.of(vpc))
                .trafficType("ALL")
                .logDestinationType("s3")
                .logDestination("arn:aws:s3:::logs/mine")
                .maxAggregationInterval(60);
        return host.call(Ec2.CREATE_FLOW_LOGS, with.apply(request).build());
    }

    private String made(CreateFlowLogsResult result) {
        assertThat(result.unsuccessful()).isEmpty();
        return requireNonNull(result.flowLogIds()).getFirst();
    }

    private FlowLog describe(String id) {
        return requireNonNull(host.call(
                                Ec2.DESCRIBE_FLOW_LOGS,
                                DescribeFlowLogsRequest.builder()
                                        .flowLogIds(List.of(id))
                                        .build())
                        .flowLogs())
                .getFirst();
    }

    private void see(boolean accepted, int port, long packets) {
        network.see(
                vpc,
                new Flow(
                        eni,
                        true,
                        accepted,
                        Ip.parse("10.0.0.4"),
                        Ip.parse("10.0.0.9"),
                        6,
                        40_000,
                        port,
                        packets,
                        packets * 60));
    }

    private void pass(int seconds) {
        host.now = host.now.plusSeconds(seconds);
        host.check();
    }

    @Test
    void filesSayWhatInterfacesSaw() {
        made(create(with -> with));
        host.reconcile();
        assertThat(network.live(vpc).orElseThrow().watched()).containsExactly(eni);
        pass(10);
        see(true, 443, 3);
        pass(10);
        see(true, 443, 2);
        see(false, 22, 1);
        assertThat(host.identity.files).isEmpty();
        pass(50);
        assertThat(host.identity.files).hasSize(1);
        var file = host.identity.files.entrySet().iterator().next();
        assertThat(file.getKey())
                .startsWith(FOLDER + "111111111111_vpcflowlogs_us-east-1_fl-")
                .endsWith(".log.gz");
        assertThat(file.getValue().lines().toList())
                .containsExactly(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start"
                                + " end action log-status",
                        "2 111111111111 " + eni + " 10.0.0.4 10.0.0.9 40000 22 6 1 60 1795341600 1795341660 REJECT OK",
                        "2 111111111111 " + eni
                                + " 10.0.0.4 10.0.0.9 40000 443 6 5 300 1795341600 1795341660 ACCEPT OK");
        pass(60);
        assertThat(host.identity.files).hasSize(2);
        assertThat(host.identity.files.values())
                .anyMatch(text -> text.contains(eni + " - - - - - - - 1795341660 1795341720 - NODATA"));
    }

    @Test
    void formatsAndTrafficAreChosen() {
        made(create(with -> with.resourceType("Subnet")
                .resourceIds(List.of(subnet))
                .trafficType("REJECT")
                .logFormat("${vpc-id} ${subnet-id} ${flow-direction} ${dstport} ${action}")));
        host.reconcile();
        pass(1);
        see(true, 443, 3);
        see(false, 22, 1);
        pass(60);
        assertThat(host.identity.files.values())
                .containsExactly("vpc-id subnet-id flow-direction dstport action\n" + vpc + ' ' + subnet
                        + " egress 22 REJECT\n");
    }

    @Test
    void whatWasSeenIsWrittenWhenTheServerEnds() {
        made(create(with -> with.maxAggregationInterval(600)));
        host.reconcile();
        pass(20);
        see(true, 443, 3);
        pass(70);
        see(true, 443, 2);
        assertThat(host.identity.files).isEmpty();
        host.now = host.now.plusSeconds(5);
        host.finish();
        assertThat(host.identity.files.values())
                .singleElement()
                .asString()
                .contains("40000 443 6 5 300 1795341600 1795341695 ACCEPT OK");
        host.finish();
        assertThat(host.identity.files).as("there is no more").hasSize(1);
    }

    @Test
    void whatWasJustBegunIsWrittenWhenTheServerEnds() {
        made(create(with -> with));
        host.reconcile();
        see(true, 443, 3);
        host.now = host.now.plusSeconds(5);
        host.finish();
        assertThat(host.identity.files.values())
                .singleElement()
                .asString()
                .contains("6 3 180 1795341600 1795341605 ACCEPT OK");
    }

    @Test
    void whatBeginsWithinAMinuteCountsFromThen() {
        pass(90);
        made(create(with -> with));
        host.reconcile();
        see(true, 443, 1);
        pass(10);
        assertThat(host.identity.files).isEmpty();
        pass(20);
        assertThat(host.identity.files.values())
                .singleElement()
                .asString()
                .contains("6 1 60 1795341690 1795341720 ACCEPT OK");
    }

    @Test
    void logsComeAndGo() {
        var id = made(create(with -> with));
        var view = describe(id);
        assertThat(view.flowLogStatus()).isEqualTo("ACTIVE");
        assertThat(view.logDestination()).isEqualTo("arn:aws:s3:::logs/mine/");
        assertThat(view.deliverLogsStatus()).isEqualTo("SUCCESS");
        var again = requireNonNull(create(with -> with).unsuccessful()).getFirst();
        assertThat(requireNonNull(again.error()).code()).isEqualTo("FlowLogAlreadyExists");
        host.call(
                Ec2.DELETE_FLOW_LOGS,
                DeleteFlowLogsRequest.builder().flowLogIds(List.of(id)).build());
        host.reconcile();
        assertThat(network.live(vpc).orElseThrow().watched()).isEmpty();
        assertThat(refusal(() -> describe(id))).isEqualTo("InvalidFlowLogId.NotFound");
    }

    @Test
    void tellsWhenABucketRefuses() {
        var id = made(create(with -> with.logDestination("arn:aws:s3:::closed")));
        pass(1);
        pass(60);
        assertThat(describe(id).deliverLogsStatus()).isEqualTo("FAILED");
        assertThat(describe(id).deliverLogsErrorMessage()).isEqualTo("Access error");
    }

    @Test
    void refusesWhatIsNotOffered() {
        assertThat(refusal(() -> create(with -> with.logDestinationType("cloud-watch-logs"))))
                .isEqualTo("NotImplemented");
        assertThat(refusal(() -> create(with -> with.logFormat("${nothing}")))).isEqualTo("InvalidParameter");
        assertThat(refusal(() -> create(with -> with.logDestination("logs")))).isEqualTo("InvalidParameter");
        assertThat(refusal(() -> create(with -> with.maxAggregationInterval(61))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> create(with -> with.trafficType("SOME")))).isEqualTo("InvalidParameterValue");
        var absent = requireNonNull(create(with -> with.resourceIds(List.of("vpc-00000001")))
                        .unsuccessful())
                .getFirst();
        assertThat(requireNonNull(absent.error()).code()).isEqualTo("InvalidVpcID.NotFound");
    }
}
