import { CreateRouteTableCommand } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { CreateInVpc } from '../CreateInVpc';
import { TABLE } from './texts';

export function CreateTable({ onClose }: { onClose(): void }) {
  const texts = useTexts(TABLE);
  const ec2 = useEc2();
  const changed = useChanged();
  return (
    <CreateInVpc
      title={texts.create}
      type="route-table"
      make={async (wanted) => {
        const made = await ec2.send(new CreateRouteTableCommand(wanted));
        changed(texts.created(made.RouteTable?.RouteTableId ?? ''));
      }}
      onClose={onClose}
    />
  );
}
