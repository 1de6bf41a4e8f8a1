package io.unkai.services.identity.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.iam.CreateSAMLProviderRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.sts.AssumeRoleWithSAMLRequest;
import io.unkai.api.sts.AssumeRoleWithSAMLResponse;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles for the answers of a SAML provider. */
class SamlTest {
    private static final String ALLOW =
            "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"PROVIDER\"},\"Action\":[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"],"
                    + "\"Condition\":{\"StringEquals\":{\"saml:aud\":\"https://signin.aws.amazon.com/saml\",\"saml:sub\":\"anna\",\"saml:sub_type\":\"persistent\"}}}";

    private static final TestSaml IDP = new TestSaml(TestProvider.RSA);
    private final TestSts sts = new TestSts();
    private String provider = "";
    private String role = "";

    @BeforeEach
    void make() {
        var made = sts.call(
                Iam.CREATE_SAML_PROVIDER,
                CreateSAMLProviderRequest.builder()
                        .name("idp")
                        .samlMetadataDocument(IDP.metadata())
                        .build());
        provider = Objects.requireNonNull(made.samlProviderArn());
        role = sts.role(
                "staff", "{\"Version\":\"2012-10-17\",\"Statement\":[" + ALLOW.replace("PROVIDER", provider) + "]}");
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    private String response(String more) {
        return TestSaml.response(sts.now, role, provider, more);
    }

    private AssumeRoleWithSAMLResponse assume(String xml) {
        sts.asNobody();
        return sts.call(
                Sts.ASSUME_ROLE_WITH_SAML,
                AssumeRoleWithSAMLRequest.builder()
                        .roleArn(role)
                        .principalArn(provider)
                        .samlAssertion(Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)))
                        .build());
    }

    private String refused(String code, String xml) {
        var refusal = catchThrowableOfType(ApiException.class, () -> assume(xml));
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
        return refusal.message();
    }

    @Test
    void letsInWhomTheRoleTrusts() {
        for (var xml :
                List.of(IDP.sign(response("")), IDP.sign(response(""), "_r"), IDP.sign(IDP.sign(response("")), "_r"))) {
            var answer = assume(xml);
            assertThat(answer.subject()).isEqualTo("anna");
            assertThat(answer.subjectType()).isEqualTo("persistent");
            assertThat(answer.issuer()).isEqualTo(TestSaml.ENTITY);
            sts.as(answer.credentials());
            assertThat(sts.principal.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/staff/anna@idp.example");
        }
    }

    @Test
    void tagsAndLengthComeFromTheProvider() {
        var more = TestSaml.attribute("https://aws.amazon.com/SAML/Attributes/PrincipalTag:team", "sea")
                + TestSaml.attribute("https://aws.amazon.com/SAML/Attributes/TransitiveTagKeys", "team")
                + TestSaml.attribute("https://aws.amazon.com/SAML/Attributes/SessionDuration", "900");
        var answer = assume(IDP.sign(response(more)));
        sts.as(answer.credentials());
        assertThat(sts.session.tags()).containsEntry("team", "sea");
        assertThat(sts.session.transitive()).containsExactly("team");
        assertThat(sts.session.claims()).containsEntry("saml:sub", List.of("anna"));
        assertThat(Objects.requireNonNull(answer.credentials()).expiration()).isEqualTo(sts.now.plusSeconds(900));
    }

    @Test
    void refusesWhatIsNotSignedByTheProvider() {
        assertThat(refused("InvalidIdentityToken", response(""))).isEqualTo("Response signature invalid");
        refused("InvalidIdentityToken", new TestSaml(TestProvider.OTHER).sign(response("")));
        refused("InvalidIdentityToken", IDP.sign(response("")).replace(">anna<", ">root<"));
        refused("InvalidIdentityToken", IDP.sign(response("").replace(TestSaml.ENTITY, "https://other.example")));
    }

    @Test
    void refusesWrappedSignatures() {
        var signed = IDP.sign(response(""));
        int from = signed.indexOf("<saml:Assertion");
        int to = signed.indexOf("</saml:Assertion>") + "</saml:Assertion>".length();
        var good = signed.substring(from, to);
        var evil = good.replace(">anna<", ">root<");
        var unsigned = evil.substring(0, evil.indexOf("<Signature"))
                + evil.substring(evil.indexOf("</Signature>") + "</Signature>".length());
        var renamed = unsigned.replace("ID=\"_a\"", "ID=\"_e\"");
        var signature =
                good.substring(good.indexOf("<Signature"), good.indexOf("</Signature>") + "</Signature>".length());
        var head = signed.substring(0, from);
        var tail = signed.substring(to);
        for (var wrapped : List.of(
                head + renamed + good + tail,
                head + good + renamed + tail,
                head + renamed + "<samlp:Extensions>" + good + "</samlp:Extensions>" + tail,
                head + renamed.replace("</saml:Issuer>", "</saml:Issuer>" + signature) + "<samlp:Extensions>" + good
                        + "</samlp:Extensions>" + tail,
                head + unsigned.replace("</saml:Issuer>", "</saml:Issuer>" + signature) + "<samlp:Extensions>" + good
                        + "</samlp:Extensions>" + tail,
                head
                        + renamed.replace(
                                "</saml:Issuer>",
                                "</saml:Issuer>"
                                        + signature.replace(
                                                "</Signature>", "<Object>" + good + "</Object></Signature>"))
                        + tail)) {
            refused("InvalidIdentityToken", wrapped);
        }
    }

    @Test
    void whoIsTurnedAwayIsKnown() {
        refused("AccessDenied", IDP.sign(TestSaml.response(sts.now, role + "x", provider, "")));
        var person = Objects.requireNonNull(sts.turnedAway());
        assertThat(person.type()).isEqualTo("SAMLUser");
        assertThat(person.name()).isEqualTo("anna");
        assertThat(person.principalId()).isEqualTo(person.provider() + ":anna");
        refused("InvalidIdentityToken", response(""));
        assertThat(sts.turnedAway()).isNull();
    }

    @Test
    void refusesDocumentTypesAndDepth() {
        refused(
                "InvalidIdentityToken",
                "<!DOCTYPE a [<!ENTITY b \"c\">]>" + IDP.sign(response("")).replaceFirst("<\\?xml[^>]*>", ""));
        refused("InvalidIdentityToken", "<a>".repeat(5000) + "</a>".repeat(5000));
        refused("InvalidIdentityToken", "no XML");
    }

    @Test
    void holdsAssertionsAgainstTheClock() {
        var xml = IDP.sign(response(""));
        sts.now = sts.now.plus(Duration.ofSeconds(239));
        assume(xml);
        sts.now = sts.now.plus(Duration.ofSeconds(2));
        refused("ExpiredTokenException", xml);
        sts.now = sts.now.plus(Duration.ofMinutes(5));
        assertThat(refused("ExpiredTokenException", xml))
                .isEqualTo("Token must be redeemed within 5 minutes of issuance");
        sts.now = sts.now.minus(Duration.ofHours(1));
        refused("InvalidIdentityToken", xml);
    }

    @Test
    void refusesOtherRolesRecipientsAndFailures() {
        refused("AccessDenied", IDP.sign(TestSaml.response(sts.now, role + "x", provider, "")));
        refused("AccessDenied", IDP.sign(response("").replace(">anna<", ">berta<")));
        assertThat(refused(
                        "InvalidIdentityToken", IDP.sign(response("").replace("urn:amazon:webservices", "urn:other"))))
                .isEqualTo("Response does not contain the required audience.");
        refused(
                "InvalidIdentityToken",
                IDP.sign(response("").replace("https://signin.aws.amazon.com/saml", "https://evil.example/saml")));
        refused("IDPRejectedClaim", IDP.sign(response("").replace("status:Success", "status:Responder")));
        refused("InvalidIdentityToken", IDP.sign(response("").replace("anna@idp.example", "anna und berta")));
    }
}
