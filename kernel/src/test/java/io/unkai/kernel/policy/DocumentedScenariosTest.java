package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.one;
import static io.unkai.kernel.policy.Given.sourced;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.call.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stories that AWS's pages on policies tell, with the policies that they show; single quotes stand for double ones. */
class DocumentedScenariosTest {
    private static final String HOME = "111111111111";
    private static final Principal CARLOS = new Principal.User(HOME, "/", "carlossalazar", "AIDACARLOS");
    private static final Principal.User TOKEN_APP = new Principal.User(HOME, "/", "token-app", "AIDATOKEN");
    private static final Principal CAROL = new Principal.FederatedUser(HOME, "Carol", TOKEN_APP);
    private static final Principal STAFF = new Principal.RoleSession(HOME, "/", "staff", "AROASTAFF", "one");

    private static String verdict(Principal who, String action, String resource, Policies policies) {
        return verdict(who, action, resource, policies, Map.of());
    }

    private static String verdict(
            Principal who, String action, String resource, Policies policies, Map<String, String> keys) {
        var verdict = Evaluator.evaluate(new AccessRequest(who, action, resource, Given.keys(keys)), policies);
        return verdict.outcome() + " " + verdict.layer();
    }

    /** "Example identity-based and resource-based policy evaluation". */
    @ParameterizedTest
    @CsvSource({
        "s3:PutObject,        arn:aws:s3:::carlossalazar-logs/x, false, EXPLICITLY_DENIED IDENTITY",
        "s3:PutObject,        arn:aws:s3:::carlossalazar/x,      false, ALLOWED IDENTITY",
        "s3:PutObject,        arn:aws:s3:::carlossalazar/x,      true,  ALLOWED RESOURCE",
        "s3:DeleteBucket,     arn:aws:s3:::carlossalazar,        false, ALLOWED IDENTITY",
        "s3:ListAllMyBuckets, arn:aws:s3:::*,                    false, ALLOWED IDENTITY",
        "s3:PutObject,        arn:aws:s3:::other/x,              false, IMPLICITLY_DENIED IDENTITY"
    })
    void carlosWithinHisAccount(String action, String resource, boolean bucketPolicy, String expected) {
        var own = one(
                """
                {'Effect':'Allow','Action':['s3:GetBucketLocation','s3:GetAccountPublicAccessBlock','s3:ListAccessPoints',
                  's3:ListAllMyBuckets'],'Resource':'arn:aws:s3:::*'}""",
                "{'Effect':'Allow','Action':'s3:*','Resource':['arn:aws:s3:::carlossalazar/*','arn:aws:s3:::carlossalazar']}",
                "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::*log*'}");
        var bucket = one("""
                {'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111111111111:user/carlossalazar'},'Action':'s3:*',
                  'Resource':['arn:aws:s3:::carlossalazar/*','arn:aws:s3:::carlossalazar']}""");
        var policies = Policies.NONE.withIdentity(own).withResource(bucketPolicy ? bucket : List.of(), true);
        assertThat(verdict(CARLOS, action, resource, policies)).isEqualTo(expected);
    }

    /** "Example cross-account policy evaluation". */
    @ParameterizedTest
    @CsvSource({
        "s3:PutObject,    arn:aws:s3:::Production-logs/x, EXPLICITLY_DENIED IDENTITY",
        "s3:PutObject,    arn:aws:s3:::Production/x,      ALLOWED IDENTITY",
        "s3:GetObjectAcl, arn:aws:s3:::Production/x,      ALLOWED IDENTITY",
        "s3:DeleteObject, arn:aws:s3:::Production/x,      IMPLICITLY_DENIED RESOURCE",
        "s3:ListBucket,   arn:aws:s3:::Production,        IMPLICITLY_DENIED IDENTITY"
    })
    void carlosInAnotherAccount(String action, String resource, String expected) {
        var own = one(
                "{'Effect':'Allow','Action':'s3:ListAllMyBuckets','Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:*Object*','Resource':'arn:aws:s3:::Production/*'}",
                "{'Effect':'Deny','Action':'s3:*','Resource':['arn:aws:s3:::*log*','arn:aws:s3:::*log*/*']}");
        var bucket = one("""
                {'Effect':'Allow','Action':['s3:GetObject*','s3:PutObject*','s3:ReplicateObject','s3:RestoreObject'],
                  'Principal':{'AWS':'arn:aws:iam::111111111111:user/carlossalazar'},'Resource':'arn:aws:s3:::Production/*'}""");
        var policies =
                Policies.NONE.withIdentity(own).withResource(resource.contains("logs") ? List.of() : bucket, false);
        assertThat(verdict(CARLOS, action, resource, policies)).isEqualTo(expected);
    }

