import { CreateDefaultVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import type { Vpc } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ActionMenu } from '../../parts/ActionMenu';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { nameOf } from '../ec2/names';
import { useChanged } from '../ec2/useChanged';
import { useEc2 } from '../ec2/useEc2';
import { SETTINGS } from './settings/texts';
import { VPC } from './texts';

export default function Vpcs() {
  const texts = useTexts(VPC);
  const settings = useTexts(SETTINGS);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  usePage('vpc', { text: texts.vpcs, path: '/vpc/vpcs' });
  const list = usePaged<Vpc>(['ec2', region, 'vpcs'], async (NextToken) => {
    const page = await ec2.send(new DescribeVpcsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.Vpcs ?? [], next: page.NextToken };
  });
  return (
    <ResourceTable<Vpc>
      id="vpc.vpcs"
      title={texts.vpcs}
      description={texts.vpcsHelp}
      list={list}
      keyOf={(vpc) => vpc.VpcId ?? ''}
      nameOf={(vpc) => vpc.VpcId ?? ''}
      empty={texts.noVpcs}
      columns={[
        {
          id: 'id',
          header: texts.vpc,
          cell: (vpc) => <To path={`/vpc/vpcs/${vpc.VpcId}`}>{vpc.VpcId}</To>,
          value: (vpc) => vpc.VpcId,
          width: 240,
        },
        { id: 'name', header: texts.name, cell: (vpc) => nameOf(vpc) || '-', value: (vpc) => nameOf(vpc), width: 200 },
        {
          id: 'state',
          header: texts.state,
          cell: (vpc) => <StatusIndicator type={vpc.State === 'available' ? 'success' : 'pending'}>{vpc.State === 'available' ? texts.ready : vpc.State}</StatusIndicator>,
          value: (vpc) => vpc.State,
          width: 140,
        },
        { id: 'cidr', header: texts.cidr, value: (vpc) => vpc.CidrBlock, width: 160 },
        {
          id: 'default',
          header: texts.isDefault,
          cell: (vpc) => (vpc.IsDefault ? texts.yes : texts.no),
          value: (vpc) => String(vpc.IsDefault),
          width: 140,
        },
      ]}
      commands="aws ec2 describe-vpcs"
      actions={() => (
        <>
          <ActionMenu
            actions={[
              {
                id: 'default',
                text: settings.createDefault,
                disabled: list.loading || list.items.some((one) => one.IsDefault),
                reason: settings.hasDefault,
                form: (close) => <CreateDefaultVpc onClose={close} />,
              },
            ]}
          />
          <Button variant="primary" onClick={() => void navigate('/vpc/create')}>
            {texts.createVpc}
          </Button>
        </>
      )}
    />
  );
}

function CreateDefaultVpc({ onClose }: { onClose(): void }) {
  const texts = useTexts(VPC);
  const settings = useTexts(SETTINGS);
  const ec2 = useEc2();
  const changed = useChanged();
  return (
    <FormModal
      title={settings.createDefault}
      label={settings.createDefault}
      commands="aws ec2 create-default-vpc"
      run={async () => {
        const made = await ec2.send(new CreateDefaultVpcCommand({}));
        changed(texts.created(made.Vpc?.VpcId ?? ''));
      }}
      onClose={onClose}
    >
      {settings.createDefaultHelp}
    </FormModal>
  );
}
