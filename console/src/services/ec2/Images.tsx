import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { whole } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Images() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  usePage('ec2', { text: texts.images, path: '/ec2/images' });
  const query = useQuery({
    queryKey: ['ec2', region, 'images'],
    queryFn: async () => (await ec2.send(new DescribeImagesCommand({}))).Images ?? [],
  });
  return (
    <ResourceTable
      id="ec2.images"
      title={texts.images}
      description={texts.imagesHelp}
      list={whole(query)}
      keyOf={(image) => image.ImageId ?? ''}
      nameOf={(image) => image.ImageId ?? ''}
      empty={texts.noImages}
      columns={[
        { id: 'name', header: texts.name, cell: (image) => image.Name, value: (image) => image.Name, width: 340 },
        { id: 'id', header: texts.imageId, cell: (image) => image.ImageId, value: (image) => image.ImageId, width: 230 },
        { id: 'state', header: texts.status, cell: (image) => image.State, value: (image) => image.State, width: 120 },
        {
          id: 'architecture',
          header: texts.architecture,
          cell: (image) => image.Architecture,
          value: (image) => image.Architecture,
          width: 130,
        },
        { id: 'owner', header: texts.owner, cell: (image) => image.OwnerId, value: (image) => image.OwnerId, width: 150 },
      ]}
    />
  );
}
