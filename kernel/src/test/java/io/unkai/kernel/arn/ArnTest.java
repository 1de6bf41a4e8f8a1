package io.unkai.kernel.arn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArnTest {
    @Test
    void namesComeBack() {
        for (var text : new String[] {
            "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1",
            "arn:aws:s3:::bucket/key:with:colons",
            "arn:aws-cn:iam::123456789012:user/path/name"
        }) {
            assertThat(Arn.parse(text)).hasToString(text);
        }
    }

    @Test
    void theResourceHasTypeAndId() {
        var role = Arn.of("iam", "", "1", "role/service/name");
        assertThat(role.resourceType()).isEqualTo("role");
        assertThat(role.resourceId()).isEqualTo("service/name");
        var function = Arn.of("lambda", "us-east-1", "1", "function:f");
        assertThat(function.resourceId()).isEqualTo("f");
        var topic = Arn.of("sns", "us-east-1", "1", "topic");
        assertThat(topic.resourceType()).isEqualTo(topic.resourceId()).isEqualTo("topic");
    }

    @Test
    void whatIsNoNameIsNull() {
        for (var text : new String[] {
            "",
            "arn",
            "arn:aws:s3::",
            "arn:aws:s3:::",
            "arn::s3:::b",
            "urn:aws:s3:::b",
            "arn:aws:s3:::" + "b".repeat(3_000)
        }) {
            assertThat(Arn.parse(text)).isNull();
        }
    }
}
