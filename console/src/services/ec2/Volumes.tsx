import { DescribeVolumesCommand, paginateDescribeVolumeStatus } from '@aws-sdk/client-ec2';
import type { Volume } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { moment } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { nameOf } from './names';
import { Status } from './Status';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';
import { isMoving } from './volume/moving';
import { VOLUME } from './volume/texts';
import { VolumeActions } from './volume/VolumeActions';

export default function Volumes() {
  const texts = useTexts(EC2);
  const own = useTexts(VOLUME);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  usePage('ec2', { text: texts.volumes, path: '/ec2/volumes' });
  const list = usePaged<Volume>(
    ['ec2', region, 'volumes'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeVolumesCommand({ NextToken, MaxResults: 100 }));
      return { items: page.Volumes ?? [], next: page.NextToken };
    },
    (items) => items.some(isMoving),
  );
  const { data: checks } = useQuery({
    queryKey: ['ec2', region, 'volume status', 'all'],
    queryFn: async () => {
      const found = new Map<string | undefined, string | undefined>();
      for await (const page of paginateDescribeVolumeStatus({ client: ec2 }, { MaxResults: 1000 })) {
        page.VolumeStatuses?.forEach((one) => found.set(one.VolumeId, one.VolumeStatus?.Status));
      }
      return found;
    },
  });
  const check = (volume: Volume) => checks?.get(volume.VolumeId);
  const selected = list.items.filter((one) => chosen.includes(one.VolumeId ?? ''));
  const attached = (volume: Volume) => (volume.Attachments ?? []).map((one) => `${one.InstanceId} ${one.Device}`).join(', ');
  return (
    <ResourceTable<Volume>
      id="ec2.volumes"
      title={texts.volumes}
      description={texts.volumesHelp}
      list={list}
      keyOf={(volume) => volume.VolumeId ?? ''}
      nameOf={(volume) => volume.VolumeId ?? ''}
      selection="multi"
      selected={selected}
      onSelect={(items) => setChosen(items.map((one) => one.VolumeId ?? ''))}
      empty={texts.noVolumes}
      commands="aws ec2 describe-volumes"
      columns={[
        {
          id: 'id',
          header: texts.volumeId,
          cell: (volume) => <To path={`/ec2/volumes/${volume.VolumeId}`}>{volume.VolumeId}</To>,
          value: (volume) => volume.VolumeId,
          width: 220,
        },
        { id: 'name', header: texts.name, cell: (volume) => nameOf(volume) || '-', value: nameOf, width: 140 },
        { id: 'size', header: texts.size, cell: (volume) => `${volume.Size} GiB`, value: (volume) => volume.Size, width: 110 },
        { id: 'type', header: texts.volumeType, value: (volume) => volume.VolumeType, width: 140 },
        { id: 'state', header: own.state, cell: (volume) => <Status state={volume.State} />, value: (volume) => volume.State, width: 130 },
        {
          id: 'attached',
          header: texts.attachedTo,
          cell: (volume) =>
            (volume.Attachments ?? []).map((one) => (
              <div key={one.InstanceId}>
                <To path={`/ec2/instances/${one.InstanceId}?tab=storage`}>{one.InstanceId}</To> {one.Device}
              </div>
            )),
          value: attached,
          width: 290,
        },
        { id: 'check', header: own.status, cell: (volume) => <Status state={check(volume)} />, value: check, width: 150 },
        {
          id: 'zone',
          header: texts.zone,
          value: (volume) => volume.AvailabilityZone,
          width: 160,
        },
        {
          id: 'created',
          header: texts.created,
          cell: (volume) => moment(volume.CreateTime, language),
          value: (volume) => volume.CreateTime?.toISOString(),
          width: 260,
        },
        { id: 'iops', header: texts.iops, cell: (volume) => volume.Iops ?? '-', value: (volume) => volume.Iops, hidden: true },
        {
          id: 'encrypted',
          header: texts.encrypted,
          value: (volume) => (volume.Encrypted ? parts.yes : parts.no),
          hidden: true,
        },
        {
          id: 'snapshot',
          header: texts.snapshot,
          cell: (volume) => (volume.SnapshotId ? <To path={`/ec2/snapshots/${volume.SnapshotId}`}>{volume.SnapshotId}</To> : '-'),
          value: (volume) => volume.SnapshotId,
          hidden: true,
          width: 220,
        },
      ]}
      actions={() => (
        <>
          <VolumeActions volumes={selected} />
          <Button variant="primary" onClick={() => void navigate('/ec2/volumes/create')}>
            {own.create}
          </Button>
        </>
      )}
    />
  );
}
