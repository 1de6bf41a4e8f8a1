import { DescribeVolumesCommand, DescribeVolumesModificationsCommand } from '@aws-sdk/client-ec2';
import type { Volume } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { ResourcePage } from '../ResourcePage';
import { SnapshotTable } from '../snapshot/SnapshotTable';
import { Status } from '../Status';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { Checks } from './Checks';
import { isMoving } from './moving';
import { VOLUME } from './texts';
import { VolumeActions } from './VolumeActions';

export default function VolumePage() {
  const texts = useTexts(VOLUME);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: ec2Texts.volumes, path: '/ec2/volumes' }, { text: id, path: `/ec2/volumes/${id}` });
  const query = useOne(
    'volume',
    id,
    async () => (await ec2.send(new DescribeVolumesCommand({ VolumeIds: [id] }))).Volumes?.[0],
    isMoving,
  );
  return (
    <ResourcePage<Volume>
      id={id}
      query={query}
      actions={(one) => <VolumeActions volumes={[one]} onDeleted={() => void navigate('/ec2/volumes')} />}
      summary={(one) => [
        { label: texts.state, value: <Status state={one.State} /> },
        { label: ec2Texts.size, value: `${one.Size} GiB` },
        { label: texts.type, value: one.VolumeType },
        { label: ec2Texts.zone, value: one.AvailabilityZone },
        { label: ec2Texts.iops, value: one.Iops ?? '-' },
        { label: texts.throughput, value: one.Throughput ?? '-' },
        { label: ec2Texts.encrypted, value: one.Encrypted ? parts.yes : parts.no },
        { label: ec2Texts.created, value: moment(one.CreateTime, language) },
      ]}
      tabs={(one) => [
        { id: 'details', label: texts.details, content: <Details volume={one} /> },
        { id: 'status', label: texts.checks, content: <Checks id={id} /> },
        { id: 'monitoring', label: texts.monitoring, content: <Alert type="info">{texts.noMetrics}</Alert> },
        { id: 'snapshots', label: texts.snapshots, content: <SnapshotTable volume={id} /> },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

function Details({ volume }: { volume: Volume }) {
  const texts = useTexts(VOLUME);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const id = volume.VolumeId ?? '';
  const change = useOne(
    'volume modification',
    id,
    async () =>
      (
        await ec2.send(new DescribeVolumesModificationsCommand({ Filters: [{ Name: 'volume-id', Values: [id] }] }))
      ).VolumesModifications?.[0],
    (one) => one.ModificationState === 'modifying' || one.ModificationState === 'optimizing',
  );
  const { data } = change;
  return (
    <Container header={<Header>{texts.details}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          ...(volume.Attachments ?? []).flatMap((one) => [
            {
              label: texts.instance,
              value: (
                <>
                  <To path={`/ec2/instances/${one.InstanceId}?tab=storage`}>{one.InstanceId}</To> {one.Device}
                </>
              ),
            },
            { label: texts.since, value: moment(one.AttachTime, language) },
            { label: texts.deleteWith, value: one.DeleteOnTermination ? parts.yes : parts.no },
          ]),
          {
            label: texts.snapshot,
            value: volume.SnapshotId ? <To path={`/ec2/snapshots/${volume.SnapshotId}`}>{volume.SnapshotId}</To> : '-',
          },
          { label: texts.multi, value: volume.MultiAttachEnabled ? parts.yes : parts.no },
          {
            label: texts.modification,
            value: data
              ? `${data.OriginalSize} → ${data.TargetSize} GiB, ${data.OriginalVolumeType} → ${data.TargetVolumeType}: ${texts.progress(data.ModificationState ?? '', data.Progress ?? 0)}`
              : '-',
          },
        ]}
      />
    </Container>
  );
}
