import { AllocateAddressCommand, CreateNatGatewayCommand, DescribeAddressesCommand } from '@aws-sdk/client-ec2';
import type { ConnectivityType } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useRegion } from '../../../session/region';
import { named, namedCli } from '../../ec2/names';
import { option, useSubnets } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { NAT } from './texts';

const NEW = 'new';

/** Makes a NAT gateway, with an address of the account's or a new one. */
export function CreateNat({ onClose }: { onClose(): void }) {
  const texts = useTexts(NAT);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const subnets = useSubnets();
  const [name, setName] = useState('');
  const [subnet, setSubnet] = useState('');
  const [kind, setKind] = useState<ConnectivityType>('public');
  const [address, setAddress] = useState(NEW);
  const { data: addresses } = useQuery({
    queryKey: ['ec2', region, 'options', 'addresses'],
    queryFn: async () => ((await ec2.send(new DescribeAddressesCommand({}))).Addresses ?? []).filter((one) => !one.AssociationId),
  });
  const open = kind === 'public';
  const allocate = async () => {
    const made = (await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))).AllocationId ?? '';
    // A creation that fails after this is tried again with the address that is there now.
    setAddress(made);
    changed(vpcTexts.saved);
    return made;
  };
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={subnet !== ''}
      commands={[
        ...(open && address === NEW ? [cli('ec2 allocate-address', { domain: 'vpc' })] : []),
        cli('ec2 create-nat-gateway', {
          'subnet-id': subnet || 'SUBNET',
          'connectivity-type': kind,
          'allocation-id': open ? (address === NEW ? 'ALLOCATION' : address) : undefined,
          'tag-specifications': namedCli('natgateway', name),
        }),
      ]}
      run={async () => {
        const AllocationId = open ? (address === NEW ? await allocate() : address) : undefined;
        const made = await ec2.send(
          new CreateNatGatewayCommand({
            SubnetId: subnet,
            ConnectivityType: kind,
            AllocationId,
            TagSpecifications: named('natgateway' as const, name),
          }),
        );
        changed(texts.created(made.NatGateway?.NatGatewayId ?? ''));
      }}
      onClose={onClose}
    >
      <Written label={vpcTexts.name} optional value={name} autoFocus onChange={setName} />
      <Choice
        label={vpcTexts.subnet}
        help={open && texts.subnetHelp || undefined}
        value={subnet}
        options={subnets.options}
        loading={subnets.loading}
        onChange={setSubnet}
      />
      <Choice
        label={texts.kind}
        value={kind}
        options={(['public', 'private'] as const).map((value) => ({
          value,
          label: texts.kinds[value],
          description: texts.kindHelp[value],
        }))}
        onChange={(value) => setKind(value as ConnectivityType)}
      />
      {open && (
        <Choice
          label={texts.address}
          value={address}
          options={[
            { value: NEW, label: texts.newAddress },
            ...(addresses ?? []).map((one) => option(one.AllocationId, one, one.PublicIp)),
          ]}
          onChange={setAddress}
        />
      )}
    </FormModal>
  );
}
