package io.unkai.services.identity.access;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.ContextEntry;
import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.EvaluationResult;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.iam.SimulateCustomPolicyRequest;
import io.unkai.api.iam.SimulatePrincipalPolicyRequest;
import io.unkai.services.identity.organizations.TestOrganizations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A root user asks, who may do everything: what counts is the policies asked about. */
class SimulatorTest {
    private static final String ANNA = "arn:aws:iam::111111111111:user/anna";
    private static final String ALLOW = statement("Allow", "s3:*", "*");
    private static final String OBJECT = "arn:aws:s3:::docs/anna/a";

    private final TestOrganizations cloud = new TestOrganizations();

    @BeforeEach
    void make() {
        cloud.call(Iam.CREATE_USER, CreateUserRequest.builder().userName("anna").build());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}}";
    }

    private static SimulateCustomPolicyRequest.Builder custom(String... policies) {
        return SimulateCustomPolicyRequest.builder()
                .policyInputList(List.of(policies))
                .actionNames(List.of("s3:GetObject"))
                .resourceArns(List.of(OBJECT));
    }

    private List<EvaluationResult> ask(SimulateCustomPolicyRequest.Builder request) {
        return present(cloud.call(Iam.SIMULATE_CUSTOM_POLICY, request.build()).evaluationResults());
    }

    private String decision(SimulateCustomPolicyRequest.Builder request) {
        return present(ask(request).getFirst().evalDecision());
    }

    @Test
    void whatNoGivenPolicyAllowsIsDenied() {
        assertThat(ask(custom(ALLOW).actionNames(List.of("s3:GetObject", "ec2:RunInstances"))))
                .extracting(EvaluationResult::evalDecision)
                .containsExactly("allowed", "implicitDeny");
        assertThat(decision(custom(ALLOW, statement("Deny", "s3:Get*", "*")))).isEqualTo("explicitDeny");
        assertThat(decision(custom(statement("Allow", "s3:*", "arn:aws:s3:::other/*"))))
                .isEqualTo("implicitDeny");
        var bounded = custom(ALLOW).permissionsBoundaryPolicyInputList(List.of(statement("Allow", "ec2:*", "*")));
        assertThat(decision(bounded)).isEqualTo("implicitDeny");
    }

    @Test
    void namesTheStatementThatDecides() {
        var result = ask(custom(statement("Allow", "ec2:*", "*"), ALLOW)).getFirst();
        assertThat(present(result.matchedStatements())).singleElement().satisfies(one -> {
            assertThat(one.sourcePolicyId()).isEqualTo("PolicyInputList.2");
            assertThat(present(one.startPosition()).line()).isEqualTo(1);
        });
    }

    @Test
    void conditionsTakeWhatIsGiven() {
        var document = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*",
                  "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}}""";
        assertThat(ask(custom(document)).getFirst().missingContextValues()).containsExactly("aws:requestedregion");
        var region = ContextEntry.builder()
                .contextKeyName("aws:RequestedRegion")
                .contextKeyType("string")
                .contextKeyValues(List.of("eu-west-1"))
                .build();
        assertThat(decision(custom(document).contextEntries(List.of(region)))).isEqualTo("allowed");
    }

    @Test
    void callersHaveNames() {
        var own = statement("Allow", "s3:GetObject", "arn:aws:s3:::docs/${aws:username}/*");
        assertThat(decision(custom(own))).isEqualTo("implicitDeny");
        assertThat(decision(custom(own).callerArn(ANNA))).isEqualTo("allowed");
        var bucket = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + ANNA
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::docs/*\"}}";
        var nothing = statement("Allow", "ec2:*", "*");
        refusal("InvalidInput", () -> ask(custom(nothing).resourcePolicy(bucket)));
        assertThat(decision(custom(nothing).resourcePolicy(bucket).callerArn(ANNA)))
                .isEqualTo("allowed");
    }

    @Test
    void answersByPages() {
        var request = custom(ALLOW)
                .actionNames(List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket"))
                .maxItems(2);
        var first = cloud.call(Iam.SIMULATE_CUSTOM_POLICY, request.build());
        assertThat(first.evaluationResults()).hasSize(2);
        assertThat(first.isTruncated()).isTrue();
        var rest = cloud.call(
                Iam.SIMULATE_CUSTOM_POLICY, request.marker(first.marker()).build());
        assertThat(rest.evaluationResults())
                .extracting(EvaluationResult::evalActionName)
                .containsExactly("s3:ListBucket");
        assertThat(rest.isTruncated()).isFalse();
    }

    @Test
    void aPrincipalHasItsOwnPolicies() {
        var request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(ANNA)
                .actionNames(List.of("s3:GetObject"))
                .resourceArns(List.of(OBJECT));
        assertThat(present(cloud.call(Iam.SIMULATE_PRINCIPAL_POLICY, request.build())
                        .evaluationResults()))
                .extracting(EvaluationResult::evalDecision)
                .containsExactly("implicitDeny");
        cloud.call(
                Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("anna")
                        .policyName("own")
                        .policyDocument(statement("Allow", "s3:*", "arn:aws:s3:::docs/${aws:username}/*"))
                        .build());
        assertThat(present(cloud.call(Iam.SIMULATE_PRINCIPAL_POLICY, request.build())
                        .evaluationResults()))
                .extracting(EvaluationResult::evalDecision)
                .containsExactly("allowed");
        refusal(
                "NoSuchEntity",
                () -> cloud.call(
                        Iam.SIMULATE_PRINCIPAL_POLICY,
                        request.policySourceArn(ANNA + "x").build()));
    }
}
