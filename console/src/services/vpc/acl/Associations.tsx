import { DescribeNetworkAclsCommand, ReplaceNetworkAclAssociationCommand } from '@aws-sdk/client-ec2';
import type { EC2Client, NetworkAcl } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useSubnets } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { ACL } from './texts';

/** Which association has to become that of which network ACL. */
interface Move {
  AssociationId: string;
  NetworkAclId: string;
}

/** The subnets that use a network ACL. */
export function Associations({ acl }: { acl: NetworkAcl }) {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const subnets = useSubnets();
  const [asked, setAsked] = useState(false);
  const ids = (acl.Associations ?? []).flatMap((one) => one.SubnetId ?? []);
  return (
    <>
      <Table
        header={
          <Header
            counter={`(${ids.length})`}
            description={acl.IsDefault ? texts.fromDefault : undefined}
            actions={
              !acl.IsDefault && (
                <Button onClick={() => setAsked(true)}>{texts.editSubnets}</Button>
              )
            }
          >
            {texts.subnets}
          </Header>
        }
        ariaLabels={{ tableLabel: texts.subnets }}
        loading={subnets.loading}
        items={subnets.items.filter((one) => ids.includes(one.SubnetId ?? ''))}
        empty={vpcTexts.noSubnets}
        columnDefinitions={[
          { id: 'id', header: vpcTexts.subnet, cell: (one) => one.SubnetId, isRowHeader: true },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-' },
          { id: 'cidr', header: vpcTexts.cidr, cell: (one) => one.CidrBlock },
          { id: 'zone', header: vpcTexts.zone, cell: (one) => one.AvailabilityZone },
        ]}
      />
      {asked && <Edit acl={acl} before={ids} onClose={() => setAsked(false)} />}
    </>
  );
}

/** What moves so that exactly the chosen subnets use a network ACL. */
function moves(acls: readonly NetworkAcl[], acl: NetworkAcl, chosen: readonly string[]): Move[] {
  const usual = acls.find((one) => one.IsDefault)?.NetworkAclId ?? '';
  return acls.flatMap((one) =>
    (one.Associations ?? []).flatMap(({ NetworkAclAssociationId: AssociationId = '', SubnetId = '' }) => {
      const here = one.NetworkAclId === acl.NetworkAclId;
      const wanted = chosen.includes(SubnetId);
      return here === wanted ? [] : [{ AssociationId, NetworkAclId: wanted ? (acl.NetworkAclId ?? '') : usual }];
    }),
  );
}

async function move(ec2: EC2Client, all: readonly Move[]): Promise<void> {
  for (const one of all) {
    await ec2.send(new ReplaceNetworkAclAssociationCommand(one));
  }
}

function Edit({ acl, before, onClose }: { acl: NetworkAcl; before: string[]; onClose(): void }) {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const subnets = useSubnets();
  const [chosen, setChosen] = useState(before);
  const near = subnets.items.filter((one) => one.VpcId === acl.VpcId).map((one) => one.SubnetId);
  const { data: acls } = useQuery({
    queryKey: ['ec2', region, 'acls of', acl.VpcId],
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [acl.VpcId ?? ''] }];
      return (await ec2.send(new DescribeNetworkAclsCommand({ Filters }))).NetworkAcls ?? [];
    },
  });
  const all = acls ? moves(acls, acl, chosen) : [];
  return (
    <FormModal
      title={texts.editSubnets}
      valid={all.length > 0}
      commands={all.map((one) =>
        cli('ec2 replace-network-acl-association', {
          'association-id': one.AssociationId,
          'network-acl-id': one.NetworkAclId,
        }),
      )}
      run={() => move(ec2, all)}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.editHelp}
      <Choices
        label={vpcTexts.subnets}
        values={chosen}
        options={subnets.options.filter((one) => near.includes(one.value))}
        empty={vpcTexts.noSubnets}
        loading={subnets.loading}
        onChange={setChosen}
      />
    </FormModal>
  );
}
