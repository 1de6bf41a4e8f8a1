package io.unkai.services.identity.account;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.account.Account;
import io.unkai.api.account.DisableRegionRequest;
import io.unkai.api.account.EnableRegionRequest;
import io.unkai.api.account.GetRegionOptStatusRequest;
import io.unkai.api.account.ListRegionsRequest;
import io.unkai.api.account.Region;
import io.unkai.services.identity.organizations.TestOrganizations;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final String ASKED_FOR = "eu-south-1";

    private static String status(TestOrganizations cloud, String region) {
        var request = GetRegionOptStatusRequest.builder().regionName(region).build();
        return present(cloud.call(Account.GET_REGION_OPT_STATUS, request).regionOptStatus());
    }

    private static void enable(TestOrganizations cloud, String region) {
        cloud.call(
                Account.ENABLE_REGION,
                EnableRegionRequest.builder().regionName(region).build());
    }

    private static void disable(TestOrganizations cloud, String region) {
        cloud.call(
                Account.DISABLE_REGION,
                DisableRegionRequest.builder().regionName(region).build());
    }

    @Test
    void aRegionOpensAndClosesInItsOwnTime() throws Exception {
        try (var cloud = new TestOrganizations()) {
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("DISABLED");
            disable(cloud, ASKED_FOR);
            enable(cloud, ASKED_FOR);
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("ENABLING");
            enable(cloud, ASKED_FOR);
            refusal("ConflictException", () -> disable(cloud, ASKED_FOR));
            cloud.reconcile();
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("ENABLED");
            enable(cloud, ASKED_FOR);
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("ENABLED");
            disable(cloud, ASKED_FOR);
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("DISABLING");
            refusal("ConflictException", () -> enable(cloud, ASKED_FOR));
            cloud.reconcile();
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("DISABLED");
        }
    }

    @Test
    void whatIsOpenToAllStaysSo() {
        try (var cloud = new TestOrganizations()) {
            enable(cloud, "us-east-1");
            assertThat(status(cloud, "us-east-1")).isEqualTo("ENABLED_BY_DEFAULT");
            refusal("ValidationException", () -> disable(cloud, "us-east-1"));
            refusal("ValidationException", () -> enable(cloud, "mars-north-1"));
            refusal("ValidationException", () -> status(cloud, "mars-north-1"));
        }
    }

    @Test
    void listsGoByPagesAndByStatus() {
        try (var cloud = new TestOrganizations()) {
            enable(cloud, ASKED_FOR);
            var first = cloud.call(
                    Account.LIST_REGIONS,
                    ListRegionsRequest.builder().maxResults(10).build());
            assertThat(first.regions()).hasSize(10);
            var rest = cloud.call(
                    Account.LIST_REGIONS,
                    ListRegionsRequest.builder().nextToken(first.nextToken()).build());
            assertThat(rest.regions()).hasSize(24);
            assertThat(rest.nextToken()).isNull();
            var byStatus = ListRegionsRequest.builder().maxResults(1);
            var opening = cloud.call(
                    Account.LIST_REGIONS,
                    byStatus.regionOptStatusContains(List.of("ENABLING")).build());
            assertThat(opening.regions()).extracting(Region::regionName).containsExactly(ASKED_FOR);
            assertThat(opening.nextToken()).isNull();
            refusal(
                    "ValidationException",
                    () -> cloud.call(
                            Account.LIST_REGIONS,
                            ListRegionsRequest.builder().nextToken("no").build()));
        }
    }

    @Test
    void theManagerOpensRegionsToItsMembers() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var member = cloud.accountId("dev@example.com");
            cloud.call(
                    Account.ENABLE_REGION,
                    EnableRegionRequest.builder()
                            .accountId(member)
                            .regionName(ASKED_FOR)
                            .build());
            cloud.reconcile();
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("DISABLED");
            cloud.as(member);
            assertThat(status(cloud, ASKED_FOR)).isEqualTo("ENABLED");
        }
    }
}
