package io.unkai.services.identity.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AccessDetail;
import io.unkai.api.iam.GenerateOrganizationsAccessReportRequest;
import io.unkai.api.iam.GetOrganizationsAccessReportRequest;
import io.unkai.api.iam.GetOrganizationsAccessReportResponse;
import io.unkai.api.iam.Iam;
import io.unkai.services.identity.iam.access.ServiceUse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the management account is told of the use of services in its organization. */
class AccessReportTest {
    private final TestOrganizations cloud = new TestOrganizations();
    private String organization = "";
    private String member = "";

    @BeforeEach
    void make() throws Exception {
        organization = Objects.requireNonNull(cloud.organization().id());
        member = cloud.accountId("dev@example.com");
        cloud.store.write(txn -> {
            ServiceUse.note(txn, member, "AIDAX", "s3", new ServiceUse(cloud.now, "eu-west-1"));
            ServiceUse.note(txn, member, "AIDAY", "s3", new ServiceUse(cloud.now.plusSeconds(5), "us-east-1"));
            return true;
        });
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private String ask(String path) {
        return Objects.requireNonNull(cloud.call(
                        Iam.GENERATE_ORGANIZATIONS_ACCESS_REPORT,
                        GenerateOrganizationsAccessReportRequest.builder()
                                .entityPath(path)
                                .build())
                .jobId());
    }

    private GetOrganizationsAccessReportResponse report(String path) {
        return cloud.call(
                Iam.GET_ORGANIZATIONS_ACCESS_REPORT,
                GetOrganizationsAccessReportRequest.builder()
                        .jobId(ask(path))
                        .sortKey("LAST_AUTHENTICATED_TIME_DESCENDING")
                        .maxItems(3)
                        .build());
    }

    @Test
    void namesWhatWasUsedLast() {
        var report = report(organization + '/' + cloud.root());
        List<AccessDetail> details = Objects.requireNonNull(report.accessDetails());
        assertThat(details).hasSize(3);
        assertThat(details.getFirst())
                .isEqualTo(AccessDetail.builder()
                        .serviceName("Amazon S3")
                        .serviceNamespace("s3")
                        .region("us-east-1")
                        .entityPath(organization + '/' + cloud.root() + '/' + member)
                        .lastAuthenticatedTime(cloud.now.plusSeconds(5))
                        .totalAuthenticatedEntities(2)
                        .build());
        assertThat(details.getLast().lastAuthenticatedTime()).isNull();
        assertThat(report.isTruncated()).isTrue();
        assertThat(Objects.requireNonNull(report.numberOfServicesAccessible()))
                .isEqualTo(Objects.requireNonNull(report.numberOfServicesNotAccessed()) + 1);
    }

    @Test
    void isTheManagementAccountsBusiness() {
        TestOrganizations.refusal("InvalidInput", () -> ask("o-elsewhere00"));
        TestOrganizations.refusal("InvalidInput", () -> ask(organization + "/r-none"));
        cloud.as(member);
        TestOrganizations.refusal("InvalidInput", () -> ask(organization));
    }
}
