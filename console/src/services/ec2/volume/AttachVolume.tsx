import { AttachVolumeCommand } from '@aws-sdk/client-ec2';
import type { Volume } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { option, useInstances } from '../options';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { freeDevice, isDevice } from './specs';
import { VOLUME } from './texts';

/** Attaches a volume to an instance of its zone. */
export function AttachVolume({ volume, onClose }: { volume: Volume; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const changed = useChanged();
  const all = useInstances();
  const [instance, setInstance] = useState('');
  const [typed, setTyped] = useState<string>();
  const zone = volume.AvailabilityZone ?? '';
  const near = all.items.filter((one) => one.Placement?.AvailabilityZone === zone);
  const chosen = near.find((one) => one.InstanceId === instance);
  const taken = (chosen?.BlockDeviceMappings ?? []).flatMap((one) => one.DeviceName ?? []);
  const device = typed ?? (chosen ? freeDevice(taken) : '');
  const wrong = device === '' ? undefined : !isDevice(device) ? texts.deviceWrong : taken.includes(device) ? texts.deviceTaken : undefined;
  return (
    <FormModal
      title={`${texts.attach}: ${volume.VolumeId}`}
      label={texts.attach}
      valid={chosen !== undefined && device !== '' && !wrong}
      commands={cli('ec2 attach-volume', {
        'volume-id': volume.VolumeId,
        'instance-id': instance || 'INSTANCE',
        device: device || 'DEVICE',
      })}
      run={() => ec2.send(new AttachVolumeCommand({ VolumeId: volume.VolumeId, InstanceId: instance, Device: device }))}
      onDone={() => changed(texts.attached(volume.VolumeId ?? '', instance))}
      onClose={onClose}
    >
      <Choice
        label={texts.instance}
        help={texts.instanceHelp(zone)}
        value={instance}
        options={near.map((one) => option(one.InstanceId, one, one.State?.Name))}
        empty={texts.noInstance(zone)}
        loading={all.loading}
        onChange={(value) => {
          setInstance(value);
          setTyped(undefined);
        }}
      />
      <Written label={texts.device} help={texts.deviceHelp} value={device} error={wrong} onChange={setTyped} />
    </FormModal>
  );
}
