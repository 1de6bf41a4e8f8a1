import { AssignIpv6AddressesCommand } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { isAddress6 } from './address6';
import type { InterfaceForm } from './forms';
import { ENI } from './texts';

/** Gives an interface an IPv6 address of its subnet. */
export function AssignAddress6({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [typed, setTyped] = useState('');
  const address = typed.trim();
  const right = address === '' || isAddress6(address);
  const { NetworkInterfaceId } = eni;
  return (
    <FormModal
      title={texts.assign6}
      label={texts.assign6}
      valid={right}
      commands={cli('ec2 assign-ipv6-addresses', {
        'network-interface-id': NetworkInterfaceId,
        ...(address ? { 'ipv6-addresses': address } : { 'ipv6-address-count': 1 }),
      })}
      run={() =>
        ec2.send(
          new AssignIpv6AddressesCommand({
            NetworkInterfaceId,
            ...(address ? { Ipv6Addresses: [address] } : { Ipv6AddressCount: 1 }),
          }),
        )
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Written
        label={texts.address6}
        optional
        help={texts.address6Help}
        error={!right && texts.address6Wrong}
        value={typed}
        autoFocus
        onChange={setTyped}
      />
    </FormModal>
  );
}
