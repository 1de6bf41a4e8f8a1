import { DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { option, useInstances } from '../options';
import { useEc2 } from '../useEc2';
import { SnapshotOf } from '../volume/SnapshotOf';
import { SnapshotsOf } from './SnapshotsOf';
import { SNAPSHOT } from './texts';

type Source = 'volume' | 'instance';

/** Asks which volume, or which instance with all of its volumes, then makes the snapshots. */
export function CreateSnapshot({ onClose }: { onClose(): void }) {
  const texts = useTexts(SNAPSHOT);
  const [source, setSource] = useState<Source>('volume');
  const [id, setId] = useState('');
  const [next, setNext] = useState(false);
  const volumes = useVolumes();
  const instances = useInstances();
  if (next) {
    return source === 'volume' ? <SnapshotOf volume={id} onClose={onClose} /> : <SnapshotsOf instance={id} onClose={onClose} />;
  }
  const { options, loading } = source === 'volume' ? volumes : instances;
  return (
    <FormModal
      title={texts.create}
      label={texts.next}
      valid={id !== ''}
      stays
      run={async () => setNext(true)}
      onClose={onClose}
    >
      <Choice
        label={texts.type}
        value={source}
        options={[
          { value: 'volume', label: texts.from },
          { value: 'instance', label: texts.instance },
        ]}
        onChange={(chosen) => {
          setSource(chosen as Source);
          setId('');
        }}
      />
      <Choice
        label={source === 'volume' ? texts.from : texts.instance}
        value={id}
        options={options}
        empty={source === 'volume' ? texts.noVolume : texts.noInstance}
        loading={loading}
        onChange={setId}
      />
    </FormModal>
  );
}

function useVolumes() {
  const ec2 = useEc2();
  const region = useRegion();
  const { data, isPending } = useQuery({
    queryKey: ['ec2', region, 'options', 'volumes'],
    queryFn: async () => (await ec2.send(new DescribeVolumesCommand({ MaxResults: 500 }))).Volumes ?? [],
  });
  const options = (data ?? []).map((one) =>
    option(one.VolumeId, one, `${one.Size} GiB`, one.State, one.Attachments?.[0]?.InstanceId),
  );
  return { options, loading: isPending };
}
