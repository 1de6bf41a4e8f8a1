import type { NetworkInterface } from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { ENI } from './texts';
import { Unassign } from './Unassign';

/** The IPv6 addresses of an interface. */
export function Addresses6({ eni }: { eni: NetworkInterface }) {
  const texts = useTexts(ENI);
  const parts = useTexts(PARTS);
  const { Ipv6Addresses = [] } = eni;
  return (
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
          cell: (one) => <Unassign eni={eni} address={one.Ipv6Address ?? ''} six />,
        },
      ]}
    />
  );
}
