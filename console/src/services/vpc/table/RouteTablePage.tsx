import { DescribeRouteTablesCommand } from '@aws-sdk/client-ec2';
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { part } from '../../../parts/whole';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { targetOf } from '../network';
import { VPC } from '../texts';
import { Associations } from './Associations';
import { EditRoutes } from './EditRoutes';
import { destinationOf } from './routes';
import { TableActions } from './TableActions';
import { TABLE } from './texts';

export default function RouteTablePage() {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const own = useTexts(TABLE);
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [editing, setEditing] = useState(false);
  usePage('vpc', { text: texts.routeTables, path: '/vpc/routes' }, { text: id, path: `/vpc/routes/${id}` });
  const query = useOne(
    'table',
    id,
    async () => (await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] }))).RouteTables?.[0],
  );
  const routes = (
    <>
      <ResourceTable<Route>
        id="vpc.routes"
        variant="container"
        title={texts.routes}
        list={part(query, (table) => table?.Routes)}
        keyOf={destinationOf}
        nameOf={destinationOf}
        empty={texts.routes}
        filter={<></>}
        columns={[
          { id: 'to', header: texts.destination, value: destinationOf, width: 240 },
          { id: 'target', header: texts.target, cell: (one) => targetOf(one) || texts.local, width: 300 },
          {
            id: 'state',
            header: texts.state,
            cell: (one) => (
              <StatusIndicator type={one.State === 'active' ? 'success' : 'error'}>
                {one.State === 'active' ? texts.active : texts.blackhole}
              </StatusIndicator>
            ),
            width: 260,
          },
        ]}
        actions={() => (
          <Button disabled={!query.data} onClick={() => setEditing(true)}>
            {own.editRoutes}
          </Button>
        )}
      />
      {editing && query.data && <EditRoutes table={query.data} onClose={() => setEditing(false)} />}
    </>
  );
  return (
    <ResourcePage<RouteTable>
      id={id}
      query={query}
      actions={(one) => <TableActions table={one} onGone={() => void navigate('/vpc/routes')} />}
      summary={(one) => [
        { label: texts.vpc, value: <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To> },
        { label: texts.main, value: one.Associations?.some((it) => it.Main) ? texts.yes : texts.no },
        { label: texts.associations, value: one.Associations?.filter((it) => it.SubnetId).length ?? 0 },
        { label: texts.owner, value: one.OwnerId },
      ]}
      tabs={(one) => [
        { id: 'routes', label: texts.routes, content: routes },
        { id: 'associations', label: own.associations, content: <Associations table={one} /> },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}
