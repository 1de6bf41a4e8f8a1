package io.unkai.services.compute.ec2.template;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateLaunchTemplateRequest;
import io.unkai.api.ec2.CreateLaunchTemplateVersionRequest;
import io.unkai.api.ec2.DeleteLaunchTemplateRequest;
import io.unkai.api.ec2.DeleteLaunchTemplateVersionsRequest;
import io.unkai.api.ec2.DescribeLaunchTemplateVersionsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LaunchTemplateSpecification;
import io.unkai.api.ec2.LaunchTemplateVersion;
import io.unkai.api.ec2.LaunchTemplatesMonitoringRequest;
import io.unkai.api.ec2.ModifyLaunchTemplateRequest;
import io.unkai.api.ec2.RequestLaunchTemplateData;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private RequestLaunchTemplateData data(String type) {
        return RequestLaunchTemplateData.builder()
                .imageId(host.image())
                .instanceType(type)
                .disableApiStop(true)
                .monitoring(
                        LaunchTemplatesMonitoringRequest.builder().enabled(true).build())
                .build();
    }

    private void create() {
        host.call(
                Ec2.CREATE_LAUNCH_TEMPLATE,
                CreateLaunchTemplateRequest.builder()
                        .launchTemplateName("web")
                        .launchTemplateData(data("t3.small"))
                        .build());
    }

    private long version(@Nullable String source, RequestLaunchTemplateData data) {
        var made = host.call(
                        Ec2.CREATE_LAUNCH_TEMPLATE_VERSION,
                        CreateLaunchTemplateVersionRequest.builder()
                                .launchTemplateName("web")
                                .sourceVersion(source)
                                .launchTemplateData(data)
                                .build())
                .launchTemplateVersion();
        return Objects.requireNonNull(Objects.requireNonNull(made).versionNumber());
    }

    private @Nullable String launched(@Nullable String version, @Nullable String type) {
        var request = RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .instanceType(type)
                .launchTemplate(new LaunchTemplateSpecification(null, "web", version))
                .build();
        var instance = list(host.call(Ec2.RUN_INSTANCES, request).instances()).getFirst();
        assertThat(Objects.requireNonNull(instance.monitoring()).state()).isEqualTo("enabled");
        return instance.instanceType();
    }

    @Test
    void launchesWhatItsVersionsSay() {
        create();
        assertThat(version(
                        "1",
                        RequestLaunchTemplateData.builder()
                                .instanceType("t3.large")
                                .build()))
                .isEqualTo(2);

        assertThat(launched(null, null)).as("the default version").isEqualTo("t3.small");
        assertThat(launched("$Latest", null)).isEqualTo("t3.large");
        assertThat(launched("2", "t3.nano")).as("the call wins").isEqualTo("t3.nano");
        host.call(
                Ec2.MODIFY_LAUNCH_TEMPLATE,
                ModifyLaunchTemplateRequest.builder()
                        .launchTemplateName("web")
                        .defaultVersion("2")
                        .build());
        assertThat(launched("$Default", null)).isEqualTo("t3.large");
        assertThat(refusal(() -> launched("7", null))).isEqualTo("InvalidLaunchTemplateId.VersionNotFound");
    }

    @Test
    void versionsAreListedNewestFirstAndDeletedButTheDefault() {
        create();
        for (int i = 0; i < 11; i++) {
            version(null, data("t3.nano"));
        }
        var all = DescribeLaunchTemplateVersionsRequest.builder()
                .launchTemplateName("web")
                .build();
        assertThat(host.call(Ec2.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, all).launchTemplateVersions())
                .extracting(LaunchTemplateVersion::versionNumber)
                .startsWith(12L, 11L, 10L, 9L)
                .endsWith(1L);
        var deleted = host.call(
                Ec2.DELETE_LAUNCH_TEMPLATE_VERSIONS,
                DeleteLaunchTemplateVersionsRequest.builder()
                        .launchTemplateName("web")
                        .versions(List.of("1", "2", "99"))
                        .build());
        assertThat(deleted.successfullyDeletedLaunchTemplateVersions()).hasSize(1);
        assertThat(deleted.unsuccessfullyDeletedLaunchTemplateVersions()).hasSize(2);
    }

    @Test
    void namesAreTakenOnceAndFreeAgainAfterDeletion() {
        create();
        assertThat(refusal(this::create)).isEqualTo("InvalidLaunchTemplateName.AlreadyExistsException");
        var delete =
                DeleteLaunchTemplateRequest.builder().launchTemplateName("web").build();
        host.call(Ec2.DELETE_LAUNCH_TEMPLATE, delete);
        assertThat(refusal(() -> host.call(Ec2.DELETE_LAUNCH_TEMPLATE, delete)))
                .isEqualTo("InvalidLaunchTemplateName.NotFoundException");
        create();
    }
}
