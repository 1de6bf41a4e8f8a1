import {
  CreateEgressOnlyInternetGatewayCommand,
  DeleteEgressOnlyInternetGatewayCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
} from '@aws-sdk/client-ec2';
import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { nameOf } from '../../ec2/names';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { CreateInVpc } from '../CreateInVpc';
import { VPC } from '../texts';
import { EGRESS } from './texts';

export default function EgressGateways() {
  const texts = useTexts(EGRESS);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'create' | 'delete'>();
  usePage('vpc', { text: texts.title, path: '/vpc/egress' });
  const list = usePaged<EgressOnlyInternetGateway>(['ec2', region, 'egress gateways'], async (NextToken) => {
    const page = await ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ NextToken, MaxResults: 100 }));
    return { items: page.EgressOnlyInternetGateways ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.EgressOnlyInternetGatewayId === chosen);
  const vpcOf = (one: EgressOnlyInternetGateway) => one.Attachments?.[0]?.VpcId;
  return (
    <>
      <ResourceTable<EgressOnlyInternetGateway>
        id="vpc.egress"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.EgressOnlyInternetGatewayId ?? ''}
        nameOf={(one) => one.EgressOnlyInternetGatewayId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.EgressOnlyInternetGatewayId ?? '')}
        empty={texts.none}
        commands="aws ec2 describe-egress-only-internet-gateways"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => (
              <To path={`/vpc/egress/${one.EgressOnlyInternetGatewayId}`}>{one.EgressOnlyInternetGatewayId}</To>
            ),
            value: (one) => one.EgressOnlyInternetGatewayId,
            width: 260,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 200 },
          {
            id: 'vpc',
            header: vpcTexts.attachedTo,
            cell: (one) => <To path={`/vpc/vpcs/${vpcOf(one)}`}>{vpcOf(one)}</To>,
            value: vpcOf,
            width: 260,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <Create onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Deletion
          title={texts.remove}
          ids={[chosen]}
          command="delete-egress-only-internet-gateway"
          option="egress-only-internet-gateway-id"
          remove={(one) => ec2.send(new DeleteEgressOnlyInternetGatewayCommand({ EgressOnlyInternetGatewayId: one }))}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeHelp}
        </Deletion>
      )}
    </>
  );
}

function Create({ onClose }: { onClose(): void }) {
  const texts = useTexts(EGRESS);
  const ec2 = useEc2();
  const changed = useChanged();
  return (
    <CreateInVpc
      title={texts.create}
      type="egress-only-internet-gateway"
      make={async (wanted) => {
        const made = await ec2.send(new CreateEgressOnlyInternetGatewayCommand(wanted));
        changed(texts.created(made.EgressOnlyInternetGateway?.EgressOnlyInternetGatewayId ?? ''));
      }}
      onClose={onClose}
    />
  );
}
