import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { InstanceActions } from './InstanceActions';
import { InstanceState, isChanging } from './InstanceState';
import { EC2 } from './texts';
import { nameOf } from './names';
import { useEc2 } from './useEc2';

export default function Instances() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  usePage('ec2', { text: texts.instances, path: '/ec2/instances' });
  const list = usePaged<Instance>(
    ['ec2', region, 'instances'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeInstancesCommand({ NextToken, MaxResults: 100 }));
      return { items: (page.Reservations ?? []).flatMap((one) => one.Instances ?? []), next: page.NextToken };
    },
    (items) => items.some(isChanging),
  );
  const selected = list.items.filter((one) => chosen.includes(one.InstanceId ?? ''));
  return (
    <ResourceTable<Instance>
      id="ec2.instances"
      title={texts.instances}
      description={texts.instancesHelp}
      list={list}
      keyOf={(one) => one.InstanceId ?? ''}
      nameOf={(one) => one.InstanceId ?? ''}
      selection="multi"
      selected={selected}
      onSelect={(items) => setChosen(items.map((one) => one.InstanceId ?? ''))}
      empty={texts.noInstances}
      commands="aws ec2 describe-instances"
      emptyAction={<Button onClick={() => void navigate('/ec2/launch')}>{texts.launch}</Button>}
      columns={[
        {
          id: 'id',
          header: texts.instanceId,
          cell: (one) => <To path={`/ec2/instances/${one.InstanceId}`}>{one.InstanceId}</To>,
          value: (one) => one.InstanceId,
          width: 210,
        },
        { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 160 },
        {
          id: 'state',
          header: texts.state,
          cell: (one) => <InstanceState state={one.State?.Name} />,
          value: (one) => one.State?.Name,
          width: 170,
        },
        { id: 'type', header: texts.type, value: (one) => one.InstanceType, width: 170 },
        { id: 'zone', header: texts.zone, value: (one) => one.Placement?.AvailabilityZone, width: 180 },
        {
          id: 'public',
          header: texts.publicIp,
          cell: (one) => one.PublicIpAddress ?? '-',
          value: (one) => one.PublicIpAddress,
          width: 200,
        },
        {
          id: 'private',
          header: texts.privateIp,
          cell: (one) => one.PrivateIpAddress ?? '-',
          value: (one) => one.PrivateIpAddress,
          width: 200,
        },
        { id: 'launched', header: texts.launchTime, time: (one) => one.LaunchTime, width: 260 },
        { id: 'image', header: texts.image, value: (one) => one.ImageId, hidden: true },
        { id: 'key', header: texts.key, cell: (one) => one.KeyName ?? '-', value: (one) => one.KeyName, hidden: true },
      ]}
      actions={() => (
        <>
          <InstanceActions instances={selected} onDone={list.refresh} />
          <Button variant="primary" onClick={() => void navigate('/ec2/launch')}>
            {texts.launch}
          </Button>
        </>
      )}
    />
  );
}
