package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.DisableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.DisableEbsEncryptionByDefaultResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultResult;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdResult;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;

/** Says that nothing is encrypted: what would promise that is refused, as what keeps volumes cannot do it. */
final class Encryption {
    private static final String USUAL_KEY = "alias/aws/ebs";

    void register(Handlers on) {
        on.onRead(Ec2.GET_EBS_ENCRYPTION_BY_DEFAULT, Encryption::get);
        on.on(Ec2.ENABLE_EBS_ENCRYPTION_BY_DEFAULT, Encryption::enable);
        on.on(Ec2.DISABLE_EBS_ENCRYPTION_BY_DEFAULT, Encryption::disable);
        on.onRead(Ec2.GET_EBS_DEFAULT_KMS_KEY_ID, Encryption::key);
    }

    private static GetEbsEncryptionByDefaultResult get(Call call, ReadTxn txn, GetEbsEncryptionByDefaultRequest in) {
        return GetEbsEncryptionByDefaultResult.builder()
                .ebsEncryptionByDefault(false)
                .build();
    }

    private static EnableEbsEncryptionByDefaultResult enable(
            Call call, Txn txn, EnableEbsEncryptionByDefaultRequest in) {
        throw Ec2Errors.unsupported(
                "Volumes cannot be encrypted here; encrypt the disk under the data folder instead.");
    }

    private static DisableEbsEncryptionByDefaultResult disable(
            Call call, Txn txn, DisableEbsEncryptionByDefaultRequest in) {
        return DisableEbsEncryptionByDefaultResult.builder()
                .ebsEncryptionByDefault(false)
                .build();
    }

    private static GetEbsDefaultKmsKeyIdResult key(Call call, ReadTxn txn, GetEbsDefaultKmsKeyIdRequest in) {
        return GetEbsDefaultKmsKeyIdResult.builder().kmsKeyId(USUAL_KEY).build();
    }
}
