package io.unkai.services.identity.organizations;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.organizations.AcceptHandshakeRequest;
import io.unkai.api.organizations.CancelHandshakeRequest;
import io.unkai.api.organizations.CreateOrganizationRequest;
import io.unkai.api.organizations.DeclineHandshakeRequest;
import io.unkai.api.organizations.DescribeHandshakeRequest;
import io.unkai.api.organizations.DescribeOrganizationRequest;
import io.unkai.api.organizations.EnableAllFeaturesRequest;
import io.unkai.api.organizations.Handshake;
import io.unkai.api.organizations.HandshakeFilter;
import io.unkai.api.organizations.HandshakeParty;
import io.unkai.api.organizations.InviteAccountToOrganizationRequest;
import io.unkai.api.organizations.ListHandshakesForAccountRequest;
import io.unkai.api.organizations.Organizations;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakesTest {
    private static final String OTHER = "222222222222";

    @Test
    void invitedAccountJoins() {
        try (var cloud = new TestOrganizations()) {
            var organization = cloud.organization();
            var handshake = invite(cloud);
            assertThat(handshake.state()).isEqualTo("OPEN");
            refusal("DuplicateHandshakeException", () -> invite(cloud));
            cloud.as("333333333333");
            refusal("HandshakeNotFoundException", () -> accept(cloud, handshake));
            cloud.as(OTHER);
            var listed = cloud.call(
                    Organizations.LIST_HANDSHAKES_FOR_ACCOUNT,
                    ListHandshakesForAccountRequest.builder().build());
            assertThat(listed.handshakes()).extracting(Handshake::id).containsExactly(handshake.id());
            accept(cloud, handshake);
            refusal("HandshakeAlreadyInStateException", () -> accept(cloud, handshake));
            var seen = cloud.call(
                    Organizations.DESCRIBE_ORGANIZATION,
                    DescribeOrganizationRequest.builder().build());
            assertThat(present(seen.organization()).id()).isEqualTo(organization.id());
            cloud.as(TestOrganizations.MANAGER);
            refusal("HandshakeConstraintViolationException", () -> invite(cloud));
        }
    }

    @Test
    void invitationRunsOut() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var handshake = invite(cloud);
            cloud.now = cloud.now.plus(Duration.ofDays(15));
            var described = cloud.call(
                    Organizations.DESCRIBE_HANDSHAKE,
                    DescribeHandshakeRequest.builder()
                            .handshakeId(handshake.id())
                            .build());
            assertThat(present(described.handshake()).state()).isEqualTo("EXPIRED");
            cloud.as(OTHER);
            refusal("InvalidHandshakeTransitionException", () -> accept(cloud, handshake));
        }
    }

    @Test
    void invitationIsTakenBackOrDeclined() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var first = invite(cloud);
            cloud.call(
                    Organizations.CANCEL_HANDSHAKE,
                    CancelHandshakeRequest.builder().handshakeId(first.id()).build());
            var second = invite(cloud);
            cloud.as(OTHER);
            refusal("InvalidHandshakeTransitionException", () -> accept(cloud, first));
            cloud.call(
                    Organizations.DECLINE_HANDSHAKE,
                    DeclineHandshakeRequest.builder().handshakeId(second.id()).build());
            refusal("InvalidHandshakeTransitionException", () -> accept(cloud, second));
        }
    }

    @Test
    void invitedAccountsAgreeToAllFeatures() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.call(
                    Organizations.CREATE_ORGANIZATION,
                    CreateOrganizationRequest.builder()
                            .featureSet("CONSOLIDATED_BILLING")
                            .build());
            cloud.accountId("made@example.com");
            var invitation = invite(cloud);
            cloud.as(OTHER);
            accept(cloud, invitation);
            cloud.as(TestOrganizations.MANAGER);
            var enable = EnableAllFeaturesRequest.builder().build();
            var whole = present(
                    cloud.call(Organizations.ENABLE_ALL_FEATURES, enable).handshake());
            assertThat(whole.state()).isEqualTo("REQUESTED");
            refusal(
                    "HandshakeConstraintViolationException",
                    () -> cloud.call(Organizations.ENABLE_ALL_FEATURES, enable));
            refusal("InvalidHandshakeTransitionException", () -> accept(cloud, whole));

            cloud.as(OTHER);
            var asked = cloud.call(
                    Organizations.LIST_HANDSHAKES_FOR_ACCOUNT,
                    ListHandshakesForAccountRequest.builder()
                            .filter(HandshakeFilter.builder()
                                    .actionType("APPROVE_ALL_FEATURES")
                                    .build())
                            .build());
            accept(cloud, present(asked.handshakes()).getFirst());
            refusal("HandshakeNotFoundException", () -> accept(cloud, whole));
            cloud.as(TestOrganizations.MANAGER);
            refusal("PolicyTypeNotAvailableForOrganizationException", () -> cloud.enable("SERVICE_CONTROL_POLICY"));
            accept(cloud, whole);
            cloud.enable("SERVICE_CONTROL_POLICY");
        }
    }

    private static Handshake invite(TestOrganizations cloud) {
        var invited = cloud.call(
                Organizations.INVITE_ACCOUNT_TO_ORGANIZATION,
                InviteAccountToOrganizationRequest.builder()
                        .target(HandshakeParty.builder()
                                .type("ACCOUNT")
                                .id(OTHER)
                                .build())
                        .build());
        return present(invited.handshake());
    }

    private static void accept(TestOrganizations cloud, Handshake handshake) {
        cloud.call(
                Organizations.ACCEPT_HANDSHAKE,
                AcceptHandshakeRequest.builder().handshakeId(handshake.id()).build());
    }
}
