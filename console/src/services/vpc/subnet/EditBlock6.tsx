import { AssociateSubnetCidrBlockCommand, DisassociateSubnetCidrBlockCommand } from '@aws-sdk/client-ec2';
import type { Subnet } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useSubnets, useVpcs } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { Block6Field } from './Block6Field';
import { blocks6, isSubnet6 } from './blocks';
import { SUBNET } from './texts';

/** Gives a subnet a block of IPv6 addresses, another one, or none. */
export function EditBlock6({ subnet, onClose }: { subnet: Subnet; onClose(): void }) {
  const texts = useTexts(SUBNET);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const vpcs = useVpcs();
  const subnets = useSubnets();
  const [before] = blocks6(subnet);
  const [cidr, setCidr] = useState(before?.cidr ?? '');
  const wanted = cidr.trim();
  const vpc = vpcs.items.find((one) => one.VpcId === subnet.VpcId);
  const { SubnetId } = subnet;
  const same = wanted === (before?.cidr ?? '');
  return (
    <FormModal
      title={`${texts.edit6}: ${SubnetId}`}
      valid={!same && (wanted === '' || isSubnet6(wanted, vpc))}
      commands={[
        ...(before ? [cli('ec2 disassociate-subnet-cidr-block', { 'association-id': before.id })] : []),
        ...(wanted
          ? [cli('ec2 associate-subnet-cidr-block', { 'subnet-id': SubnetId, 'ipv6-cidr-block': wanted })]
          : []),
      ]}
      run={async () => {
        if (before) {
          await ec2.send(new DisassociateSubnetCidrBlockCommand({ AssociationId: before.id }));
        }
        if (wanted) {
          await ec2.send(new AssociateSubnetCidrBlockCommand({ SubnetId, Ipv6CidrBlock: wanted }));
        }
      }}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.edit6Help}
      <Block6Field vpc={vpc} subnets={subnets.items} value={cidr} onChange={setCidr} />
    </FormModal>
  );
}
