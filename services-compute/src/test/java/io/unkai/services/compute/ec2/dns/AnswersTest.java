package io.unkai.services.compute.ec2.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.ModifyVpcAttributeRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final int ALIAS = 5;

    private final TestHost host = new TestHost();
    private final Answers answers = new Answers(host.store, new NobodyElse());
    private Instance instance = Instance.builder().build();
    private Key vpc = new Key("", "", "");

    /** No host is connected to anything here. */
    private static final class NobodyElse implements Resolver {
        @Override
        public byte[] ask(byte[] question) throws IOException {
            throw new IOException("nobody is there");
        }

        @Override
        public byte[] askAtLength(byte[] question) throws IOException {
            return ask(question);
        }
    }

    @BeforeEach
    void launch() {
        instance = host.instance(host.running(with -> with));
        vpc = new Key(TestHost.ACCOUNT, host.region, Objects.requireNonNull(instance.vpcId()));
    }

    @AfterEach
    void close() {
        host.close();
    }

    private byte @Nullable [] ask(byte[] message) {
        return answers.answer(vpc, message, true);
    }

    private Told told(String name, int type) {
        return Told.read(Objects.requireNonNull(ask(Asked.plain(name, type))));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNull(value);
    }

    private void set(@Nullable Boolean support, @Nullable Boolean hostnames) {
        var change = ModifyVpcAttributeRequest.builder().vpcId(vpc.id());
        if (support != null) {
            change.enableDnsSupport(
                    AttributeBooleanValue.builder().value(support).build());
        }
        if (hostnames != null) {
            change.enableDnsHostnames(
                    AttributeBooleanValue.builder().value(hostnames).build());
        }
        host.call(Ec2.MODIFY_VPC_ATTRIBUTE, change.build());
    }

    private String pointer(String ip) {
        return String.join(".", List.of(ip.split("\\.")).reversed()) + ".in-addr.arpa";
    }

    @Test
    void everyNameThatDescriptionsShowLeadsToTheInstance() {
        var privateIp = text(instance.privateIpAddress());
        for (var name : List.of(text(instance.privateDnsName()), text(instance.publicDnsName()))) {
            assertThat(told(name, Codes.A))
                    .isEqualTo(new Told(Codes.OK, false, List.of("A " + privateIp), List.of(), false));
            assertThat(told(name.toUpperCase(Locale.ROOT), Codes.ANY).answers()).containsExactly("A " + privateIp);
            assertThat(told(name, ALIAS).answers()).isEmpty();
            assertThat(told(name, ALIAS).authorities()).hasSize(1);
        }
        assertThat(instance.privateDnsName()).isEqualTo("ip-" + privateIp.replace('.', '-') + ".ec2.internal");
        assertThat(told(pointer(privateIp), Codes.PTR).answers())
                .containsExactly("PTR " + instance.privateDnsName() + '.');
        assertThat(told(pointer(text(instance.publicIpAddress())), Codes.PTR).answers())
                .containsExactly("PTR " + instance.publicDnsName() + '.');
    }

    @Test
    void fromAnotherVpcAPublicNameLeadsToThePublicAddress() {
        host.region = "eu-west-1";
        var far = host.instance(host.running(with -> with));
        assertThat(far.publicDnsName()).endsWith(".eu-west-1.compute.amazonaws.com");
        assertThat(far.privateDnsName()).endsWith(".eu-west-1.compute.internal");
        assertThat(told(text(far.publicDnsName()), Codes.A).answers()).containsExactly("A " + far.publicIpAddress());
        assertThat(told(text(far.privateDnsName()), Codes.A).code()).isEqualTo(Codes.NO_NAME);
        vpc = new Key(TestHost.ACCOUNT, host.region, text(far.vpcId()));
        assertThat(told(text(far.privateDnsName()), Codes.A).answers()).containsExactly("A " + far.privateIpAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip-172-31-255-250.ec2.internal",
                "ip-10-0-0-1.ec2.internal",
                "ip-999-0-0-1.ec2.internal",
                "ip-.ec2.internal",
                "x.ip-172-31-0-1.ec2.internal",
                "anything.compute.internal",
                "250.255.31.172.in-addr.arpa",
                "1.0.0.127.in-addr.arpa",
            })
    void whatNobodyHasHasNoName(String name) {
        var told = told(name, Codes.A);
        assertThat(told.code()).isEqualTo(Codes.NO_NAME);
        assertThat(told.answers()).isEmpty();
        assertThat(told.authorities().getFirst()).contains(" SOA ns0.");
    }

    @Test
    void theDomainItselfHasAnAuthorityAndNoAddress() {
        assertThat(told("ec2.internal", Codes.SOA).answers()).containsExactly("ec2.internal. SOA ns0.ec2.internal.");
        assertThat(told("ec2.internal", Codes.A))
                .isEqualTo(new Told(Codes.OK, false, List.of(), List.of("ec2.internal. SOA ns0.ec2.internal."), false));
    }

    @Test
    void othersAreAskedForOtherNames() {
        assertThat(told("www.example.com", Codes.A).code()).isEqualTo(Codes.FAILURE);
        assertThat(told("", Codes.A).code()).isEqualTo(Codes.FAILURE);
        assertThat(told("xec2.internal", Codes.A).code()).isEqualTo(Codes.FAILURE);
    }

    @Test
    void namesOfAServiceLeadToItsEndpoint() {
        for (int i = 0; i < 2; i++) {
            var found = i == 0 ? List.<String>of() : List.of("A 192.0.2.1");
            for (var name :
                    List.of("s3.us-east-1.amazonaws.com", "bucket.s3.us-east-1.amazonaws.com", "s3.amazonaws.com")) {
                assertThat(told(name, Codes.A).answers()).as(name).isEqualTo(found);
            }
            assertThat(told("s3.eu-west-1.amazonaws.com", Codes.A).code()).isEqualTo(Codes.FAILURE);
            assertThat(told("xs3.us-east-1.amazonaws.com", Codes.A).code()).isEqualTo(Codes.FAILURE);
            host.call(
                    Ec2.CREATE_VPC_ENDPOINT,
                    CreateVpcEndpointRequest.builder()
                            .vpcId(vpc.id())
                            .serviceName("com.amazonaws.us-east-1.s3")
                            .build());
        }
    }

    @Test
    void aVpcWithoutDnsSupportHasNoResolver() {
        set(false, null);
        assertThat(ask(Asked.plain(text(instance.privateDnsName()), Codes.A))).isNull();
        vpc = vpc.sibling("vpc-0123456789abcdef0");
        assertThat(ask(Asked.plain("www.example.com", Codes.A))).isNull();
    }

    @Test
    void withoutDnsHostnamesNothingOfAmazonsHasAName() {
        set(null, false);
        assertThat(host.instance(text(instance.instanceId())).publicDnsName()).isEmpty();
        assertThat(told(text(instance.publicDnsName()), Codes.A).code()).isEqualTo(Codes.NO_NAME);
        assertThat(told(text(instance.privateDnsName()), Codes.A).code()).isEqualTo(Codes.NO_NAME);
        assertThat(told(pointer(text(instance.privateIpAddress())), Codes.PTR).code())
                .isEqualTo(Codes.NO_NAME);
    }

    @Test
    void clientsMaySayWhatTheyTake() {
        var name = text(instance.privateDnsName());
        var told = Told.read(Objects.requireNonNull(ask(Asked.extended(name, Codes.A, 1232, 0))));
        assertThat(told.extended()).isTrue();
        assertThat(told.answers()).hasSize(1);
        told = Told.read(Objects.requireNonNull(ask(Asked.extended(name, Codes.A, 1232, 1))));
        assertThat(told.code()).isEqualTo(Codes.BAD_VERSION);
    }

    @Test
    void refusesWhatIsNoQuestionForAName() {
        var name = Asked.name("ec2.internal");
        assertThat(code(Asked.with(0x2000, 1, 0, name, Codes.A, 1).array())).isEqualTo(Codes.UNKNOWN_OPERATION);
        assertThat(code(Asked.with(0, 1, 0, name, Codes.TRANSFER, 1).array())).isEqualTo(Codes.REFUSED);
        assertThat(code(Asked.with(0, 1, 0, name, Codes.A, 3).array())).isEqualTo(Codes.REFUSED);
        assertThat(code(Asked.with(0, 0, 0, name, Codes.A, 1).array())).isEqualTo(Codes.MALFORMED);
        assertThat(code(Asked.with(0, 2, 0, name, Codes.A, 1).array())).isEqualTo(Codes.MALFORMED);
        assertThat(code(Asked.with(0, 1, 9, name, Codes.A, 1).array())).isEqualTo(Codes.MALFORMED);
        byte[] itself = {(byte) 0xc0, Query.HEADER};
        assertThat(code(Asked.with(0, 1, 0, itself, Codes.A, 1).array())).isEqualTo(Codes.MALFORMED);
        var endless = Asked.name("a.".repeat(127) + "aa");
        assertThat(code(Asked.with(0, 1, 0, endless, Codes.A, 1).array())).isEqualTo(Codes.MALFORMED);
        assertThat(ask(Asked.with(0x8000, 1, 0, name, Codes.A, 1).array()))
                .as("an answer")
                .isNull();
        assertThat(ask(new byte[Query.HEADER - 1])).isNull();
        assertThat(ask(new byte[0])).isNull();
    }

    private int code(byte[] message) {
        return Told.read(Objects.requireNonNull(ask(message))).code();
    }

    @Test
    void whateverIsSentIsNeverAnError() {
        long seed = 20_261_122;
        var random = new Random(seed);
        var good = Asked.extended(text(instance.privateDnsName()), Codes.A, 4096, 0);
        for (int i = 0; i < 5_000; i++) {
            var bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int j = random.nextInt(6); j > 0 && bad.length > 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            var answer = ask(bad);
            if (answer != null) {
                assertThat(answer.length).as("seed %d, round %d", seed, i).isBetween(Query.HEADER, Query.LARGEST);
            }
        }
    }
}
