import { ModifyVolumeCommand } from '@aws-sdk/client-ec2';
import type { Volume, VolumeType } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { SpecFields } from './SpecFields';
import { isRight, numbersOf } from './specs';
import type { Spec } from './specs';
import { VOLUME } from './texts';

/** Grows a volume, or changes its type and speed. */
export function ModifyVolume({ volume, onClose }: { volume: Volume; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const changed = useChanged();
  const [spec, setSpec] = useState<Spec>({
    type: volume.VolumeType ?? 'gp3',
    size: String(volume.Size),
    iops: String(volume.Iops ?? ''),
    throughput: String(volume.Throughput ?? ''),
  });
  const { Size, Iops, Throughput } = numbersOf(spec);
  const VolumeId = volume.VolumeId ?? '';
  return (
    <FormModal
      title={`${texts.modify}: ${VolumeId}`}
      label={texts.modify}
      size="large"
      valid={isRight(spec, volume.Size)}
      commands={cli('ec2 modify-volume', {
        'volume-id': VolumeId,
        'volume-type': spec.type,
        size: Size,
        iops: Iops,
        throughput: Throughput,
      })}
      run={() =>
        ec2.send(new ModifyVolumeCommand({ VolumeId, VolumeType: spec.type as VolumeType, Size, Iops, Throughput }))
      }
      onDone={() => changed(texts.modified(VolumeId))}
      onClose={onClose}
    >
      {texts.modifyHelp}
      <SpecFields spec={spec} least={volume.Size} onChange={setSpec} />
    </FormModal>
  );
}
