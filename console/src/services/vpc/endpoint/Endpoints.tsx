import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { Status } from '../../ec2/Status';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { EndpointActions } from './EndpointActions';
import { isMoving } from './moving';
import { ENDPOINT } from './texts';

export default function Endpoints() {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState('');
  usePage('vpc', { text: texts.title, path: '/vpc/endpoints' });
  const list = usePaged<VpcEndpoint>(
    ['ec2', region, 'endpoints'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeVpcEndpointsCommand({ NextToken, MaxResults: 100 }));
      return { items: page.VpcEndpoints ?? [], next: page.NextToken };
    },
    (items) => items.some(isMoving),
  );
  const only = list.items.find((one) => one.VpcEndpointId === chosen);
  const type = (one: VpcEndpoint) => texts.types[one.VpcEndpointType ?? ''] ?? one.VpcEndpointType;
  return (
    <ResourceTable<VpcEndpoint>
      id="vpc.endpoints"
      title={texts.title}
      description={texts.help}
      list={list}
      keyOf={(one) => one.VpcEndpointId ?? ''}
      nameOf={(one) => one.VpcEndpointId ?? ''}
      selection="single"
      selected={only ? [only] : []}
      onSelect={([one]) => setChosen(one?.VpcEndpointId ?? '')}
      empty={texts.none}
      commands="aws ec2 describe-vpc-endpoints"
      columns={[
        {
          id: 'id',
          header: texts.id,
          cell: (one) => <To path={`/vpc/endpoints/${one.VpcEndpointId}`}>{one.VpcEndpointId}</To>,
          value: (one) => one.VpcEndpointId,
          width: 240,
        },
        { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 160 },
        { id: 'type', header: texts.type, cell: type, value: type, width: 160 },
        {
          id: 'status',
          header: texts.status,
          cell: (one) => <Status state={one.State?.toLowerCase()} />,
          value: (one) => one.State?.toLowerCase(),
          width: 150,
        },
        { id: 'service', header: texts.service, value: (one) => one.ServiceName, width: 260 },
        {
          id: 'vpc',
          header: vpcTexts.vpc,
          cell: (one) => <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To>,
          value: (one) => one.VpcId,
          width: 230,
        },
      ]}
      actions={() => (
        <>
          <EndpointActions endpoint={only} />
          <Button variant="primary" onClick={() => void navigate('/vpc/endpoints/create')}>
            {texts.create}
          </Button>
        </>
      )}
    />
  );
}
