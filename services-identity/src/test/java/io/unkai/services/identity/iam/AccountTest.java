package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.CreateAccessKeyRequest;
import io.unkai.api.iam.CreateAccountAliasRequest;
import io.unkai.api.iam.CreateOpenIDConnectProviderRequest;
import io.unkai.api.iam.CreateSAMLProviderRequest;
import io.unkai.api.iam.DeleteAccountAliasRequest;
import io.unkai.api.iam.GenerateCredentialReportRequest;
import io.unkai.api.iam.GetAccountAuthorizationDetailsRequest;
import io.unkai.api.iam.GetAccountSummaryRequest;
import io.unkai.api.iam.GetCredentialReportRequest;
import io.unkai.api.iam.GetOpenIDConnectProviderRequest;
import io.unkai.api.iam.GetSAMLProviderRequest;
import io.unkai.api.iam.GroupDetail;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAccountAliasesRequest;
import io.unkai.api.iam.ManagedPolicyDetail;
import io.unkai.api.iam.RoleDetail;
import io.unkai.api.iam.TagOpenIDConnectProviderRequest;
import io.unkai.api.iam.UpdateSAMLProviderRequest;
import io.unkai.api.iam.UserDetail;
import io.unkai.kernel.call.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccountTest {
    private static final String METADATA =
            "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.example.com\""
                    + " validUntil=\"2031-05-01T00:00:00Z\"><md:IDPSSODescriptor><md:KeyDescriptor>"
                    + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
                    + "<ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
                    + "</md:KeyDescriptor></md:IDPSSODescriptor></md:EntityDescriptor>";

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private void alias(String alias) {
        iam.call(
                Iam.CREATE_ACCOUNT_ALIAS,
                CreateAccountAliasRequest.builder().accountAlias(alias).build());
    }

    private List<String> aliases() {
        return TestIam.all(iam.call(
                        Iam.LIST_ACCOUNT_ALIASES,
                        ListAccountAliasesRequest.builder().build())
                .accountAliases());
    }

    @Test
    void hasOneAliasThatNoOtherAccountHas() {
        alias("first");
        alias("second");
        assertThat(aliases()).containsExactly("second");
        iam.principal = new Principal.Root("999999999999");
        assertThat(refusal("EntityAlreadyExists", () -> alias("second")))
                .isEqualTo("The account alias second already exists.");
        alias("first");
        iam.asRoot();
        iam.call(
                Iam.DELETE_ACCOUNT_ALIAS,
                DeleteAccountAliasRequest.builder().accountAlias("second").build());
        assertThat(aliases()).isEmpty();
        refusal(
                "NoSuchEntity",
                () -> iam.call(
                        Iam.DELETE_ACCOUNT_ALIAS,
                        DeleteAccountAliasRequest.builder()
                                .accountAlias("first")
                                .build()));
    }

    @Test
    void isSummedUp() {
        iam.user("alice");
        iam.user("bob");
        iam.role("worker");
        iam.policy("p");
        var summary = present(iam.call(
                        Iam.GET_ACCOUNT_SUMMARY,
                        GetAccountSummaryRequest.builder().build())
                .summaryMap());
        assertThat(summary)
                .containsEntry("Users", 2)
                .containsEntry("UsersQuota", 5000)
                .containsEntry("Roles", 1)
                .containsEntry("Policies", 1)
                .containsEntry("PolicyVersionsInUse", 1)
                .containsEntry("AccountAccessKeysPresent", 0)
                .containsEntry("MFADevicesInUse", 0);
    }

    @Test
    void isToldInAllDetailPageByPage() {
        iam.user("alice", TestIam.tag("team", "blue"));
        iam.group("staff");
        iam.role("worker");
        iam.attach("alice", iam.policy("p"));
        iam.attach("alice", "arn:aws:iam::aws:policy/ReadOnlyAccess");
        var names = new ArrayList<String>();
        String marker = null;
        do {
            var page = iam.call(
                    Iam.GET_ACCOUNT_AUTHORIZATION_DETAILS,
                    GetAccountAuthorizationDetailsRequest.builder()
                            .maxItems(2)
                            .marker(marker)
                            .build());
            TestIam.all(page.userDetailList()).stream()
                    .map(UserDetail::userName)
                    .forEach(names::add);
            TestIam.all(page.groupDetailList()).stream()
                    .map(GroupDetail::groupName)
                    .forEach(names::add);
            TestIam.all(page.roleDetailList()).stream()
                    .map(RoleDetail::roleName)
                    .forEach(names::add);
            TestIam.all(page.policies()).stream()
                    .map(ManagedPolicyDetail::policyName)
                    .forEach(names::add);
            marker = page.marker();
        } while (marker != null);
        assertThat(names).containsExactly("alice", "staff", "worker", "p", "ReadOnlyAccess");
        var users = iam.call(
                Iam.GET_ACCOUNT_AUTHORIZATION_DETAILS,
                GetAccountAuthorizationDetailsRequest.builder()
                        .filter(List.of("User"))
                        .build());
        assertThat(users.policies()).isEmpty();
        assertThat(TestIam.all(users.userDetailList()).getFirst().tags()).containsExactly(TestIam.tag("team", "blue"));
    }

    @Test
    void reportsItsCredentials() {
        var get = GetCredentialReportRequest.builder().build();
        refusal("ReportNotPresent", () -> iam.call(Iam.GET_CREDENTIAL_REPORT, get));
        iam.user("alice");
        iam.call(
                Iam.CREATE_ACCESS_KEY,
                CreateAccessKeyRequest.builder().userName("alice").build());
        var generate = GenerateCredentialReportRequest.builder().build();
        assertThat(iam.call(Iam.GENERATE_CREDENTIAL_REPORT, generate).state()).isEqualTo("STARTED");
        assertThat(iam.call(Iam.GENERATE_CREDENTIAL_REPORT, generate).state()).isEqualTo("COMPLETE");
        var lines = present(iam.call(Iam.GET_CREDENTIAL_REPORT, get).content())
                .utf8()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("<root_account>,arn:aws:iam::" + ACCOUNT + ":root,");
        assertThat(lines.get(2))
                .startsWith("alice,arn:aws:iam::" + ACCOUNT + ":user/alice,2026-01-01T00:00:00+00:00,false,N/A,N/A,N/A,"
                        + "false,true,2026-01-01T00:00:00+00:00,N/A,N/A,N/A,false");
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",")).hasSize(22));
        iam.now = iam.now.plus(Duration.ofHours(5));
        assertThat(iam.call(Iam.GENERATE_CREDENTIAL_REPORT, generate).state()).isEqualTo("STARTED");
    }

    @Test
    void trustsOidcProviders() {
        var create = CreateOpenIDConnectProviderRequest.builder()
                .url("https://token.example.com/path/")
                .clientIDList(List.of("sts.amazonaws.com"))
                .thumbprintList(List.of("A".repeat(40)));
        var arn = iam.call(Iam.CREATE_OPEN_ID_CONNECT_PROVIDER, create.build()).openIDConnectProviderArn();
        assertThat(arn).isEqualTo("arn:aws:iam::" + ACCOUNT + ":oidc-provider/token.example.com/path");
        iam.call(
                Iam.TAG_OPEN_ID_CONNECT_PROVIDER,
                TagOpenIDConnectProviderRequest.builder()
                        .openIDConnectProviderArn(arn)
                        .tags(List.of(TestIam.tag("a", "b")))
                        .build());
        var found = iam.call(
                Iam.GET_OPEN_ID_CONNECT_PROVIDER,
                GetOpenIDConnectProviderRequest.builder()
                        .openIDConnectProviderArn(arn)
                        .build());
        assertThat(found.url()).isEqualTo("token.example.com/path");
        assertThat(found.thumbprintList()).containsExactly("a".repeat(40));
        assertThat(found.tags()).containsExactly(TestIam.tag("a", "b"));
        refusal("EntityAlreadyExists", () -> iam.call(Iam.CREATE_OPEN_ID_CONNECT_PROVIDER, create.build()));
        for (var bad : new String[] {"http://a.example.com", "https://", "https://a.example.com?x=1", "nonsense"}) {
            refusal(
                    "ValidationError",
                    () -> iam.call(
                            Iam.CREATE_OPEN_ID_CONNECT_PROVIDER,
                            CreateOpenIDConnectProviderRequest.builder()
                                    .url(bad)
                                    .build()));
        }
    }

    @Test
    void trustsSamlProvidersWithMetadata() {
        var create = CreateSAMLProviderRequest.builder().name("idp");
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + METADATA;
        for (var bad : new String[] {"x", "<a/>", bomb, METADATA.replace("X509Certificate", "Other")}) {
            assertThat(refusal(
                            "InvalidInput",
                            () -> iam.call(
                                    Iam.CREATE_SAML_PROVIDER,
                                    create.samlMetadataDocument(bad).build())))
                    .isEqualTo("Could not parse metadata");
        }
        var arn = iam.call(
                        Iam.CREATE_SAML_PROVIDER,
                        create.samlMetadataDocument(METADATA).build())
                .samlProviderArn();
        assertThat(arn).isEqualTo("arn:aws:iam::" + ACCOUNT + ":saml-provider/idp");
        var found = iam.call(
                Iam.GET_SAML_PROVIDER,
                GetSAMLProviderRequest.builder().samlProviderArn(arn).build());
        assertThat(found.validUntil()).isEqualTo("2031-05-01T00:00:00Z");
        assertThat(found.samlMetadataDocument()).isEqualTo(METADATA);
        iam.call(
                Iam.UPDATE_SAML_PROVIDER,
                UpdateSAMLProviderRequest.builder()
                        .samlProviderArn(arn)
                        .samlMetadataDocument(METADATA)
                        .build());
    }
}
