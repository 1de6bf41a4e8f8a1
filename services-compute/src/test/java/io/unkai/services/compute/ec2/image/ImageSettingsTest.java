package io.unkai.services.compute.ec2.image;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeValue;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DescribeImageAttributeRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DisableImageBlockPublicAccessRequest;
import io.unkai.api.ec2.DisableImageDeprecationRequest;
import io.unkai.api.ec2.DisableImageDeregistrationProtectionRequest;
import io.unkai.api.ec2.DisableImageRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableImageBlockPublicAccessRequest;
import io.unkai.api.ec2.EnableImageDeprecationRequest;
import io.unkai.api.ec2.EnableImageDeregistrationProtectionRequest;
import io.unkai.api.ec2.EnableImageRequest;
import io.unkai.api.ec2.GetImageBlockPublicAccessStateRequest;
import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.ImageAttribute;
import io.unkai.api.ec2.LaunchPermission;
import io.unkai.api.ec2.LaunchPermissionModifications;
import io.unkai.api.ec2.ModifyImageAttributeRequest;
import io.unkai.api.ec2.ResetImageAttributeRequest;
import io.unkai.services.compute.ec2.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see and launch an image, and how long. */
class ImageSettingsTest {
    private static final String OTHER = "222222222222";

    private final TestHost host = new TestHost();
    private String id = "";