    /** "The difference between explicit and implicit denies". */
    @ParameterizedTest
    @CsvSource({
        "iam:ListUsers,                    ALLOWED IDENTITY",
        "iam:CreatePolicy,                 IMPLICITLY_DENIED IDENTITY",
        "iam:GetOrganizationsAccessReport, EXPLICITLY_DENIED IDENTITY",
        "iam:GenerateCredentialReport,     EXPLICITLY_DENIED IDENTITY"
    })
    void explicitAndImplicitDenies(String action, String expected) {
        var own = one(
                "{'Effect':'Allow','Action':['iam:Get*','iam:List*'],'Resource':'*'}",
                "{'Effect':'Deny','Action':'iam:*Report','Resource':'*'}",
                "{'Effect':'Allow','Action':'iam:GenerateCredentialReport','Resource':'*'}");
        assertThat(verdict(CARLOS, action, "*", Policies.NONE.withIdentity(own)))
                .isEqualTo(expected);
    }

    /** "Permissions boundaries": what Zhang may do whom an administrator lets make users. */
    @ParameterizedTest
    @CsvSource({
        "iam:CreateUser,                    user/Nikhil, '',                 IMPLICITLY_DENIED BOUNDARY",
        "iam:CreateUser,                    user/Nikhil, Other,              IMPLICITLY_DENIED BOUNDARY",
        "iam:CreateUser,                    user/Nikhil, XCompanyBoundaries, ALLOWED IDENTITY",
        "iam:DeleteUserPermissionsBoundary, user/Nikhil, XCompanyBoundaries, EXPLICITLY_DENIED BOUNDARY",
        "iam:CreatePolicyVersion,           policy/XCompanyBoundaries, '',   EXPLICITLY_DENIED BOUNDARY",
        "iam:CreateRole,                    role/r,      '',                 IMPLICITLY_DENIED BOUNDARY"
    })
    void whoMakesUsersStaysWithinHisBoundary(String action, String resource, String boundary, String expected) {
        var limit = sourced(
                """
                {'Effect':'Allow','Action':['iam:CreateUser','iam:DeleteUserPolicy','iam:AttachUserPolicy','iam:DetachUserPolicy',
                  'iam:PutUserPermissionsBoundary'],'Resource':'*','Condition':{'StringEquals':
                  {'iam:PermissionsBoundary':'arn:aws:iam::111111111111:policy/XCompanyBoundaries'}}}""",
                "{'Effect':'Allow','Action':['cloudwatch:*','iam:ListUsers','iam:*Group*'],'Resource':'*'}",
                """
                {'Effect':'Deny','Action':['iam:CreatePolicyVersion','iam:DeletePolicy','iam:SetDefaultPolicyVersion'],
                  'Resource':['arn:aws:iam::111111111111:policy/XCompanyBoundaries']}""",
                "{'Effect':'Deny','Action':'iam:DeleteUserPermissionsBoundary','Resource':'*'}");
        var own = one(
                "{'Effect':'Allow','Action':'iam:*','Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::ZhangBucket'}");
        Map<String, String> keys = boundary.isEmpty()
                ? Map.of()
                : Map.of("iam:permissionsboundary", "arn:aws:iam::111111111111:policy/" + boundary);
        var policies = Policies.NONE.withIdentity(own).limitedBy(limit, null);
        assertThat(verdict(CARLOS, action, "arn:aws:iam::111111111111:" + resource, policies, keys))
                .isEqualTo(expected);
        assertThat(verdict(CARLOS, "s3:ListBucket", "arn:aws:s3:::ZhangBucket", policies))
                .isEqualTo("IMPLICITLY_DENIED BOUNDARY");
    }

