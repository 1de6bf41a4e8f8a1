package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.EntityDetails;
import io.unkai.api.iam.GenerateServiceLastAccessedDetailsRequest;
import io.unkai.api.iam.GetContextKeysForCustomPolicyRequest;
import io.unkai.api.iam.GetServiceLastAccessedDetailsRequest;
import io.unkai.api.iam.GetServiceLastAccessedDetailsWithEntitiesRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListPoliciesGrantingServiceAccessEntry;
import io.unkai.api.iam.ListPoliciesGrantingServiceAccessRequest;
import io.unkai.api.iam.PolicyGrantingServiceAccess;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.iam.ServiceLastAccessed;
import io.unkai.services.identity.iam.access.ServiceUse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessTest {
    private static final String ALICE = "arn:aws:iam::" + ACCOUNT + ":user/alice";

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private String job(String arn) {
        return String.valueOf(iam.call(
                        Iam.GENERATE_SERVICE_LAST_ACCESSED_DETAILS,
                        GenerateServiceLastAccessedDetailsRequest.builder()
                                .arn(arn)
                                .build())
                .jobId());
    }

    private List<ServiceLastAccessed> services(String job) {
        var answer = iam.call(
                Iam.GET_SERVICE_LAST_ACCESSED_DETAILS,
                GetServiceLastAccessedDetailsRequest.builder().jobId(job).build());
        assertThat(answer.jobStatus()).isEqualTo("COMPLETED");
        return TestIam.all(answer.servicesLastAccessed());
    }

    private void inline(String name, String action) {
        iam.call(
                Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("alice")
                        .policyName(name)
                        .policyDocument(TestIam.document("Allow", action))
                        .build());
    }

    @Test
    void servicesThatSomebodyMayUseAreToldWithTheirLastUse() {
        var alice = String.valueOf(iam.user("alice").userId());
        inline("own", "s3:Get*");
        iam.attach("alice", "arn:aws:iam::aws:policy/AmazonSQSFullAccess");
        iam.store.write(txn -> {
            ServiceUse.note(txn, ACCOUNT, alice, "s3", new ServiceUse(iam.now, "eu-west-1"));
            return true;
        });
        var job = job(ALICE);
        var services = services(job);
        assertThat(services).extracting(ServiceLastAccessed::serviceNamespace).containsExactly("s3", "sqs");
        assertThat(services.getFirst().serviceName()).isEqualTo("Amazon S3");
        assertThat(services.getFirst().lastAuthenticated()).isEqualTo(iam.now);
        assertThat(services.getFirst().lastAuthenticatedEntity()).isEqualTo(ALICE);
        assertThat(services.getLast().totalAuthenticatedEntities()).isZero();
        var entities = iam.call(
                Iam.GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES,
                GetServiceLastAccessedDetailsWithEntitiesRequest.builder()
                        .jobId(job)
                        .serviceNamespace("s3")
                        .build());
        assertThat(entities.entityDetailsList())
                .extracting(EntityDetails::lastAuthenticated)
                .containsExactly(iam.now);
        assertThat(services(job("arn:aws:iam::aws:policy/AmazonSQSFullAccess")))
                .extracting(ServiceLastAccessed::serviceNamespace)
                .containsExactly("sqs");
    }

    @Test
    void whatDoesNotExistIsRefused() {
        refusal("NoSuchEntity", () -> job(ALICE));
        refusal("InvalidInput", () -> job("arn:aws:s3:::bucket-of-somebody"));
        refusal("InvalidInput", () -> job("arn:aws:iam::999999999999:user/alice"));
        refusal("NoSuchEntity", () -> services("none"));
    }

    @Test
    void policiesThatLetSomebodyUseAServiceAreNamed() {
        iam.user("alice");
        inline("own", "s3:Get*");
        iam.attach("alice", "arn:aws:iam::aws:policy/PowerUserAccess");
        var answer = iam.call(
                Iam.LIST_POLICIES_GRANTING_SERVICE_ACCESS,
                ListPoliciesGrantingServiceAccessRequest.builder()
                        .arn(ALICE)
                        .serviceNamespaces(List.of("s3", "ec2", "account"))
                        .build());
        assertThat(TestIam.all(answer.policiesGrantingServiceAccess()))
                .extracting(AccessTest::names)
                .containsExactly(
                        List.of("own", "PowerUserAccess"), List.of("PowerUserAccess"), List.of("PowerUserAccess"));
    }

    private static List<String> names(ListPoliciesGrantingServiceAccessEntry entry) {
        return TestIam.all(entry.policies()).stream()
                .map(PolicyGrantingServiceAccess::policyName)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void contextKeysOfPoliciesAreTold() {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                + "\"Resource\":\"arn:aws:s3:::${aws:username}\","
                + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}}";
        var ask = GetContextKeysForCustomPolicyRequest.builder();
        assertThat(iam.call(
                                Iam.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY,
                                ask.policyInputList(List.of(policy)).build())
                        .contextKeyNames())
                .containsExactly("aws:sourceip", "aws:username");
        refusal(
                "InvalidInput",
                () -> iam.call(
                        Iam.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY,
                        ask.policyInputList(List.of("{")).build()));
    }
}
