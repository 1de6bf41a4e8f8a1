import { AssociateAddressCommand, DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import type { Address } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { Choice } from '../../parts/Choice';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { useRegion } from '../../session/region';
import { option, useInstances } from './options';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

interface AssociateProps {
  address: Address;
  onDone(): void;
  onClose(): void;
}

/** Associates an address with an instance, or with one of an interface's private addresses. */
export function Associate({ address, onDone, onClose }: AssociateProps) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const instances = useInstances();
  const [target, setTarget] = useState('');
  const [inside, setInside] = useState('');
  const [again, setAgain] = useState(false);
  const { data: interfaces, isPending } = useQuery({
    queryKey: ['ec2', region, 'options', 'interfaces'],
    queryFn: async () =>
      ((await ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1000 }))).NetworkInterfaces ?? []).filter(
        (one) => !one.RequesterManaged,
      ),
  });
  const eni = interfaces?.find((one) => one.NetworkInterfaceId === target);
  const privates = (eni?.PrivateIpAddresses ?? []).flatMap((one) => one.PrivateIpAddress ?? []);
  const PrivateIpAddress = privates.includes(inside) ? inside : undefined;
  const chosen = eni ? { NetworkInterfaceId: target, PrivateIpAddress } : { InstanceId: target };
  return (
    <FormModal
      title={`${texts.associate}: ${address.PublicIp}`}
      label={texts.associate}
      valid={target !== ''}
      commands={cli('ec2 associate-address', {
        'allocation-id': address.AllocationId,
        [eni ? 'network-interface-id' : 'instance-id']: target || 'INSTANCE',
        'private-ip-address': PrivateIpAddress,
        'allow-reassociation': again,
      })}
      run={() =>
        ec2.send(
          new AssociateAddressCommand({
            AllocationId: address.AllocationId,
            ...chosen,
            AllowReassociation: again || undefined,
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Choice
        label={texts.associateWith}
        value={target}
        options={[
          ...instances.options,
          ...(interfaces ?? []).map((one) => option(one.NetworkInterfaceId, {}, one.PrivateIpAddress, one.Description)),
        ]}
        empty={texts.noInstances}
        loading={isPending || instances.loading}
        onChange={setTarget}
      />
      {privates.length > 1 && (
        <Choice
          label={texts.privateIp}
          value={inside || (privates[0] ?? '')}
          options={privates.map((value) => ({ value, label: value }))}
          onChange={setInside}
        />
      )}
      <Checkbox checked={again} onChange={({ detail }) => setAgain(detail.checked)}>
        {texts.reassociate}
      </Checkbox>
    </FormModal>
  );
}
