import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { AccountPanel } from './AccountPanel';
import { shown } from './count';
import { RegionsPanel } from './RegionsPanel';
import { RESOURCES } from './resources';
import { DASHBOARD } from './texts';
import { ZonesPanel } from './ZonesPanel';

/** What there is in the Region, how its zones are, and where to begin. */
export default function Dashboard() {
  const texts = useTexts(DASHBOARD);
  usePage('ec2', { text: texts.title, path: '/ec2/dashboard' });
  return (
    <SpaceBetween size="m">
      <Header variant="h1">{texts.title}</Header>
      <Resources />
      <Grid
        gridDefinition={[
          { colspan: { default: 12, s: 3 } },
          { colspan: { default: 12, s: 5 } },
          { colspan: { default: 12, s: 4 } },
        ]}
      >
        <LaunchPanel />
        <ZonesPanel />
        <RegionsPanel />
      </Grid>
      <AccountPanel />
    </SpaceBetween>
  );
}

function Resources() {
  const texts = useTexts(DASHBOARD);
  const ec2 = useEc2();
  const region = useRegion();
  const counts = useQueries({
    queries: RESOURCES.map((one) => ({
      queryKey: ['ec2', region, 'count', one.id],
      queryFn: () => one.count(ec2),
    })),
  });
  const failed = counts.find((one) => one.error);
  const loading = counts.some((one) => one.isFetching);
  return (
    <Container
      header={
        <Header
          description={texts.resourcesHelp(region)}
          actions={
            <Button
              iconName="refresh"
              ariaLabel={texts.resources}
              loading={loading}
              onClick={() => counts.forEach((one) => void one.refetch())}
            />
          }
        >
          {texts.resources}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {failed && <Failed failure={failed.error} onRetry={() => counts.forEach((one) => void one.refetch())} />}
        <ColumnLayout columns={4} variant="text-grid" minColumnWidth={170}>
          {RESOURCES.map((one, index) => {
            const count = counts[index]?.data;
            return (
              <div key={one.id}>
                <div>
                  <To path={one.path}>{texts[one.id]}</To>
                </div>
                <Box variant="awsui-value-large">{count ? shown(count) : '-'}</Box>
              </div>
            );
          })}
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}

function LaunchPanel() {
  const texts = useTexts(DASHBOARD);
  const navigate = useNavigate();
  return (
    <Container fitHeight header={<Header>{texts.launch}</Header>}>
      <SpaceBetween size="m">
        <Box>{texts.launchHelp}</Box>
        <Button variant="primary" onClick={() => void navigate('/ec2/launch')}>
          {texts.launch}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
