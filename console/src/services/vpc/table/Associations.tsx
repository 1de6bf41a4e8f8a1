import {
  AssociateRouteTableCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, RouteTable } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useSubnets } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { moves } from './moves';
import type { Move } from './moves';
import { TABLE } from './texts';

/** The subnets that use a route table. */
export function Associations({ table }: { table: RouteTable }) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const subnets = useSubnets();
  const [asked, setAsked] = useState(false);
  const ids = (table.Associations ?? []).flatMap((one) => one.SubnetId ?? []);
  const main = table.Associations?.some((one) => one.Main);
  return (
    <>
      <Table
        header={
          <Header
            counter={`(${ids.length})`}
            description={main ? texts.mainAlso : undefined}
            actions={<Button onClick={() => setAsked(true)}>{texts.edit}</Button>}
          >
            {texts.associations}
          </Header>
        }
        ariaLabels={{ tableLabel: texts.associations }}
        loading={subnets.loading}
        items={subnets.items.filter((one) => ids.includes(one.SubnetId ?? ''))}
        empty={texts.none}
        columnDefinitions={[
          {
            id: 'id',
            header: vpcTexts.subnet,
            cell: (one) => <To path={`/vpc/subnets/${one.SubnetId}`}>{one.SubnetId}</To>,
            isRowHeader: true,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-' },
          { id: 'cidr', header: vpcTexts.cidr, cell: (one) => one.CidrBlock },
          { id: 'zone', header: vpcTexts.zone, cell: (one) => one.AvailabilityZone },
        ]}
      />
      {asked && <Edit table={table} before={ids} onClose={() => setAsked(false)} />}
    </>
  );
}

async function move(ec2: EC2Client, one: Move): Promise<unknown> {
  switch (one.kind) {
    case 'associate':
      return ec2.send(new AssociateRouteTableCommand({ SubnetId: one.SubnetId, RouteTableId: one.RouteTableId }));
    case 'replace':
      return ec2.send(
        new ReplaceRouteTableAssociationCommand({ AssociationId: one.AssociationId, RouteTableId: one.RouteTableId }),
      );
    case 'disassociate':
      return ec2.send(new DisassociateRouteTableCommand({ AssociationId: one.AssociationId }));
  }
}

function command(one: Move): string {
  switch (one.kind) {
    case 'associate':
      return cli('ec2 associate-route-table', { 'subnet-id': one.SubnetId, 'route-table-id': one.RouteTableId });
    case 'replace':
      return cli('ec2 replace-route-table-association', {
        'association-id': one.AssociationId,
        'route-table-id': one.RouteTableId,
      });
    case 'disassociate':
      return cli('ec2 disassociate-route-table', { 'association-id': one.AssociationId });
  }
}

function Edit({ table, before, onClose }: { table: RouteTable; before: string[]; onClose(): void }) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const subnets = useSubnets();
  const [chosen, setChosen] = useState(before);
  const near = subnets.items.filter((one) => one.VpcId === table.VpcId).map((one) => one.SubnetId);
  const { data: tables } = useQuery({
    queryKey: ['ec2', region, 'tables of', table.VpcId],
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [table.VpcId ?? ''] }];
      return (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
    },
  });
  const all = tables ? moves(tables, table.RouteTableId ?? '', chosen) : [];
  return (
    <FormModal
      title={texts.edit}
      valid={all.length > 0}
      commands={all.map(command)}
      run={async () => {
        for (const one of all) {
          await move(ec2, one);
        }
      }}
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
