package io.unkai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.s3.S3;
import io.unkai.api.sqs.Sqs;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import org.junit.jupiter.api.Test;

/** Facts of real services that patches and tables must keep. */
class IamTest {
    @Test
    void operationsNameTheirActions() {
        assertThat(Iam.permissions(S3.LIST_OBJECTS_V2))
                .extracting(permission -> permission.action().name())
                .containsExactly("s3:ListBucket");
        assertThat(Iam.permissions(S3.UPLOAD_PART))
                .extracting(permission -> permission.action().name())
                .containsExactly("s3:PutObject");
        assertThat(Iam.permissions(S3.COPY_OBJECT))
                .extracting(permission -> permission.action().name())
                .contains("s3:GetObject", "s3:PutObject");
        assertThat(Iam.permissions(Sts.GET_CALLER_IDENTITY)).isEmpty();
        assertThat(Iam.permissions(Sqs.SEND_MESSAGE_BATCH))
                .extracting(permission -> permission.action().name())
                .containsExactly("sqs:SendMessage");
        assertThat(Iam.action("s3:GetObjectVersion")).isNotNull();
        assertThat(Iam.action("s3:Nonsense")).isNull();
        assertThat(Iam.action("nonsense")).isNull();
    }

    @Test
    void actionsNameTheirResources() {
        var needed = Iam.permissions(Ec2.RUN_INSTANCES);
        assertThat(needed)
                .isNotNull()
                .extracting(permission -> permission.action().name())
                .containsExactly("ec2:RunInstances", "iam:PassRole");
        assertThat(needed)
                .first()
                .satisfies(run -> assertThat(run.action().resources()).anySatisfy(resource -> {
                    assertThat(resource.type()).isEqualTo("instance");
                    assertThat(resource.arn())
                            .isEqualTo("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}");
                    assertThat(resource.conditionKeys()).contains("ec2:InstanceType");
                }));
    }

    @Test
    void operationsKnowTheirFlags() {
        assertThat(S3.GET_OBJECT.is(Operation.Flag.READ_ONLY)).isTrue();
        assertThat(S3.PUT_OBJECT.is(Operation.Flag.READ_ONLY)).isFalse();
        assertThat(S3.DELETE_OBJECTS.is(Operation.Flag.CHECKSUM_REQUIRED)).isTrue();
        assertThat(S3.GET_BUCKET_LOCATION.is(Operation.Flag.UNWRAPPED_OUTPUT)).isTrue();
        assertThat(Sts.ASSUME_ROLE_WITH_WEB_IDENTITY.is(Operation.Flag.ANONYMOUS))
                .isTrue();
        assertThat(S3.UPLOAD_PART.http().uri()).isEqualTo("/{Bucket}/{Key+}");
    }

    @Test
    void servicesSpeakTheirProtocols() {
        assertThat(Services.SQS.protocols()).containsExactly(Protocol.AWS_JSON_1_0, Protocol.AWS_QUERY);
        assertThat(Services.SQS.queryCompatible()).isTrue();
        assertThat(Services.CLOUDWATCH.protocols())
                .containsExactly(Protocol.RPC_V2_CBOR, Protocol.AWS_JSON_1_0, Protocol.AWS_QUERY);
        assertThat(Services.CLOUDWATCH.queryCompatible()).isTrue();
        assertThat(Services.S3CONTROL.signingName()).isEqualTo("s3");
        assertThat(Services.EC2.protocols()).containsExactly(Protocol.EC2_QUERY);
    }
}