    /** "Permissions for GetFederationToken": with a session policy, with none, and where the bucket names the federated user. */
    @ParameterizedTest
    @CsvSource({
        "s3:ListBucket,      arn:aws:s3:::productionapp,   true,  false, ALLOWED IDENTITY",
        "s3:GetObject,       arn:aws:s3:::productionapp/x, true,  false, IMPLICITLY_DENIED IDENTITY",
        "s3:ListBucket,      arn:aws:s3:::another,         true,  false, IMPLICITLY_DENIED SESSION",
        "sqs:ReceiveMessage, '*',                          true,  false, IMPLICITLY_DENIED SESSION",
        "s3:ListBucket,      arn:aws:s3:::productionapp,   false, false, IMPLICITLY_DENIED SESSION",
        "s3:GetObject,       arn:aws:s3:::productionapp/x, false, true,  ALLOWED RESOURCE"
    })
    void federatedUsers(String action, String resource, boolean session, boolean bucketPolicy, String expected) {
        var own = one("{'Effect':'Allow','Action':['s3:ListBucket','sqs:ReceiveMessage'],'Resource':'*'}");
        var passed = one(
                "{'Effect':'Allow','Action':['s3:ListBucket'],'Resource':['arn:aws:s3:::productionapp']}",
                "{'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],'Resource':['arn:aws:s3:::productionapp/*']}");
        var bucket = one("""
                {'Principal':{'AWS':'arn:aws:sts::111111111111:federated-user/Carol'},'Effect':'Allow',
                  'Action':['s3:GetObject','s3:PutObject'],'Resource':['arn:aws:s3:::productionapp/*']}""");
        var policies = Policies.NONE
                .withIdentity(own)
                .limitedBy(null, session ? passed : List.of())
                .withResource(bucketPolicy ? bucket : List.of(), true);
        assertThat(verdict(CAROL, action, resource, policies)).isEqualTo(expected);
    }

    /** "Permissions for AssumeRole": the role's policy, a policy that was passed, and a bucket that denies. */
    @ParameterizedTest
    @CsvSource({
        "s3:DeleteObject, false, false, ALLOWED IDENTITY",
        "s3:DeleteObject, true,  false, IMPLICITLY_DENIED SESSION",
        "s3:PutObject,    true,  false, ALLOWED IDENTITY",
        "s3:DeleteObject, false, true,  EXPLICITLY_DENIED RESOURCE"
    })
    void rolesWithPassedPolicies(String action, boolean session, boolean bucketPolicy, String expected) {
        var role = one("""
                {'Effect':'Allow','Action':['s3:GetObject','s3:PutObject','s3:DeleteObject'],
                  'Resource':'arn:aws:s3:::productionapp/*'}""");
        var passed = one("""
                {'Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],'Resource':'arn:aws:s3:::productionapp/*'}""");
        var bucket = one("""
                {'Principal':{'AWS':'*'},'Effect':'Deny','Action':'s3:DeleteObject','Resource':'arn:aws:s3:::productionapp/*'}""");
        var policies = Policies.NONE
                .withIdentity(role)
                .limitedBy(null, session ? passed : null)
                .withResource(bucketPolicy ? bucket : List.of(), true);
        assertThat(verdict(STAFF, action, "arn:aws:s3:::productionapp/x", policies))
                .isEqualTo(expected);
    }
}
