import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { DASHBOARD } from './texts';

/** How the Availability Zones are. */
export function ZonesPanel() {
  const texts = useTexts(DASHBOARD);
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error, isPending } = useQuery({
    queryKey: ['ec2', region, 'zone-states'],
    queryFn: async () => (await ec2.send(new DescribeAvailabilityZonesCommand({}))).AvailabilityZones ?? [],
  });
  return (
    <Container fitHeight header={<Header description={texts.zonesHelp}>{texts.zones}</Header>}>
      {error && <Failed failure={error} />}
      <Table
        variant="borderless"
        ariaLabels={{ tableLabel: texts.zones }}
        loading={isPending}
        items={data ?? []}
        columnDefinitions={[
          { id: 'zone', header: texts.zone, cell: (zone) => zone.ZoneName, isRowHeader: true },
          { id: 'id', header: texts.zoneId, cell: (zone) => zone.ZoneId },
          {
            id: 'state',
            header: texts.state,
            cell: (zone) => (
              <StatusIndicator type={zone.State === 'available' ? 'success' : 'warning'}>
                {zone.State === 'available' ? texts.available : zone.State}
              </StatusIndicator>
            ),
          },
        ]}
      />
    </Container>
  );
}
