import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { moment } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import { whole } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { Status } from './Status';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Images() {
  const texts = useTexts(EC2);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Image[]>([]);
  usePage('ec2', { text: texts.images, path: '/ec2/images' });
  const query = useQuery({
    queryKey: ['ec2', region, 'images'],
    queryFn: async () => (await ec2.send(new DescribeImagesCommand({}))).Images ?? [],
  });
  return (
    <ResourceTable<Image>
      id="ec2.images"
      title={texts.images}
      description={texts.imagesHelp}
      list={whole(query)}
      keyOf={(image) => image.ImageId ?? ''}
      nameOf={(image) => image.ImageId ?? ''}
      selection="single"
      selected={selected}
      onSelect={setSelected}
      empty={texts.noImages}
      commands="aws ec2 describe-images"
      columns={[
        { id: 'name', header: texts.name, value: (image) => image.Name, width: 300 },
        { id: 'id', header: texts.imageId, value: (image) => image.ImageId, width: 220 },
        {
          id: 'description',
          header: texts.description,
          cell: (image) => image.Description || '-',
          value: (image) => image.Description,
          width: 230,
        },
        { id: 'state', header: texts.status, cell: (image) => <Status state={image.State} />, value: (image) => image.State, width: 130 },
        { id: 'architecture', header: texts.architecture, value: (image) => image.Architecture, width: 140 },
        { id: 'owner', header: texts.owner, value: (image) => image.ImageOwnerAlias ?? image.OwnerId, width: 120 },
        {
          id: 'created',
          header: texts.created,
          cell: (image) => moment(image.CreationDate, language),
          value: (image) => image.CreationDate,
          hidden: true,
          width: 240,
        },
      ]}
      actions={() => (
        <Button
          variant="primary"
          disabled={selected.length === 0}
          onClick={() => void navigate(`/ec2/launch?image=${selected[0]?.ImageId}`)}
        >
          {texts.launchImage}
        </Button>
      )}
    />
  );
}
