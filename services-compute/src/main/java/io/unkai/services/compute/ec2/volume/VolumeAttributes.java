package io.unkai.services.compute.ec2.volume;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.DescribeVolumeAttributeRequest;
import io.unkai.api.ec2.DescribeVolumeAttributeResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableVolumeIORequest;
import io.unkai.api.ec2.EnableVolumeIOResponse;
import io.unkai.api.ec2.ModifyVolumeAttributeRequest;
import io.unkai.api.ec2.ModifyVolumeAttributeResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import java.util.List;

/** The attributes of volumes. */
public final class VolumeAttributes {
    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_VOLUME_ATTRIBUTE, VolumeAttributes::describe);
        on.on(Ec2.MODIFY_VOLUME_ATTRIBUTE, VolumeAttributes::modify);
        on.onRead(Ec2.ENABLE_VOLUME_IO, VolumeAttributes::enable);
    }

    private static DescribeVolumeAttributeResult describe(Call call, ReadTxn txn, DescribeVolumeAttributeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        var answer = DescribeVolumeAttributeResult.builder().volumeId(volume.id());
        return switch (in.attribute() == null ? "" : in.attribute()) {
            case "autoEnableIO" ->
                answer.autoEnableIO(new AttributeBooleanValue(volume.autoEnableIo()))
                        .build();
            case "productCodes" -> answer.productCodes(List.of()).build();
            case "" -> throw Ec2Errors.missing("attribute");
            default -> throw Ec2Errors.invalidValue("attribute", in.attribute() + "", "Unknown attribute.");
        };
    }

    private static ModifyVolumeAttributeResponse modify(Call call, Txn txn, ModifyVolumeAttributeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        var auto = in.autoEnableIO() == null ? null : in.autoEnableIO().value();
        if (auto == null) {
            throw Ec2Errors.missing("AutoEnableIO");
        }
        StoredVolume.TABLE.put(txn, volume.enabling(auto));
        return ModifyVolumeAttributeResponse.builder().build();
    }

    /** Volumes are never disabled here, so that none is left to enable. */
    private static EnableVolumeIOResponse enable(Call call, ReadTxn txn, EnableVolumeIORequest in) {
        StoredVolume.TABLE.find(call, txn, in.volumeId());
        return EnableVolumeIOResponse.builder().build();
    }
}
