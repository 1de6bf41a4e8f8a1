import { DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import type { Snapshot } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { useSession } from '../../../session/session';
import { LockPanel } from '../lock/LockPanel';
import { LOCK } from '../lock/texts';
import { ResourcePage } from '../ResourcePage';
import { SHARED } from '../shared';
import { Status } from '../Status';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { SnapshotActions } from './SnapshotActions';
import { ResourceSharingPanel } from '../ResourceSharing';
import { SNAPSHOT } from './texts';

export default function SnapshotPage() {
  const texts = useTexts(SNAPSHOT);
  const ec2Texts = useTexts(EC2);
  const shared = useTexts(SHARED);
  const lockTexts = useTexts(LOCK);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const { session } = useSession();
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: texts.title, path: '/ec2/snapshots' }, { text: id, path: `/ec2/snapshots/${id}` });
  const query = useOne(
    'snapshot',
    id,
    async () => (await ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [id] }))).Snapshots?.[0],
    (one) => one.State === 'pending',
  );
  return (
    <ResourcePage<Snapshot>
      id={id}
      query={query}
      actions={(one) => <SnapshotActions snapshots={[one]} onDeleted={() => void navigate('/ec2/snapshots')} />}
      summary={(one) => [
        { label: texts.status, value: <Status state={one.State} /> },
        { label: texts.progress, value: one.Progress ?? '-' },
        { label: texts.size, value: `${one.VolumeSize} GiB` },
        { label: texts.started, value: moment(one.StartTime, language) },
      ]}
      tabs={(one) => [
        {
          id: 'details',
          label: texts.details,
          content: (
            <Container header={<Header>{texts.details}</Header>}>
              <KeyValuePairs
                columns={3}
                items={[
                  { label: texts.volume, value: <To path={`/ec2/volumes/${one.VolumeId}`}>{one.VolumeId}</To> },
                  { label: texts.description, value: <span className="wrap">{one.Description || '-'}</span> },
                  { label: ec2Texts.owner, value: one.OwnerAlias ?? one.OwnerId },
                  { label: ec2Texts.encrypted, value: one.Encrypted ? parts.yes : parts.no },
                ]}
              />
            </Container>
          ),
        },
        ...(one.OwnerId === session.account
          ? [
              { id: 'sharing', label: shared.sharing, content: <ResourceSharingPanel of="snapshot" id={id} /> },
              { id: 'lock', label: lockTexts.title, content: <LockPanel id={id} /> },
            ]
          : []),
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}
