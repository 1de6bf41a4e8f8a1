import { DescribeVolumeAttributeCommand, ModifyVolumeAttributeCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { VOLUME } from './texts';

/** Whether a volume goes on being read and written when its data may be damaged. */
export function useAutoIo(VolumeId: string) {
  const ec2 = useEc2();
  return useOne<boolean>('volume autoEnableIO', VolumeId, async () => {
    const answer = await ec2.send(new DescribeVolumeAttributeCommand({ VolumeId, Attribute: 'autoEnableIO' }));
    return answer.AutoEnableIO?.Value ?? false;
  });
}

/** Changes that. */
export function AutoIo({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const { data: now, error } = useAutoIo(id);
  const [wanted, setWanted] = useState<boolean>();
  const known = typeof now === 'boolean';
  const Value = wanted ?? now ?? false;
  return (
    <FormModal
      title={`${texts.autoIo}: ${id}`}
      valid={known && Value !== now}
      commands={cli('ec2 modify-volume-attribute', { 'volume-id': id, [Value ? 'auto-enable-io' : 'no-auto-enable-io']: true })}
      run={() => ec2.send(new ModifyVolumeAttributeCommand({ VolumeId: id, AutoEnableIO: { Value } }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {error && <Failed failure={error} />}
      <Checkbox checked={Value} disabled={!known} description={texts.autoIoHelp} onChange={({ detail }) => setWanted(detail.checked)}>
        {texts.autoIoLabel}
      </Checkbox>
    </FormModal>
  );
}