    @BeforeEach
    void make() {
        var instance = host.running(with -> with);
        id = String.valueOf(host.call(
                        Ec2.CREATE_IMAGE,
                        CreateImageRequest.builder()
                                .instanceId(instance)
                                .name("golden")
                                .noReboot(true)
                                .build())
                .imageId());
        host.reconcile();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private List<Image> images(UnaryOperator<DescribeImagesRequest.Builder> with) {
        return list(host.call(
                        Ec2.DESCRIBE_IMAGES,
                        with.apply(DescribeImagesRequest.builder()).build())
                .images());
    }

    private List<Image> own(UnaryOperator<DescribeImagesRequest.Builder> with) {
        return images(some -> with.apply(some.owners(List.of(TestHost.ACCOUNT))));
    }

    private void modify(UnaryOperator<ModifyImageAttributeRequest.Builder> with) {
        host.call(
                Ec2.MODIFY_IMAGE_ATTRIBUTE,
                with.apply(ModifyImageAttributeRequest.builder().imageId(id)).build());
    }

    private ImageAttribute attribute(String name) {
        return host.call(
                Ec2.DESCRIBE_IMAGE_ATTRIBUTE,
                DescribeImageAttributeRequest.builder()
                        .imageId(id)
                        .attribute(name)
                        .build());
    }

    private void grant(LaunchPermission permission) {
        modify(with -> with.launchPermission(
                LaunchPermissionModifications.builder().add(List.of(permission)).build()));
    }

    @Test
    void isSharedWithAnAccount() {
        host.account = OTHER;
        assertThat(refusal(() -> images(with -> with.imageIds(List.of(id))))).isEqualTo("InvalidAMIID.NotFound");
        assertThat(refusal(() -> host.run(with -> with.imageId(id)))).isEqualTo("InvalidAMIID.NotFound");
        host.account = TestHost.ACCOUNT;
        var permission = LaunchPermission.builder().userId(OTHER).build();
        grant(permission);
        assertThat(attribute("launchPermission").launchPermissions()).containsExactly(permission);
        assertThat(own(with -> with.executableUsers(List.of(OTHER)))).hasSize(1);
        host.account = OTHER;
        assertThat(own(with -> with.executableUsers(List.of("self")))).hasSize(1);
        assertThat(own(with -> with.executableUsers(List.of("all")))).isEmpty();
        assertThat(images(with -> with.owners(List.of("self")))).isEmpty();
        assertThat(host.running(with -> with.imageId(id))).startsWith("i-");
        assertThat(refusal(() -> modify(with ->
                        with.description(AttributeValue.builder().value("mine").build()))))
                .isEqualTo("AuthFailure");
        host.account = TestHost.ACCOUNT;
        modify(with ->
                with.attribute("launchPermission").operationType("remove").userIds(List.of(OTHER)));
        host.account = OTHER;
        assertThat(own(with -> with)).isEmpty();
    }

    @Test
    void isPublicOnlyWhereTheAccountAllowsThat() {
        var everyone = LaunchPermission.builder().group("all").build();
        assertThat(refusal(() -> grant(everyone))).isEqualTo("OperationNotPermitted");
        host.call(
                Ec2.DISABLE_IMAGE_BLOCK_PUBLIC_ACCESS,
                DisableImageBlockPublicAccessRequest.builder().build());
        assertThat(blocked()).isEqualTo("unblocked");
        grant(everyone);
        assertThat(own(with -> with.executableUsers(List.of("all"))).getFirst().public_())
                .isTrue();
        host.account = OTHER;
        assertThat(own(with -> with)).hasSize(1);
        host.account = TestHost.ACCOUNT;
        host.call(
                Ec2.ENABLE_IMAGE_BLOCK_PUBLIC_ACCESS,
                EnableImageBlockPublicAccessRequest.builder()
                        .imageBlockPublicAccessState("block-new-sharing")
                        .build());
        assertThat(blocked()).isEqualTo("block-new-sharing");
        host.call(
                Ec2.RESET_IMAGE_ATTRIBUTE,
                ResetImageAttributeRequest.builder()
                        .imageId(id)
                        .attribute("launchPermission")
                        .build());
        assertThat(attribute("launchPermission").launchPermissions()).isEmpty();
        assertThat(refusal(() -> grant(LaunchPermission.builder().userId("1").build())))
                .isEqualTo("InvalidParameterValue");
    }

    private String blocked() {
        return String.valueOf(host.call(
                        Ec2.GET_IMAGE_BLOCK_PUBLIC_ACCESS_STATE,
                        GetImageBlockPublicAccessStateRequest.builder().build())
                .imageBlockPublicAccessState());
    }

    @Test
    void isDescribedAndMayAskForTokens() {
        modify(with -> with.description(AttributeValue.builder().value("new").build()));
        modify(with -> with.imdsSupport(AttributeValue.builder().value("v2.0").build()));
        var described = attribute("description").description();
        assertThat(described).isNotNull();
        assertThat(described == null ? "" : described.value()).isEqualTo("new");
        assertThat(own(with -> with).getFirst().imdsSupport()).isEqualTo("v2.0");
        var instance = host.instance(host.running(with -> with.imageId(id)));
        var options = instance.metadataOptions();
        assertThat(options == null ? "" : options.httpTokens()).isEqualTo("required");
        assertThat(refusal(() -> modify(with -> with))).isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() -> attribute("x"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void isDeprecatedForOthers() {
        grant(LaunchPermission.builder().userId(OTHER).build());
        assertThat(refusal(() -> deprecate(Duration.ofDays(-1)))).isEqualTo("InvalidParameterValue");
        deprecate(Duration.ofDays(1));
        host.now = host.now.plus(Duration.ofDays(2));
        assertThat(own(with -> with).getFirst().deprecationTime()).isEqualTo("2026-11-23T10:00:00.000Z");
        host.account = OTHER;
        assertThat(own(with -> with)).isEmpty();
        assertThat(own(with -> with.includeDeprecated(true))).hasSize(1);
        assertThat(images(with -> with.imageIds(List.of(id)))).hasSize(1);
        host.account = TestHost.ACCOUNT;
        host.call(
                Ec2.DISABLE_IMAGE_DEPRECATION,
                DisableImageDeprecationRequest.builder().imageId(id).build());
        host.account = OTHER;
        assertThat(own(with -> with)).hasSize(1);
    }

    private void deprecate(Duration after) {
        host.call(
                Ec2.ENABLE_IMAGE_DEPRECATION,
                EnableImageDeprecationRequest.builder()
                        .imageId(id)
                        .deprecateAt(host.now.plus(after))
                        .build());
    }

    @Test
    void isDisabledForEveryone() {
        grant(LaunchPermission.builder().userId(OTHER).build());
        host.call(Ec2.DISABLE_IMAGE, DisableImageRequest.builder().imageId(id).build());
        assertThat(own(with -> with)).isEmpty();
        assertThat(own(with -> with.includeDisabled(true)).getFirst().state()).isEqualTo("disabled");
        assertThat(refusal(() -> host.run(with -> with.imageId(id)))).isEqualTo("InvalidAMIID.Unavailable");
        assertThat(refusal(() -> grant(LaunchPermission.builder().userId(OTHER).build())))
                .isEqualTo("IncorrectState");
        host.call(Ec2.ENABLE_IMAGE, EnableImageRequest.builder().imageId(id).build());
        assertThat(own(with -> with).getFirst().state()).isEqualTo("available");
        assertThat(attribute("launchPermission").launchPermissions()).isEmpty();
    }

    @Test
    void isProtectedForADayAfterwards() {
        host.call(
                Ec2.ENABLE_IMAGE_DEREGISTRATION_PROTECTION,
                EnableImageDeregistrationProtectionRequest.builder()
                        .imageId(id)
                        .withCooldown(true)
                        .build());
        assertThat(refusal(this::deregister)).isEqualTo("OperationNotPermitted");
        assertThat(own(with -> with).getFirst().deregistrationProtection()).isEqualTo("enabled-with-cooldown");
        host.call(
                Ec2.DISABLE_IMAGE_DEREGISTRATION_PROTECTION,
                DisableImageDeregistrationProtectionRequest.builder()
                        .imageId(id)
                        .build());
        assertThat(refusal(this::deregister)).isEqualTo("OperationNotPermitted");
        host.now = host.now.plus(Duration.ofHours(25));
        deregister();
        assertThat(own(with -> with)).isEmpty();
        id = String.valueOf(images(with -> with).getFirst().imageId());
        assertThat(refusal(this::deregister)).isEqualTo("AuthFailure");
    }

    private void deregister() {
        host.call(
                Ec2.DEREGISTER_IMAGE,
                DeregisterImageRequest.builder().imageId(id).build());
    }
}
