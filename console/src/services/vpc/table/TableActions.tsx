import { DeleteRouteTableCommand, DescribeRouteTablesCommand, ReplaceRouteTableAssociationCommand } from '@aws-sdk/client-ec2';
import type { RouteTable } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { TABLE } from './texts';

/** What can be done with a route table. */
export function TableActions({ table, onGone }: { table: RouteTable | undefined; onGone?(): void }) {
  const texts = useTexts(TABLE);
  const ec2 = useEc2();
  const id = table?.RouteTableId ?? '';
  const main = table?.Associations?.some((one) => one.Main) ?? false;
  return (
    <ActionMenu
      disabled={!table}
      actions={[
        { id: 'main', text: texts.main, disabled: main, form: (close) => table && <SetMain table={table} onClose={close} /> },
        {
          id: 'delete',
          text: texts.remove,
          disabled: main,
          reason: texts.removeHelp,
          form: (close) => (
            <Deletion
              title={texts.remove}
              ids={[id]}
              command="delete-route-table"
              option="route-table-id"
              remove={() => ec2.send(new DeleteRouteTableCommand({ RouteTableId: id }))}
              onDone={onGone}
              onClose={close}
            >
              {texts.removeHelp}
            </Deletion>
          ),
        },
      ]}
    />
  );
}

function SetMain({ table, onClose }: { table: RouteTable; onClose(): void }) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const { RouteTableId, VpcId = '' } = table;
  const { data: AssociationId } = useQuery({
    queryKey: ['ec2', region, 'main association', VpcId],
    queryFn: async () => {
      const Filters = [
        { Name: 'vpc-id', Values: [VpcId] },
        { Name: 'association.main', Values: ['true'] },
      ];
      const [main] = (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
      return main?.Associations?.find((one) => one.Main)?.RouteTableAssociationId ?? '';
    },
  });
  return (
    <Confirm
      title={`${texts.main}: ${RouteTableId}`}
      label={texts.main}
      commands={cli('ec2 replace-route-table-association', {
        'association-id': AssociationId || 'ASSOCIATION',
        'route-table-id': RouteTableId,
      })}
      run={() => ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId }))}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.mainHelp}
    </Confirm>
  );
}
