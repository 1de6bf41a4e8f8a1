import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { DescribeImagesCommandInput, Image } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { To } from '../../../parts/To';
import { ResourceTable } from '../../../parts/ResourceTable';
import { whole } from '../../../parts/whole';
import { useRegion } from '../../../session/region';
import { Status } from '../Status';
import { EC2 } from '../texts';
import { Owners, useOwner } from '../Owners';
import type { Owner } from '../Owners';
import { ImportButton } from '../imports/ImportButton';
import { useEc2 } from '../useEc2';
import { ImageActions } from './ImageActions';
import { AMI } from './texts';

const IncludeDisabled = true;

const WHOSE: Readonly<Record<Owner, DescribeImagesCommandInput>> = {
  self: { Owners: ['self'], IncludeDeprecated: true, IncludeDisabled },
  shared: { ExecutableUsers: ['self'] },
  public: { ExecutableUsers: ['all'] },
};

const OPTIONS: Readonly<Record<Owner, string>> = {
  self: '--owners self --include-deprecated --include-disabled',
  shared: '--executable-users self',
  public: '--executable-users all',
};

const POLL_MILLIS = 3000;

export default function Images() {
  const texts = useTexts(EC2);
  const own = useTexts(AMI);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [owner, setOwner] = useOwner();
  const [chosen, setChosen] = useState('');
  usePage('ec2', { text: texts.images, path: '/ec2/images' });
  const query = useQuery({
    queryKey: ['ec2', region, 'images', owner],
    queryFn: async () => (await ec2.send(new DescribeImagesCommand(WHOSE[owner]))).Images ?? [],
    refetchInterval: ({ state }) => (state.data?.some((one) => one.State === 'pending') ? POLL_MILLIS : false),
  });
  const only = query.data?.find((one) => one.ImageId === chosen);
  return (
    <ResourceTable<Image>
      id="ec2.images"
      title={texts.images}
      description={texts.imagesHelp}
      list={whole(query)}
      keyOf={(image) => image.ImageId ?? ''}
      nameOf={(image) => image.ImageId ?? ''}
      selection="single"
      selected={only ? [only] : []}
      onSelect={([one]) => setChosen(one?.ImageId ?? '')}
      empty={owner === 'self' ? own.none : own.nobodys}
      emptyAction={owner === 'self' && <Button onClick={() => setOwner('public')}>{own.seePublic}</Button>}
      commands={`aws ec2 describe-images ${OPTIONS[owner]}`}
      columns={[
        {
          id: 'id',
          header: texts.imageId,
          cell: (image) => <To path={`/ec2/images/${image.ImageId}`}>{image.ImageId}</To>,
          value: (image) => image.ImageId,
          width: 220,
        },
        { id: 'name', header: texts.name, value: (image) => image.Name, width: 300 },
        {
          id: 'visibility',
          header: own.visibility,
          value: (image) => (image.Public ? own.public : own.private),
          width: 130,
        },
        {
          id: 'description',
          header: texts.description,
          cell: (image) => image.Description || '-',
          value: (image) => image.Description,
          width: 230,
        },
        { id: 'state', header: texts.status, cell: (image) => <Status state={image.State} />, value: (image) => image.State, width: 130 },
        {
          id: 'architecture',
          header: texts.architecture,
          value: (image) => image.Architecture,
          width: 140,
        },
        {
          id: 'owner',
          header: texts.owner,
          value: (image) => image.ImageOwnerAlias ?? image.OwnerId,
          width: 120,
        },
        {
          id: 'created',
          header: texts.created,
          cell: (image) => moment(image.CreationDate, language),
          value: (image) => image.CreationDate,
          hidden: true,
          width: 260,
        },
      ]}
      actions={() => (
        <>
          <Owners owner={owner} onChange={setOwner} />
          <ImportButton kind="image" />
          <ImageActions image={only} />
          <Button
            variant="primary"
            disabled={only?.State !== 'available'}
            onClick={() => void navigate(`/ec2/launch?image=${chosen}`)}
          >
            {texts.launchImage}
          </Button>
        </>
      )}
    />
  );
}
