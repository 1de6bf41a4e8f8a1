import { DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { option } from '../options';
import { useEc2 } from '../useEc2';
import { SnapshotOf } from '../volume/SnapshotOf';
import { SNAPSHOT } from './texts';

/** Asks which volume, then makes the snapshot. */
export function CreateSnapshot({ onClose }: { onClose(): void }) {
  const texts = useTexts(SNAPSHOT);
  const ec2 = useEc2();
  const region = useRegion();
  const [volume, setVolume] = useState('');
  const [next, setNext] = useState(false);
  const { data, isPending } = useQuery({
    queryKey: ['ec2', region, 'options', 'volumes'],
    queryFn: async () => (await ec2.send(new DescribeVolumesCommand({ MaxResults: 500 }))).Volumes ?? [],
  });
  if (next) {
    return <SnapshotOf volume={volume} onClose={onClose} />;
  }
  return (
    <FormModal
      title={texts.create}
      label={texts.next}
      valid={volume !== ''}
      stays
      run={async () => setNext(true)}
      onClose={onClose}
    >
      <Choice
        label={texts.from}
        value={volume}
        options={(data ?? []).map((one) => option(one.VolumeId, one, `${one.Size} GiB`, one.State, one.Attachments?.[0]?.InstanceId))}
        empty={texts.noVolume}
        loading={isPending}
        onChange={setVolume}
      />
    </FormModal>
  );
}
