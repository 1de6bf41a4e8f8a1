package io.unkai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that a relay of a VPC endpoint hands on. */
class ThroughEndpointsTest {
    private static final String ACCOUNT = "000000000000";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String LIST = "/photos?list-type=2";

    @TempDir
    Path folder;

    private TestCloud cloud;
    private String vpc = "";
    private String endpoint = "";

    @BeforeEach
    void start() throws IOException {
        cloud = TestCloud.start(folder);
        vpc = ec2("CreateVpc", "CidrBlock=10.0.0.0/16").element("vpcId");
        endpoint = ec2("CreateVpcEndpoint", "VpcId=" + vpc + "&ServiceName=com.amazonaws.us-east-1.s3")
                .element("vpcEndpointId");
        assertThat(cloud.call("s3", "PUT", "/photos", "").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private TestCloud.Answer ec2(String action, String form) throws IOException {
        var body = "Action=" + action + "&Version=2016-11-15&" + form;
        var answer = cloud.call("ec2", "POST", "/", body, "Content-Type", FORM);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private int outside() throws IOException {
        return cloud.call("s3", "GET", LIST, "").status();
    }

    private int through() throws IOException {
        return through(true, cloud.signed("s3", "GET", LIST, new byte[0])).status();
    }

    private TestCloud.Answer through(boolean known, byte[] request) throws IOException {
        return through(known, "s3", request);
    }

    private TestCloud.Answer through(boolean known, String service, byte[] request) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(10_000);
            socket.bind(new InetSocketAddress(Arrivals.SOURCE, 0));
            var arrival = new Arrival(new Key(ACCOUNT, "us-east-1", endpoint), vpc, Ip.parse("10.0.0.5"), service);
            var arrivals = cloud.server().ownFront().arrivals();
            if (known) {
                arrivals.opened(socket.getLocalPort(), arrival);
            }
            socket.connect(cloud.address());
            socket.getOutputStream().write(request);
            var answer = TestCloud.Answer.of(socket.getInputStream().readAllBytes());
            arrivals.closed(socket.getLocalPort());
            return answer;
        }
    }

    private void bucketPolicy(String condition) throws IOException {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                + "\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::photos\",\"Condition\":{" + condition
                + "}}]}";
        assertThat(cloud.call("s3", "PUT", "/photos?policy", policy).status()).isEqualTo(204);
    }

    @Test
    void bucketPoliciesKnowEndpointNetworkAndAddress() throws IOException {
        assertThat(outside()).isEqualTo(200);
        assertThat(through()).isEqualTo(200);
        bucketPolicy("\"StringNotEquals\":{\"aws:SourceVpce\":\"" + endpoint + "\"}");
        assertThat(outside()).isEqualTo(403);
        assertThat(through()).isEqualTo(200);
        bucketPolicy("\"StringEquals\":{\"aws:SourceVpc\":\"" + vpc + "\"}");
        assertThat(outside()).isEqualTo(200);
        assertThat(through()).isEqualTo(403);
        bucketPolicy("\"IpAddress\":{\"aws:VpcSourceIp\":\"10.0.0.0/24\"}");
        assertThat(outside()).isEqualTo(200);
        assertThat(through()).isEqualTo(403);
        bucketPolicy("\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}");
        assertThat(outside()).isEqualTo(403);
        assertThat(through()).as("there is no aws:SourceIp").isEqualTo(200);
    }

    @Test
    void theEndpointsPolicyBoundsWhatComesThroughIt() throws IOException {
        var policy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":[\"arn:aws:s3:::others\",\"arn:aws:s3:::others/*\"]}]}";
        ec2(
                "ModifyVpcEndpoint",
                "VpcEndpointId=" + endpoint + "&PolicyDocument=" + URLEncoder.encode(policy, StandardCharsets.UTF_8));
        assertThat(outside()).isEqualTo(200);
        assertThat(through()).isEqualTo(403);
        ec2("ModifyVpcEndpoint", "ResetPolicy=true&VpcEndpointId=" + endpoint);
        assertThat(through()).isEqualTo(200);
        ec2("DeleteVpcEndpoints", "VpcEndpointId.1=" + endpoint);
        assertThat(through()).as("it is gone").isEqualTo(403);
    }

    @Test
    void anEndpointLeadsToItsOwnServiceOnly() throws IOException {
        var who = "/?Action=GetCallerIdentity&Version=2011-06-15";
        assertThat(through(true, "sts", cloud.signed("sts", "GET", who, new byte[0]))
                        .status())
                .isEqualTo(200);
        assertThat(through(true, "sts", cloud.signed("s3", "GET", LIST, new byte[0]))
                        .status())
                .isEqualTo(403);
        assertThat(through(true, "s3", cloud.signed("sts", "GET", who, new byte[0]))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theTrailSaysWhichGuestCalled() throws IOException {
        assertThat(through(true, cloud.signed("s3", "PUT", "/made-inside", new byte[0]))
                        .status())
                .isEqualTo(200);
        var query = "{\"LookupAttributes\":[{\"AttributeKey\":\"ResourceName\",\"AttributeValue\":\"made-inside\"}]}";
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(cloud.call(
                                        "cloudtrail",
                                        "POST",
                                        "/",
                                        query,
                                        "Content-Type",
                                        "application/x-amz-json-1.1",
                                        "X-Amz-Target",
                                        "CloudTrail_20131101.LookupEvents")
                                .body())
                        .contains("\\\"sourceIPAddress\\\":\\\"10.0.0.5\\\""));
    }

    @Test
    void nothingButS3IsReached() throws IOException {
        var call = "Action=DescribeVpcs&Version=2016-11-15".getBytes(StandardCharsets.US_ASCII);
        assertThat(through(true, cloud.signed("ec2", "POST", "/", call, "Content-Type", FORM))
                        .status())
                .isEqualTo(403);
        var health = "GET /_unkai/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(cloud.raw(health.getBytes(StandardCharsets.US_ASCII)).status())
                .isEqualTo(200);
        assertThat(through(true, health.getBytes(StandardCharsets.US_ASCII)).status())
                .isNotEqualTo(200);
    }

    @Test
    void aConnectionThatNoRelayKnowsAnyMoreIsRefused() throws IOException {
        assertThat(through(false, cloud.signed("s3", "GET", LIST, new byte[0])).status())
                .isEqualTo(403);
    }
}
