import { UnassignIpv6AddressesCommand } from '@aws-sdk/client-ec2';
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { PARTS } from '../../../parts/texts';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { ENI } from './texts';

/** The IPv6 addresses of an interface. */
export function Addresses6({ eni }: { eni: NetworkInterface }) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const [asked, setAsked] = useState('');
  const { NetworkInterfaceId, Ipv6Addresses = [] } = eni;
  return (
    <>
      <Table
        header={<Header counter={`(${Ipv6Addresses.length})`}>{texts.addresses6}</Header>}
        ariaLabels={{ tableLabel: texts.addresses6 }}
        items={Ipv6Addresses}
        empty={<Box color="text-body-secondary">{texts.none6}</Box>}
        columnDefinitions={[
          { id: 'address', header: texts.address6, cell: (one) => one.Ipv6Address, isRowHeader: true },
          {
            id: 'unassign',
            header: parts.actions,
            cell: (one) => (
              <Button
                variant="inline-link"
                disabled={eni.RequesterManaged}
                ariaLabel={`${texts.unassign} ${one.Ipv6Address}`}
                onClick={() => setAsked(one.Ipv6Address ?? '')}
              >
                {texts.unassign}
              </Button>
            ),
          },
        ]}
      />
      {asked && (
        <Confirm
          title={texts.unassign}
          label={texts.unassign}
          commands={cli('ec2 unassign-ipv6-addresses', {
            'network-interface-id': NetworkInterfaceId,
            'ipv6-addresses': asked,
          })}
          run={() => ec2.send(new UnassignIpv6AddressesCommand({ NetworkInterfaceId, Ipv6Addresses: [asked] }))}
          onDone={() => changed(ec2Texts.saved)}
          onClose={() => setAsked('')}
        >
          {texts.unassignHelp(asked)}
        </Confirm>
      )}
    </>
  );
}
