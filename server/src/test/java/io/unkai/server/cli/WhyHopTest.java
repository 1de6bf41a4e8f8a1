package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What EC2 answers about hops, as lines for people. */
class WhyHopTest {
    @ParameterizedTest
    @CsvSource({
        "<aclRule><egress>false</egress><ruleAction>allow</ruleAction><ruleNumber>100</ruleNumber></aclRule>,"
                + " 'acl-1  ingress entry 100, allow'",
        "<securityGroupRule><direction>egress</direction></securityGroupRule>"
                + "<additionalDetailSet><item><component><id>sgr-7</id></component></item></additionalDetailSet>,"
                + " 'acl-1  egress rule sgr-7'",
        "<routeTableRoute><destinationCidr>0.0.0.0/0</destinationCidr><natGatewayId>nat-3</natGatewayId></routeTableRoute>,"
                + " 'acl-1  0.0.0.0/0 -> nat-3'",
        "<vpc><id>vpc-1</id></vpc>, acl-1",
    })
    void saysWhatLetAPacketPass(String more, String line) {
        assertThat(WhyHop.text("1</sequenceNumber><component><id>acl-1</id></component>" + more))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "<acl><id>acl-1</id></acl><aclRule><ruleNumber>200</ruleNumber></aclRule><direction>egress</direction>"
                + "<explanationCode>SUBNET_ACL_RESTRICTION</explanationCode>,"
                + " 'acl-1  egress entry 200  (subnet acl restriction)'",
        "<component><id>igw-1</id></component><explanationCode>GATEWAY_REJECTS_TRAFFIC</explanationCode>"
                + "<missingComponent>10.0.0.5 has no public address</missingComponent>,"
                + " 'igw-1  (gateway rejects traffic): 10.0.0.5 has no public address'",
        "<component><id>sg-1</id></component><direction>ingress</direction>"
                + "<explanationCode>ENI_SG_RULES_MISMATCH</explanationCode>, 'sg-1  ingress  (eni sg rules mismatch)'",
    })
    void saysWhatStopsAPacket(String explanation, String line) {
        assertThat(WhyHop.reason(explanation)).isEqualTo(line);
    }
}
