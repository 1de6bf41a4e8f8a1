import { CreateRouteTableCommand } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { named, namedCli } from '../../ec2/names';
import { useVpcs } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { TABLE } from './texts';

export function CreateTable({ onClose }: { onClose(): void }) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const vpcs = useVpcs();
  const [name, setName] = useState('');
  const [vpc, setVpc] = useState('');
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={vpc !== ''}
      commands={cli('ec2 create-route-table', {
        'vpc-id': vpc || 'VPC',
        'tag-specifications': namedCli('route-table', name),
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateRouteTableCommand({ VpcId: vpc, TagSpecifications: named('route-table' as const, name) }),
        );
        changed(texts.created(made.RouteTable?.RouteTableId ?? ''));
      }}
      onClose={onClose}
    >
      <Written label={vpcTexts.name} optional value={name} autoFocus onChange={setName} />
      <Choice label={vpcTexts.vpc} value={vpc} options={vpcs.options} loading={vpcs.loading} onChange={setVpc} />
    </FormModal>
  );
}
