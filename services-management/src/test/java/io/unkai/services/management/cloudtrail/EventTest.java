package io.unkai.services.management.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.cloudtrail.CloudTrail;
import io.unkai.api.cloudtrail.Event;
import io.unkai.api.cloudtrail.LookupAttribute;
import io.unkai.api.cloudtrail.LookupEventsRequest;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.S3;
import io.unkai.api.sts.AssumeRoleWithSAMLRequest;
import io.unkai.api.sts.AssumeRoleWithSAMLResponse;
import io.unkai.api.sts.AssumeRoleWithWebIdentityRequest;
import io.unkai.api.sts.AssumeRoleWithWebIdentityResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import io.unkai.services.management.audit.FinishedCall;
import io.unkai.services.management.audit.Vouched;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What events say. */
class EventTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/web";

    private final TestCloud cloud = new TestCloud(1);

    @AfterEach
    void close() {
        cloud.close();
    }

    private Event by(String key, String value) {
        cloud.principal = new Principal.Root(TestCloud.ACCOUNT);
        var attribute = LookupAttribute.builder().attributeKey(key).attributeValue(value);
        var request = LookupEventsRequest.builder().lookupAttributes(List.of(attribute.build()));
        return Objects.requireNonNull(
                        cloud.call(CloudTrail.LOOKUP_EVENTS, request.build()).events())
                .getFirst();
    }

    @Test
    void aWebIdentityIsNamedAsItsProviderNamesIt() {
        cloud.principal = new Principal.Anonymous();
        cloud.record(
                Sts.ASSUME_ROLE_WITH_WEB_IDENTITY,
                AssumeRoleWithWebIdentityRequest.builder()
                        .roleArn(ROLE)
                        .roleSessionName("s")
                        .webIdentityToken("the-token-itself")
                        .build(),
                AssumeRoleWithWebIdentityResponse.builder()
                        .provider("id.example.com")
                        .audience("my-app")
                        .subjectFromWebIdentityToken("ann-7")
                        .build(),
                null);
        var event = by("EventName", "AssumeRoleWithWebIdentity");
        assertThat(event.username()).isEqualTo("ann-7");
        assertThat(event.cloudTrailEvent()).contains("""
                        "userIdentity":{"type":"WebIdentityUser","principalId":"id.example.com:my-app:ann-7",\
                        "userName":"ann-7","identityProvider":"id.example.com"}""").doesNotContain("the-token-itself");
        assertThat(by("Username", "ann-7").eventId()).isEqualTo(event.eventId());
    }

    @Test
    void aServiceThatWasGivenARoleIsNamedByTheRole() {
        cloud.principal = new Principal.RoleSession(TestCloud.ACCOUNT, "/", "lifecycle", "AROAEXAMPLE", "policy-1");
        cloud.through = "dlm.amazonaws.com";
        var request = CreateBucketRequest.builder().bucket("made").build();
        cloud.record(S3.CREATE_BUCKET, request, null, null);
        cloud.through = "";
        var event = by("EventName", "CreateBucket");
        assertThat(event.username()).isEqualTo("policy-1");
        assertThat(event.cloudTrailEvent())
                .contains("\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROAEXAMPLE:policy-1\"")
                .contains("\"invokedBy\":\"dlm.amazonaws.com\"}", "\"sourceIPAddress\":\"dlm.amazonaws.com\"");
    }

    @Test
    void aSamlUserIsNamedAsItsProviderNamesIt() {
        cloud.principal = new Principal.Anonymous();
        cloud.record(
                Sts.ASSUME_ROLE_WITH_SAML,
                AssumeRoleWithSAMLRequest.builder()
                        .roleArn(ROLE)
                        .principalArn("arn:aws:iam::000000000000:saml-provider/corp")
                        .samlAssertion("the-assertion-itself")
                        .build(),
                AssumeRoleWithSAMLResponse.builder()
                        .nameQualifier("q5l7=")
                        .subject("ann")
                        .build(),
                null);
        assertThat(by("EventName", "AssumeRoleWithSAML").cloudTrailEvent())
                .contains("""
                        "userIdentity":{"type":"SAMLUser","principalId":"q5l7=:ann",\
                        "userName":"ann","identityProvider":"q5l7="}""")
                .doesNotContain("the-assertion-itself");
    }

    /** The role's account learns who tried; why the role did not trust them is not said. */
    @Test
    void whoIsNotTrustedIsNamedWhereAProviderVouches() {
        cloud.principal = new Principal.Anonymous();
        var request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("s")
                .webIdentityToken("the-token-itself")
                .build();
        var denied = new ApiException("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        cloud.record(cloud.finished(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY, request, null, denied)
                .by(new Vouched("WebIdentityUser", "idp:app:eve", "eve", "idp")));
        assertThat(by("Username", "eve").cloudTrailEvent())
                .contains("""
                        "userIdentity":{"type":"WebIdentityUser","principalId":"idp:app:eve",\
                        "userName":"eve","identityProvider":"idp"}""")
                .contains("\"errorCode\":\"AccessDenied\",\"errorMessage\":\"An unknown error occurred\"")
                .contains("\"roleArn\":\"" + ROLE + "\"", "\"responseElements\":null", "\"readOnly\":true")
                .contains("{\"accountId\":\"000000000000\",\"type\":\"AWS::IAM::Role\",\"ARN\":\"" + ROLE + "\"}")
                .doesNotContain("the-token-itself");
    }

    @Test
    void whatNoProviderSignedNamesNobody() {
        cloud.principal = new Principal.Anonymous();
        var request = AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(ROLE)
                .roleSessionName("s")
                .build();
        var forged = new ApiException("InvalidIdentityToken", "Incorrect token audience");
        cloud.record(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY, request, null, forged);
        assertThat(by("EventName", "AssumeRoleWithWebIdentity").cloudTrailEvent())
                .contains("\"userIdentity\":{\"type\":\"Unknown\"}")
                .contains("\"errorCode\":\"InvalidIdentityToken\",\"errorMessage\":\"Incorrect token audience\"");
    }

    @Test
    void saysHowTlsProtectedACall() {
        cloud.client = new FinishedCall.Client(
                "192.0.2.1", "test", "localhost:4567", true, "TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256", false, 0, 0);
        cloud.record(S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket("b").build(), null, null);
        assertThat(by("EventName", "CreateBucket").cloudTrailEvent()).contains("""
                "tlsDetails":{"tlsVersion":"TLSv1.2","cipherSuite":"ECDHE-ECDSA-AES128-GCM-SHA256",\
                "clientProvidedHostHeader":"localhost:4567"}""");
    }
}
