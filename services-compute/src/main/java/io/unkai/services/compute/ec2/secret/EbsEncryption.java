package io.unkai.services.compute.ec2.secret;

import io.unkai.api.ec2.DisableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.DisableEbsEncryptionByDefaultResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultResult;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdResult;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultResult;
import io.unkai.api.ec2.ModifyEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.ModifyEbsDefaultKmsKeyIdResult;
import io.unkai.api.ec2.ResetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.ResetEbsDefaultKmsKeyIdResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Ec2Errors;

/**
 * Says whether an account's new volumes are encrypted, and with which key.
 *
 * @param block keeps them, where it can
 */
public record EbsEncryption(BlockPlane block) {
    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.GET_EBS_ENCRYPTION_BY_DEFAULT, EbsEncryption::get);
        on.on(Ec2.ENABLE_EBS_ENCRYPTION_BY_DEFAULT, this::enable);
        on.on(Ec2.DISABLE_EBS_ENCRYPTION_BY_DEFAULT, EbsEncryption::disable);
        on.onRead(Ec2.GET_EBS_DEFAULT_KMS_KEY_ID, EbsEncryption::key);
        on.on(Ec2.MODIFY_EBS_DEFAULT_KMS_KEY_ID, EbsEncryption::choose);
        on.on(Ec2.RESET_EBS_DEFAULT_KMS_KEY_ID, EbsEncryption::reset);
    }

    /** Refuses what is to be encrypted where that cannot be. @throws io.unkai.kernel.error.ApiException with the reason */
    public static void require(BlockPlane block) {
        block.cannotEncrypt().ifPresent(why -> {
            throw Ec2Errors.unsupported("Volumes cannot be encrypted on this host: " + why);
        });
    }

    private static EncryptionSettings settings(Call call, ReadTxn txn) {
        return EncryptionSettings.of(txn, call.account(), call.region());
    }

    private static GetEbsEncryptionByDefaultResult get(Call call, ReadTxn txn, GetEbsEncryptionByDefaultRequest in) {
        return GetEbsEncryptionByDefaultResult.builder()
                .ebsEncryptionByDefault(settings(call, txn).on())
                .sseType(settings(call, txn).on() ? "sse-kms" : "none")
                .build();
    }

    private EnableEbsEncryptionByDefaultResult enable(Call call, Txn txn, EnableEbsEncryptionByDefaultRequest in) {
        require(block);
        new EncryptionSettings(true, settings(call, txn).key()).put(txn, call.account(), call.region());
        return EnableEbsEncryptionByDefaultResult.builder()
                .ebsEncryptionByDefault(true)
                .build();
    }

    private static DisableEbsEncryptionByDefaultResult disable(
            Call call, Txn txn, DisableEbsEncryptionByDefaultRequest in) {
        new EncryptionSettings(false, settings(call, txn).key()).put(txn, call.account(), call.region());
        return DisableEbsEncryptionByDefaultResult.builder()
                .ebsEncryptionByDefault(false)
                .build();
    }

    private static GetEbsDefaultKmsKeyIdResult key(Call call, ReadTxn txn, GetEbsDefaultKmsKeyIdRequest in) {
        var chosen = settings(call, txn).key();
        return GetEbsDefaultKmsKeyIdResult.builder()
                .kmsKeyId(chosen.isEmpty() ? EbsKeys.ALIAS : chosen)
                .build();
    }

    private static ModifyEbsDefaultKmsKeyIdResult choose(Call call, Txn txn, ModifyEbsDefaultKmsKeyIdRequest in) {
        if (in.kmsKeyId() == null) {
            throw Ec2Errors.missing("KmsKeyId");
        }
        var key = EbsKeys.find(call, txn, in.kmsKeyId());
        new EncryptionSettings(settings(call, txn).on(), key).put(txn, call.account(), call.region());
        return ModifyEbsDefaultKmsKeyIdResult.builder().kmsKeyId(key).build();
    }

    private static ResetEbsDefaultKmsKeyIdResult reset(Call call, Txn txn, ResetEbsDefaultKmsKeyIdRequest in) {
        new EncryptionSettings(settings(call, txn).on(), "").put(txn, call.account(), call.region());
        return ResetEbsDefaultKmsKeyIdResult.builder().kmsKeyId(EbsKeys.ALIAS).build();
    }
}
