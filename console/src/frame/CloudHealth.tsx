import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../i18n/language';
import { Failed } from '../parts/Failed';
import { FRAME } from './texts';

interface Health {
  status: string;
  version?: string;
  components?: Record<string, string>;
}

const REFRESH_MILLIS = 30_000;

async function health(): Promise<Health> {
  return (await (await fetch('/_unkai/health', { cache: 'no-store' })).json()) as Health;
}

/** How the parts of the cloud are. */
export function CloudHealth() {
  const texts = useTexts(FRAME);
  const { data, error } = useQuery({ queryKey: ['health'], queryFn: health, refetchInterval: REFRESH_MILLIS });
  const state = (value: string) => (
    <StatusIndicator type={value === 'ready' ? 'success' : 'warning'}>
      {value === 'ready' ? texts.healthReady : value}
    </StatusIndicator>
  );
  return (
    <Container fitHeight header={<Header variant="h2">{texts.health}</Header>}>
      {error && <Failed failure={error} />}
      {!data && !error && <Box>{texts.loading}</Box>}
      {data && (
        <KeyValuePairs
          columns={2}
          items={[
            { label: texts.state, value: state(data.status) },
            { label: texts.version, value: data.version ?? '-' },
            ...Object.entries(data.components ?? {}).map(([name, value]) => ({ label: name, value: state(value) })),
          ]}
        />
      )}
    </Container>
  );
}
