package io.unkai.services.compute.ec2.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.IamInstanceProfileSpecification;
import io.unkai.api.ec2.InstanceMetadataOptionsRequest;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.TestIdentity;
import io.unkai.services.compute.ec2.base.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceKeysTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private @Nullable String key(Struct input, String id, String key) {
        var resource = new Key(TestHost.ACCOUNT, host.region, id);
        return host.store.<@Nullable String>read(txn -> InstanceKeys.of(txn, input, resource, key));
    }

    @Test
    void whatIsStoredOfAnInstanceDecides() {
        var id = host.running(with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(null, "web"))
                .metadataOptions(InstanceMetadataOptionsRequest.builder()
                        .httpTokens("required")
                        .build()));
        var stop = StopInstancesRequest.builder().build();

        assertThat(key(stop, id, "ec2:instancetype")).isEqualTo("t3.micro");
        assertThat(key(stop, id, "ec2:instanceprofile")).isEqualTo(TestIdentity.PROFILE);
        assertThat(key(stop, id, "ec2:metadatahttptokens")).isEqualTo("required");
        assertThat(key(stop, id, "ec2:metadatahttpputresponsehoplimit")).isEqualTo("1");
        assertThat(key(stop, "i-0123456789abcdef0", "ec2:instancetype")).isNull();
    }

    @Test
    void whatALaunchAsksForDecides() {
        var plain = RunInstancesRequest.builder().instanceType("m5.large").build();
        var large = RunInstancesRequest.builder()
                .blockDeviceMappings(List.of(BlockDeviceMapping.builder()
                        .deviceName("/dev/xvda")
                        .ebs(EbsBlockDevice.builder().volumeSize(100).build())
                        .build()))
                .build();

        assertThat(key(plain, "*", "ec2:instancetype")).isEqualTo("m5.large");
        assertThat(key(plain, "*", "ec2:metadatahttptokens")).isEqualTo("optional");
        assertThat(key(plain, "*", "ec2:volumesize")).isEqualTo("8");
        assertThat(key(large, "*", "ec2:volumesize")).isEqualTo("100");
        assertThat(key(plain, "*", "ec2:keypairname")).isNull();
    }
}
