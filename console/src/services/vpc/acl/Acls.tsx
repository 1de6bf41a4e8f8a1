import { CreateNetworkAclCommand, DescribeNetworkAclsCommand } from '@aws-sdk/client-ec2';
import type { NetworkAcl } from '@aws-sdk/client-ec2';
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
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { CreateInVpc } from '../CreateInVpc';
import { VPC } from '../texts';
import { AclActions } from './AclActions';
import { ACL } from './texts';

export default function Acls() {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.title, path: '/vpc/acls' });
  const list = usePaged<NetworkAcl>(['ec2', region, 'acls'], async (NextToken) => {
    const page = await ec2.send(new DescribeNetworkAclsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.NetworkAcls ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.NetworkAclId === chosen);
  const count = (one: NetworkAcl) => one.Associations?.length ?? 0;
  return (
    <>
      <ResourceTable<NetworkAcl>
        id="vpc.acls"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.NetworkAclId ?? ''}
        nameOf={(one) => one.NetworkAclId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.NetworkAclId ?? '')}
        empty={texts.none}
        commands="aws ec2 describe-network-acls"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/vpc/acls/${one.NetworkAclId}`}>{one.NetworkAclId}</To>,
            value: (one) => one.NetworkAclId,
            width: 240,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 200 },
          {
            id: 'vpc',
            header: vpcTexts.vpc,
            cell: (one) => <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To>,
            value: (one) => one.VpcId,
            width: 240,
          },
          { id: 'subnets', header: texts.associated, cell: (one) => texts.count(count(one)), value: count, width: 150 },
          {
            id: 'default',
            header: texts.isDefault,
            value: (one) => (one.IsDefault ? vpcTexts.yes : vpcTexts.no),
            width: 130,
          },
        ]}
        actions={() => (
          <>
            <AclActions acl={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked && <Create onClose={() => setAsked(false)} />}
    </>
  );
}

function Create({ onClose }: { onClose(): void }) {
  const texts = useTexts(ACL);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  return (
    <CreateInVpc
      title={texts.create}
      type="network-acl"
      make={async (wanted) => {
        const made = await ec2.send(new CreateNetworkAclCommand(wanted));
        const id = made.NetworkAcl?.NetworkAclId ?? '';
        changed(texts.created(id));
        void navigate(`/vpc/acls/${id}`);
      }}
      onClose={onClose}
    >
      {texts.createHelp}
    </CreateInVpc>
  );
}
