import { DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import type { Volume } from '@aws-sdk/client-ec2';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { moment } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Volumes() {
  const texts = useTexts(EC2);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  usePage('ec2', { text: texts.volumes, path: '/ec2/volumes' });
  const list = usePaged<Volume>(['ec2', region, 'volumes'], async (NextToken) => {
    const page = await ec2.send(new DescribeVolumesCommand({ NextToken, MaxResults: 100 }));
    return { items: page.Volumes ?? [], next: page.NextToken };
  });
  const attached = (volume: Volume) => (volume.Attachments ?? []).map((one) => `${one.InstanceId} ${one.Device}`).join(', ');
  return (
    <ResourceTable
      id="ec2.volumes"
      title={texts.volumes}
      description={texts.volumesHelp}
      list={list}
      keyOf={(volume) => volume.VolumeId ?? ''}
      nameOf={(volume) => volume.VolumeId ?? ''}
      empty={texts.noVolumes}
      columns={[
        { id: 'id', header: texts.volumeId, cell: (volume) => volume.VolumeId, value: (volume) => volume.VolumeId, width: 230 },
        { id: 'size', header: texts.size, cell: (volume) => `${volume.Size} GiB`, value: (volume) => volume.Size, width: 110 },
        { id: 'type', header: texts.type, cell: (volume) => volume.VolumeType, value: (volume) => volume.VolumeType, width: 110 },
        { id: 'state', header: texts.status, cell: (volume) => volume.State, value: (volume) => volume.State, width: 120 },
        { id: 'attached', header: texts.attachedTo, cell: (volume) => attached(volume) || '-', value: attached, width: 280 },
        {
          id: 'created',
          header: texts.created,
          cell: (volume) => moment(volume.CreateTime, language),
          value: (volume) => volume.CreateTime?.toISOString(),
          width: 240,
        },
      ]}
    />
  );
}
