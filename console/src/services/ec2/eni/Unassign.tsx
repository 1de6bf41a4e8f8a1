import { UnassignIpv6AddressesCommand, UnassignPrivateIpAddressesCommand } from '@aws-sdk/client-ec2';
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { ENI } from './texts';

interface Props {
  eni: NetworkInterface;
  address: string;
  six?: boolean;
  disabled?: boolean;
}

/** Takes one address from an interface. */
export function Unassign({ eni, address, six = false, disabled = false }: Props) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [asked, setAsked] = useState(false);
  const { NetworkInterfaceId } = eni;
  const unassign = () =>
    six
      ? ec2.send(new UnassignIpv6AddressesCommand({ NetworkInterfaceId, Ipv6Addresses: [address] }))
      : ec2.send(new UnassignPrivateIpAddressesCommand({ NetworkInterfaceId, PrivateIpAddresses: [address] }));
  return (
    <>
      <Button
        variant="inline-link"
        disabled={disabled || eni.RequesterManaged}
        ariaLabel={`${texts.unassign} ${address}`}
        onClick={() => setAsked(true)}
      >
        {texts.unassign}
      </Button>
      {asked && (
        <Confirm
          title={texts.unassign}
          label={texts.unassign}
          commands={cli(`ec2 unassign-${six ? 'ipv6' : 'private-ip'}-addresses`, {
            'network-interface-id': NetworkInterfaceId,
            [six ? 'ipv6-addresses' : 'private-ip-addresses']: address,
          })}
          run={unassign}
          onDone={() => changed(ec2Texts.saved)}
          onClose={() => setAsked(false)}
        >
          {texts.unassignHelp(address)}
        </Confirm>
      )}
    </>
  );
}
