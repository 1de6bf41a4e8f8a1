import { DescribeRouteTablesCommand } from '@aws-sdk/client-ec2';
import type { RouteTable } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { CreateTable } from './CreateTable';
import { TableActions } from './TableActions';
import { TABLE } from './texts';

export default function RouteTables() {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const own = useTexts(TABLE);
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.routeTables, path: '/vpc/routes' });
  const list = usePaged<RouteTable>(['ec2', region, 'tables'], async (NextToken) => {
    const page = await ec2.send(new DescribeRouteTablesCommand({ NextToken, MaxResults: 100 }));
    return { items: page.RouteTables ?? [], next: page.NextToken };
  });
  const main = (table: RouteTable) => Boolean(table.Associations?.some((one) => one.Main));
  const only = list.items.find((one) => one.RouteTableId === chosen);
  return (
    <>
      <ResourceTable<RouteTable>
        id="vpc.tables"
        title={texts.routeTables}
        description={texts.routesHelp}
        list={list}
        keyOf={(one) => one.RouteTableId ?? ''}
        nameOf={(one) => one.RouteTableId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.RouteTableId ?? '')}
        empty={texts.noRouteTables}
        commands="aws ec2 describe-route-tables"
        columns={[
          {
            id: 'id',
            header: texts.routeTable,
            cell: (one) => <To path={`/vpc/routes/${one.RouteTableId}`}>{one.RouteTableId}</To>,
            value: (one) => one.RouteTableId,
            width: 240,
          },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: (one) => nameOf(one), width: 220 },
          {
            id: 'vpc',
            header: texts.vpc,
            cell: (one) => <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To>,
            value: (one) => one.VpcId,
            width: 240,
          },
          {
            id: 'main',
            header: texts.main,
            cell: (one) => (main(one) ? texts.yes : texts.no),
            value: (one) => String(main(one)),
            width: 100,
          },
          {
            id: 'routes',
            header: texts.routes,
            cell: (one) => one.Routes?.length ?? 0,
            value: (one) => one.Routes?.length,
            width: 110,
          },
        ]}
        actions={() => (
          <>
            <TableActions table={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {own.create}
            </Button>
          </>
        )}
      />
      {asked && <CreateTable onClose={() => setAsked(false)} />}
    </>
  );
}
