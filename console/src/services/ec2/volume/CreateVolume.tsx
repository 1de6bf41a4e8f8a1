import { CreateVolumeCommand, DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import type { VolumeType } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormPage } from '../../../parts/FormPage';
import { useRegion } from '../../../session/region';
import { useNewTags } from '../NewTags';
import { option, useZones } from '../options';
import { tagged } from '../tagInput';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { SpecFields } from './SpecFields';
import { isRight, numbersOf, standard } from './specs';
import { VOLUME } from './texts';

/** Makes a volume, empty or from a snapshot, which the address may name. */
export default function CreateVolume() {
  const texts = useTexts(VOLUME);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  const [search] = useSearchParams();
  const [spec, setSpec] = useState(standard('gp3', '8'));
  const [typed, setTyped] = useState(false);
  const [snapshot, setSnapshot] = useState(search.get('snapshot') ?? '');
  const [zone, setZone] = useState('');
  const tags = useNewTags();
  const zones = useZones();
  const snapshots = useSnapshots(snapshot);
  usePage('ec2', { text: ec2Texts.volumes, path: '/ec2/volumes' }, { text: texts.create, path: '/ec2/volumes/create' });
  const least = snapshots.find((one) => one.SnapshotId === snapshot)?.VolumeSize ?? 1;
  // Until somebody types a size, it is what the snapshot needs.
  const wanted = typed ? spec : { ...spec, size: String(Math.max(Number(spec.size), least)) };
  const chosen = zone || (zones.options[0]?.value ?? '');
  const { Size, Iops, Throughput } = numbersOf(wanted);
  return (
    <FormPage
      title={texts.create}
      description={texts.createHelp}
      label={texts.create}
      valid={isRight(wanted, least) && chosen !== '' && tags.valid}
      commands={cli('ec2 create-volume', {
        'availability-zone': chosen,
        'volume-type': wanted.type,
        size: Size,
        iops: Iops,
        throughput: Throughput,
        'snapshot-id': snapshot,
        'tag-specifications': tags.tags.length > 0 ? { json: tagged(tags.tags, 'volume') } : undefined,
      })}
      back="/ec2/volumes"
      run={async () => {
        const made = await ec2.send(
          new CreateVolumeCommand({
            AvailabilityZone: chosen,
            VolumeType: wanted.type as VolumeType,
            Size,
            Iops,
            Throughput,
            SnapshotId: snapshot || undefined,
            TagSpecifications: tagged(tags.tags, 'volume'),
          }),
        );
        changed(texts.created(made.VolumeId ?? ''));
      }}
      onDone={() => void navigate('/ec2/volumes')}
    >
      <Container header={<Header>{texts.settings}</Header>}>
        <SpaceBetween size="l">
          <SpecFields
            spec={wanted}
            least={least}
            onChange={(next) => {
              setSpec(next);
              setTyped(true);
            }}
          />
          <Choice
            label={ec2Texts.zone}
            value={chosen}
            options={zones.options}
            loading={zones.loading}
            onChange={setZone}
          />
          <Choice
            label={texts.snapshot}
            value={snapshot}
            options={[
              { value: '', label: texts.empty },
              ...snapshots.map((one) => option(one.SnapshotId, one, one.Description, `${one.VolumeSize} GiB`)),
            ]}
            onChange={setSnapshot}
          />
        </SpaceBetween>
      </Container>
      {tags.box}
    </FormPage>
  );
}

/** The snapshots that a volume can be made from: those of the account, and one that somebody else shares. */
function useSnapshots(asked: string) {
  const ec2 = useEc2();
  const region = useRegion();
  const { data } = useQuery({
    queryKey: ['ec2', region, 'options', 'snapshots', asked],
    queryFn: async () => {
      const own = (await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'], MaxResults: 1000 }))).Snapshots ?? [];
      const missing = asked && !own.some((one) => one.SnapshotId === asked);
      const other = missing ? await ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [asked] })) : undefined;
      return [...own, ...(other?.Snapshots ?? [])];
    },
  });
  return data ?? [];
}
