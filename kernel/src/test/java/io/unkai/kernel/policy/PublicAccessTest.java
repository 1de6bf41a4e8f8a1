package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of S3's page on the meaning of public, and their neighbours. */
class PublicAccessTest {
    private static final String TAIL = ",'Action':'s3:PutObject','Resource':'*'";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'*'; {}; true",
                "{'AWS':'*'}; {}; true",
                "{'AWS':['123456789012','*']}; {}; true",
                "{'AWS':'123456789012'}; {}; false",
                "{'Service':'cloudtrail.amazonaws.com'}; {}; false",
                "{'Federated':'graph.facebook.com'}; {}; true",
                "{'Federated':'arn:aws:iam::123456789012:saml-provider/x'}; {}; false",
                "'*'; {'StringLike':{'aws:SourceVpc':'vpc-*'}}; true",
                "'*'; {'StringEquals':{'aws:SourceVpc':'vpc-91237329'}}; false",
                "'*'; {'StringEquals':{'aws:SourceVpc':['vpc-1','vpc-*']}}; true",
                "'*'; {'StringEquals':{'aws:PrincipalOrgID':'o-1'}}; false",
                "'*'; {'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}}; true",
                "'*'; {'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-1'}}; true",
                "'*'; {'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}; true",
                "'*'; {'StringEquals':{'aws:PrincipalTag/team':'${aws:username}'}}; true",
                "'*'; {'StringEquals':{'aws:userid':'AROAEXAMPLE:*'}}; true",
                "'*'; {'StringEquals':{'aws:UserId':'AIDAEXAMPLE'}}; false",
                "'*'; {'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:*'}}; true",
                "'*'; {'ArnLike':{'aws:SourceArn':'arn:aws:sns:us-east-1:123456789012:t'}}; false",
                "'*'; {'StringEquals':{'aws:Referer':'example.com'}}; true",
                "'*'; {'Bool':{'aws:SecureTransport':'true'}}; true",
                "'*'; {'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}; false",
                "'*'; {'IpAddress':{'aws:SourceIp':'0.0.0.0/1'}}; true",
                "'*'; {'IpAddress':{'aws:SourceIp':['203.0.113.0/24','0.0.0.0/0']}}; true",
                "'*'; {'IpAddress':{'aws:SourceIp':'2001:db8::/32'}}; false",
                "'*'; {'IpAddress':{'aws:SourceIp':'2001::/16'}}; true",
                "'*'; {'IpAddress':{'aws:SourceIp':'172.16.0.0/12'}}; false",
                "'*'; {'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}; true",
                "'*'; {'StringLike':{'s3:DataAccessPointArn':'arn:aws:s3:us-west-2:123456789012:accesspoint/*'}}; false",
                "'*'; {'StringLike':{'s3:DataAccessPointArn':'arn:aws:s3:us-west-2:*:accesspoint/x'}}; true",
            })
    void allowing(String principal, String condition, boolean expected) {
        var policy = policy("{'Effect':'Allow','Principal':" + principal + TAIL + ",'Condition':" + condition + "}");

        assertThat(PublicAccess.isPublic(policy)).isEqualTo(expected);
    }

    @Test
    void denyingOpensNothing() {
        assertThat(PublicAccess.isPublic(policy("{'Effect':'Deny','Principal':'*'" + TAIL + "}")))
                .isFalse();
    }

    @Test
    void allowingAllButSomeIsPublic() {
        assertThat(PublicAccess.isPublic(
                        policy("{'Effect':'Allow','NotPrincipal':{'AWS':'123456789012'}" + TAIL + "}")))
                .isTrue();
    }

    @Test
    void oneStatementMakesAllPublic() {
        var policy = policy(
                "{'Effect':'Allow','Principal':{'Service':'cloudtrail.amazonaws.com'}" + TAIL + "}",
                "{'Effect':'Allow','Principal':{'AWS':'444455556666'}" + TAIL + "}",
                "{'Effect':'Allow','Principal':'*'" + TAIL + "}");

        assertThat(PublicAccess.isPublic(policy)).isTrue();
    }

    @Test
    void namesWhoIsFromOutside() {
        var policy = policy(
                "{'Effect':'Allow','Principal':{'AWS':['111122223333','arn:aws:iam::111122223333:user/a',"
                        + "'444455556666','arn:aws:iam::777788889999:role/r'],'Service':'sns.amazonaws.com'}" + TAIL
                        + "}",
                "{'Effect':'Deny','Principal':{'AWS':'123456789012'}" + TAIL + "}");

        assertThat(PublicAccess.externalPrincipals(policy, "111122223333"))
                .containsExactly("444455556666", "arn:aws:iam::777788889999:role/r");
        assertThat(PublicAccess.externalPrincipals(
                        policy("{'Effect':'Allow','Principal':'*'" + TAIL + "}"), "111122223333"))
                .containsExactly("*");
    }
}
