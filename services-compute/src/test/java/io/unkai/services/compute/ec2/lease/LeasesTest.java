package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AssociateDhcpOptionsRequest;
import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateDhcpOptionsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.ModifyVpcAttributeRequest;
import io.unkai.api.ec2.NewDhcpConfiguration;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store says of interfaces. */
class LeasesTest {
    private final TestHost host = new TestHost();
    private final Leases leases = new Leases(host.store);
    private Key vpc = new Key("", "", "");
    private Ip own = Ip.v4(0);

    @SuppressWarnings("NullAway.Init") // found before each test
    private Subnet subnet;

    @BeforeEach
    void launch() {
        var instance = host.instance(host.running(with -> with));
        vpc = new Key(TestHost.ACCOUNT, host.region, text(instance.vpcId()));
        own = ip(instance);
        subnet = host.store.read(txn -> Subnet.TABLE.find(txn, vpc.sibling(text(instance.subnetId()))));
    }

    @AfterEach
    void close() {
        host.close();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNull(value);
    }

    private static Ip ip(Instance instance) {
        return Ip.parse(text(instance.privateIpAddress()));
    }

    private Ip gateway() {
        return subnet.cidr().first().plus(1);
    }

    private Options options() {
        return lease().options();
    }

    private Lease lease() {
        return Objects.requireNonNull(leases.find(vpc, gateway(), own));
    }

    private @Nullable String text(int option) {
        var value = options().get(option);
        return value == null ? null : new String(value, StandardCharsets.US_ASCII);
    }

    private void choose(String id) {
        host.call(
                Ec2.ASSOCIATE_DHCP_OPTIONS,
                AssociateDhcpOptionsRequest.builder()
                        .vpcId(vpc.id())
                        .dhcpOptionsId(id)
                        .build());
    }

    private void choose(NewDhcpConfiguration... options) {
        var made = host.call(
                        Ec2.CREATE_DHCP_OPTIONS,
                        CreateDhcpOptionsRequest.builder()
                                .dhcpConfigurations(List.of(options))
                                .build())
                .dhcpOptions();
        choose(text(Objects.requireNonNull(made).dhcpOptionsId()));
    }

    private static NewDhcpConfiguration option(String key, String... values) {
        return NewDhcpConfiguration.builder().key(key).values(List.of(values)).build();
    }

    @Test
    void isWhatTheInterfaceHas() {
        var eni = host.store.read(txn -> Eni.TABLE.within(txn, vpc).getFirst());
        assertThat(lease().ip()).isEqualTo(own);
        assertThat(lease().mac()).isEqualTo(eni.mac());
        assertThat(lease().gateway()).isEqualTo(gateway());
        assertThat(options().ip(Codes.ROUTERS)).isEqualTo(gateway());
        assertThat(options().ip(Codes.MASK)).isEqualTo(Ip.parse("255.255.240.0"));
        assertThat(options().ip(Codes.BROADCAST)).isEqualTo(subnet.cidr().last());
        assertThat(options().number(Codes.MTU, 2)).isEqualTo(9001);
        assertThat(text(Codes.HOST_NAME)).isEqualTo("ip-" + own.toString().replace('.', '-'));
        assertThat(text(Codes.DOMAIN)).isEqualTo("ec2.internal");
        assertThat(options().ip(Codes.NAME_SERVERS)).isEqualTo(Ip.parse("172.31.0.2"));
        assertThat(options().has(Codes.TIME_SERVERS)).isFalse();
    }

    @Test
    void nobodyElseHasOne() {
        assertThat(leases.find(vpc, gateway(), Ip.parse("8.8.8.8"))).isNull();
        assertThat(leases.find(vpc, gateway(), gateway())).isNull();
        assertThat(leases.find(vpc, gateway().plus(1), own))
                .as("at another gateway")
                .isNull();
        assertThat(leases.find(vpc.sibling("vpc-00000000"), gateway(), own)).isNull();
    }

    @Test
    void saysWhatTheVpcsOptionsSay() {
        choose(
                option("domain-name", "example.com", "example.org"),
                option("domain-name-servers", "10.1.1.1", "AmazonProvidedDNS", "2001:db8::1", "nonsense"),
                option("ntp-servers", "169.254.169.123", "10.1.1.2"),
                option("netbios-name-servers", "10.1.1.3"),
                option("netbios-node-type", "2"));
        assertThat(text(Codes.DOMAIN)).isEqualTo("example.com example.org");
        assertThat(options().get(Codes.NAME_SERVERS)).containsExactly(10, 1, 1, 1, 172, 31, 0, 2);
        assertThat(options().get(Codes.TIME_SERVERS)).hasSize(8);
        assertThat(options().ip(Codes.NETBIOS_SERVERS)).isEqualTo(Ip.parse("10.1.1.3"));
        assertThat(options().number(Codes.NETBIOS_TYPE, 1)).isEqualTo(2);
    }

    @Test
    void hostileOptionsAreLeftOut() {
        choose(
                option("domain-name", "a\nnameserver 6.6.6.6"),
                option("domain-name-servers", "x"),
                option("netbios-node-type", "99"));
        for (int code : new int[] {Codes.DOMAIN, Codes.NAME_SERVERS, Codes.NETBIOS_TYPE}) {
            assertThat(options().has(code)).as("option %d", code).isFalse();
        }
    }

    @Test
    void withoutOptionsThereIsOnlyTheAddress() {
        choose("default");
        assertThat(options().has(Codes.DOMAIN)).isFalse();
        assertThat(options().has(Codes.NAME_SERVERS)).isFalse();
        assertThat(options().has(Codes.HOST_NAME)).isTrue();
    }

    @Test
    void withoutDnsSupportThereIsNoResolver() {
        host.call(
                Ec2.MODIFY_VPC_ATTRIBUTE,
                ModifyVpcAttributeRequest.builder()
                        .vpcId(vpc.id())
                        .enableDnsSupport(
                                AttributeBooleanValue.builder().value(false).build())
                        .build());
        assertThat(options().has(Codes.NAME_SERVERS)).isFalse();
    }
}
