import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { client } from '../../../session/client';
import { chooseRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { shown } from './count';
import { LIVE, countInstances } from './resources';
import { DASHBOARD } from './texts';

/** In which Regions there are instances. */
export function RegionsPanel() {
  const texts = useTexts(DASHBOARD);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { data, error, isPending } = useQuery({
    queryKey: ['ec2', 'regions', 'instances'],
    queryFn: async () => {
      const regions = ((await ec2.send(new DescribeRegionsCommand({}))).Regions ?? []).flatMap((one) => one.RegionName ?? []);
      const counts = await Promise.all(
        regions.map(async (region) => ({ region, ...(await countInstances(client(EC2Client, region), LIVE)) })),
      );
      return counts.filter((one) => one.count > 0);
    },
  });
  const go = (region: string) => {
    chooseRegion(region);
    void navigate('/ec2/instances');
  };
  return (
    <Container fitHeight header={<Header description={texts.regionsHelp}>{texts.regions}</Header>}>
      {error && <Failed failure={error} />}
      <Table
        variant="borderless"
        ariaLabels={{ tableLabel: texts.regions }}
        loading={isPending}
        items={data ?? []}
        empty={texts.nowhere}
        columnDefinitions={[
          {
            id: 'region',
            header: texts.region,
            cell: (one) => <Link onFollow={() => go(one.region)}>{one.region}</Link>,
            isRowHeader: true,
          },
          { id: 'count', header: texts.all, cell: (one) => shown(one) },
        ]}
      />
    </Container>
  );
}
