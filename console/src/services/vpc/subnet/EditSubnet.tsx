import { ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import type { Subnet } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { SUBNET } from './texts';

const PUBLIC = ['map-public-ip-on-launch', 'MapPublicIpOnLaunch'] as const;
const IPV6 = ['assign-ipv6-address-on-creation', 'AssignIpv6AddressOnCreation'] as const;

/** Says which addresses a subnet gives to what is launched in it. One call changes one setting. */
export function EditSubnet({ subnet, onClose }: { subnet: Subnet; onClose(): void }) {
  const texts = useTexts(SUBNET);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [open, setOpen] = useState(subnet.MapPublicIpOnLaunch ?? false);
  const [six, setSix] = useState(subnet.AssignIpv6AddressOnCreation ?? false);
  const { SubnetId } = subnet;
  const wanted = [
    ...(open === subnet.MapPublicIpOnLaunch ? [] : [{ name: PUBLIC, Value: open }]),
    ...(six === (subnet.AssignIpv6AddressOnCreation ?? false) ? [] : [{ name: IPV6, Value: six }]),
  ];
  return (
    <FormModal
      title={`${texts.edit}: ${SubnetId}`}
      valid={wanted.length > 0}
      commands={wanted.map(({ name, Value }) =>
        cli('ec2 modify-subnet-attribute', { 'subnet-id': SubnetId, [Value ? name[0] : `no-${name[0]}`]: true }),
      )}
      run={async () => {
        for (const { name, Value } of wanted) {
          await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, [name[1]]: { Value } }));
        }
      }}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.editHelp}
      <Checkbox checked={open} onChange={({ detail }) => setOpen(detail.checked)}>
        {texts.autoPublic}
      </Checkbox>
      <Checkbox
        checked={six}
        disabled={!subnet.Ipv6CidrBlockAssociationSet?.length}
        onChange={({ detail }) => setSix(detail.checked)}
      >
        {texts.auto6}
      </Checkbox>
    </FormModal>
  );
}
