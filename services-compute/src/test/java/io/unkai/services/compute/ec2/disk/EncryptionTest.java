package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DisableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultRequest;
import io.unkai.services.compute.ec2.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void isNeverPromised() {
        assertThat(refusal(() -> host.call(
                        Ec2.ENABLE_EBS_ENCRYPTION_BY_DEFAULT,
                        EnableEbsEncryptionByDefaultRequest.builder().build())))
                .isEqualTo("UnsupportedOperation");
        assertThat(host.call(
                                Ec2.GET_EBS_ENCRYPTION_BY_DEFAULT,
                                GetEbsEncryptionByDefaultRequest.builder().build())
                        .ebsEncryptionByDefault())
                .isFalse();
        assertThat(host.call(
                                Ec2.DISABLE_EBS_ENCRYPTION_BY_DEFAULT,
                                DisableEbsEncryptionByDefaultRequest.builder().build())
                        .ebsEncryptionByDefault())
                .isFalse();
        assertThat(host.call(
                                Ec2.GET_EBS_DEFAULT_KMS_KEY_ID,
                                GetEbsDefaultKmsKeyIdRequest.builder().build())
                        .kmsKeyId())
                .isEqualTo("alias/aws/ebs");
        assertThat(refusal(() -> host.call(
                        Ec2.CREATE_VOLUME,
                        CreateVolumeRequest.builder()
                                .availabilityZone("us-east-1a")
                                .size(1)
                                .encrypted(true)
                                .build())))
                .isEqualTo("NotImplemented");
    }
}
