package io.unkai.services.identity.organizations;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.GetRoleRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.organizations.Account;
import io.unkai.api.organizations.CloseAccountRequest;
import io.unkai.api.organizations.ConstraintViolationException;
import io.unkai.api.organizations.CreateOrganizationRequest;
import io.unkai.api.organizations.DeleteOrganizationRequest;
import io.unkai.api.organizations.DeleteOrganizationalUnitRequest;
import io.unkai.api.organizations.DescribeAccountRequest;
import io.unkai.api.organizations.DescribeOrganizationRequest;
import io.unkai.api.organizations.ListAccountsForParentRequest;
import io.unkai.api.organizations.ListAccountsRequest;
import io.unkai.api.organizations.ListParentsRequest;
import io.unkai.api.organizations.MoveAccountRequest;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.RemoveAccountFromOrganizationRequest;
import io.unkai.services.identity.registry.Accounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
    @Test
    void organizationHasIdsOfAwssForm() {
        try (var cloud = new TestOrganizations()) {
            var organization = cloud.organization();
            assertThat(organization.id()).matches("o-[a-z0-9]{10}");
            assertThat(organization.arn())
                    .isEqualTo("arn:aws:organizations::111111111111:organization/" + organization.id());
            assertThat(cloud.root()).matches("r-[a-z0-9]{4}");
            assertThat(cloud.unit(cloud.root(), "dev"))
                    .matches("ou-" + cloud.root().substring(2) + "-[a-z0-9]{8}");
            refusal("AlreadyInOrganizationException", cloud::organization);
            cloud.as("222222222222");
            assertThat(refusal(
                                    "AWSOrganizationsNotInUseException",
                                    () -> cloud.call(
                                            Organizations.DESCRIBE_ORGANIZATION,
                                            DescribeOrganizationRequest.builder()
                                                    .build()))
                            .message())
                    .isEqualTo("Your account is not a member of an organization.");
        }
    }

    @Test
    void accountIsMadeWithTheRoleThatLetsTheManagerIn() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var made = cloud.account("dev@example.com");
            assertThat(made.state()).isEqualTo("SUCCEEDED");
            assertThat(made.accountId()).matches("[0-9]{12}");
            cloud.as(present(made.accountId()));
            var role = cloud.call(
                    Iam.GET_ROLE,
                    GetRoleRequest.builder()
                            .roleName("OrganizationAccountAccessRole")
                            .build());
            assertThat(present(role.role()).assumeRolePolicyDocument())
                    .contains("arn%3Aaws%3Aiam%3A%3A111111111111%3Aroot");
            refusal(
                    "AccessDeniedException",
                    () -> cloud.call(
                            Organizations.LIST_ACCOUNTS,
                            ListAccountsRequest.builder().build()));
        }
    }

    @Test
    void addressBelongsToOneAccount() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.account("dev@example.com");
            var again = cloud.account("DEV@example.com");
            assertThat(again.state()).isEqualTo("FAILED");
            assertThat(again.failureReason()).isEqualTo("EMAIL_ALREADY_EXISTS");
        }
    }

    @Test
    void accountsAreListedInPages() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            for (int i = 0; i < 9; i++) {
                cloud.account("dev" + i + "@example.com");
            }
            var seen = new ArrayList<Account>();
            String token = null;
            do {
                var page = cloud.call(
                        Organizations.LIST_ACCOUNTS,
                        ListAccountsRequest.builder()
                                .maxResults(4)
                                .nextToken(token)
                                .build());
                seen.addAll(present(page.accounts()));
                token = page.nextToken();
            } while (token != null);
            assertThat(seen).hasSize(10).doesNotHaveDuplicates();
            refusal("ConstraintViolationException", () -> cloud.account("more@example.com"));
        }
    }

    @Test
    void unitsNestFiveDeep() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var parent = cloud.root();
            for (int i = 0; i < 5; i++) {
                parent = cloud.unit(parent, "level");
            }
            var deepest = parent;
            var refused = refusal("ConstraintViolationException", () -> cloud.unit(deepest, "level"));
            assertThat(present((ConstraintViolationException) refused.body()).reason())
                    .isEqualTo("OU_DEPTH_LIMIT_EXCEEDED");
            refusal("DuplicateOrganizationalUnitException", () -> cloud.unit(cloud.root(), "level"));
            refusal("ParentNotFoundException", () -> cloud.unit("ou-none-00000000", "level"));
        }
    }

    @Test
    void accountsMoveAndLeave() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var unit = cloud.unit(cloud.root(), "dev");
            var account = cloud.accountId("dev@example.com");
            var move = MoveAccountRequest.builder()
                    .accountId(account)
                    .sourceParentId(cloud.root())
                    .destinationParentId(unit)
                    .build();
            cloud.call(Organizations.MOVE_ACCOUNT, move);
            refusal("DuplicateAccountException", () -> cloud.call(Organizations.MOVE_ACCOUNT, move));
            var parents = cloud.call(
                    Organizations.LIST_PARENTS,
                    ListParentsRequest.builder().childId(account).build());
            assertThat(present(parents.parents()).getFirst().id()).isEqualTo(unit);
            var listed = cloud.call(
                    Organizations.LIST_ACCOUNTS_FOR_PARENT,
                    ListAccountsForParentRequest.builder().parentId(unit).build());
            assertThat(listed.accounts()).extracting(Account::id).containsExactly(account);
            refusal(
                    "OrganizationalUnitNotEmptyException",
                    () -> cloud.call(
                            Organizations.DELETE_ORGANIZATIONAL_UNIT,
                            DeleteOrganizationalUnitRequest.builder()
                                    .organizationalUnitId(unit)
                                    .build()));
            refusal(
                    "OrganizationNotEmptyException",
                    () -> cloud.call(
                            Organizations.DELETE_ORGANIZATION,
                            DeleteOrganizationRequest.builder().build()));
            cloud.call(
                    Organizations.REMOVE_ACCOUNT_FROM_ORGANIZATION,
                    RemoveAccountFromOrganizationRequest.builder()
                            .accountId(account)
                            .build());
            cloud.call(
                    Organizations.DELETE_ORGANIZATION,
                    DeleteOrganizationRequest.builder().build());
            cloud.organization();
            cloud.as(account);
            cloud.organization();
        }
    }

    @Test
    void managerStays() {
        try (var cloud = new TestOrganizations()) {
            cloud.call(
                    Organizations.CREATE_ORGANIZATION,
                    CreateOrganizationRequest.builder()
                            .featureSet("CONSOLIDATED_BILLING")
                            .build());
            refusal(
                    "MasterCannotLeaveOrganizationException",
                    () -> cloud.call(
                            Organizations.REMOVE_ACCOUNT_FROM_ORGANIZATION,
                            RemoveAccountFromOrganizationRequest.builder()
                                    .accountId(TestOrganizations.MANAGER)
                                    .build()));
            refusal("PolicyTypeNotAvailableForOrganizationException", () -> cloud.enable("SERVICE_CONTROL_POLICY"));
        }
    }

    @Test
    void closedAccountIsSuspendedOnceThatIsObserved() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var account = cloud.accountId("dev@example.com");
            var close = CloseAccountRequest.builder().accountId(account).build();
            cloud.call(Organizations.CLOSE_ACCOUNT, close);
            refusal("ConflictException", () -> cloud.call(Organizations.CLOSE_ACCOUNT, close));
            cloud.reconcile();
            var described = cloud.call(
                    Organizations.DESCRIBE_ACCOUNT,
                    DescribeAccountRequest.builder().accountId(account).build());
            assertThat(present(described.account()).status()).isEqualTo("SUSPENDED");
            assertThat(cloud.store.<Boolean>read(txn -> Accounts.suspended(txn, account)))
                    .isTrue();
            assertThat(cloud.store
                            .read(txn -> OrganizationPolicies.of(txn, account))
                            .serviceControl())
                    .containsExactly(new OrganizationPolicies.Level(account, List.of()));
            refusal("AccountAlreadyClosedException", () -> cloud.call(Organizations.CLOSE_ACCOUNT, close));
        }
    }
}
