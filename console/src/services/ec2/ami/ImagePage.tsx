import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Table from '@cloudscape-design/components/table';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { useSession } from '../../../session/session';
import { ResourcePage } from '../ResourcePage';
import { SHARED } from '../shared';
import { Status } from '../Status';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { ImageActions } from './ImageActions';
import { ResourceSharingPanel } from '../ResourceSharing';
import { AMI } from './texts';

export default function ImagePage() {
  const texts = useTexts(AMI);
  const ec2Texts = useTexts(EC2);
  const shared = useTexts(SHARED);
  const { language } = useLanguage();
  const { session } = useSession();
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: ec2Texts.images, path: '/ec2/images' }, { text: id, path: `/ec2/images/${id}` });
  const query = useOne(
    'image',
    id,
    async () => {
      const wanted = { ImageIds: [id], IncludeDeprecated: true, IncludeDisabled: true };
      return (await ec2.send(new DescribeImagesCommand(wanted))).Images?.[0];
    },
    (one) => one.State === 'pending',
  );
  return (
    <ResourcePage<Image>
      id={id}
      query={query}
      actions={(one) => (
        <>
          <ImageActions image={one} onGone={() => void navigate('/ec2/images')} />
          <Button
            variant="primary"
            disabled={one.State !== 'available'}
            onClick={() => void navigate(`/ec2/launch?image=${id}`)}
          >
            {texts.launch}
          </Button>
        </>
      )}
      summary={(one) => [
        { label: ec2Texts.name, value: <span className="wrap">{one.Name}</span> },
        { label: ec2Texts.status, value: <Status state={one.State} /> },
        { label: texts.visibility, value: one.Public ? texts.public : texts.private },
        { label: ec2Texts.architecture, value: one.Architecture },
        { label: texts.platform, value: one.PlatformDetails ?? '-' },
        { label: ec2Texts.owner, value: one.ImageOwnerAlias ?? one.OwnerId },
        { label: texts.root, value: one.RootDeviceName ?? '-' },
        { label: ec2Texts.created, value: moment(one.CreationDate, language) },
      ]}
      tabs={(one) => [
        { id: 'details', label: texts.details, content: <Details image={one} /> },
        { id: 'storage', label: texts.storage, content: <Storage image={one} /> },
        ...(one.OwnerId === session.account
          ? [{ id: 'sharing', label: shared.sharing, content: <ResourceSharingPanel of="image" id={id} /> }]
          : []),
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

function Details({ image }: { image: Image }) {
  const texts = useTexts(AMI);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  return (
    <Container header={<Header>{texts.details}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.description, value: <span className="wrap">{image.Description || '-'}</span> },
          { label: texts.source, value: <span className="wrap">{image.ImageLocation ?? '-'}</span> },
          { label: texts.deprecation, value: image.DeprecationTime ? moment(image.DeprecationTime, language) : texts.never },
          { label: texts.protection, value: image.DeregistrationProtection?.startsWith('enabled') ? parts.yes : parts.no },
        ]}
      />
    </Container>
  );
}

function Storage({ image }: { image: Image }) {
  const texts = useTexts(AMI);
  const ec2Texts = useTexts(EC2);
  return (
    <Table
      header={<Header>{texts.storage}</Header>}
      ariaLabels={{ tableLabel: texts.storage }}
      items={image.BlockDeviceMappings ?? []}
      empty="-"
      columnDefinitions={[
        { id: 'device', header: texts.device, cell: (one) => one.DeviceName, isRowHeader: true },
        { id: 'size', header: ec2Texts.size, cell: (one) => (one.Ebs ? `${one.Ebs.VolumeSize} GiB` : '-') },
        { id: 'type', header: ec2Texts.volumeType, cell: (one) => one.Ebs?.VolumeType ?? '-' },
        {
          id: 'snapshot',
          header: texts.snapshot,
          cell: (one) => (one.Ebs?.SnapshotId ? <To path={`/ec2/snapshots/${one.Ebs.SnapshotId}`}>{one.Ebs.SnapshotId}</To> : '-'),
        },
      ]}
    />
  );
}
