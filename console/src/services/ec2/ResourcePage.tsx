import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import type { TabsProps } from '@cloudscape-design/components/tabs';
import type { Tag } from '@aws-sdk/client-ec2';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { PARTS } from '../../parts/texts';
import { nameOf } from './names';
import { EC2 } from './texts';

interface ResourcePageProps<T> {
  id: string;
  query: UseQueryResult<T | null>;
  actions(one: T): ReactNode;
  summary(one: T): { label: string; value: ReactNode }[];
  /** The first is shown where the address names none. */
  tabs(one: T): TabsProps.Tab[];
}

/** The page of one resource: what it is, tabs of which the address names one, and what can be done with it. */
export function ResourcePage<T extends { Tags?: Tag[] }>({ id, query, actions, summary, tabs }: ResourcePageProps<T>) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const [search, setSearch] = useSearchParams();
  const one = query.data;
  const shown = one ? tabs(one) : [];
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={one ? nameOf(one) : undefined}
        actions={one && <div className="actions">{actions(one)}</div>}
      >
        {id}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <Box>
          <Spinner /> {parts.loading}
        </Box>
      )}
      {one === null && <Box>{texts.notThere(id)}</Box>}
      {one && (
        <Container header={<Header>{texts.summary}</Header>}>
          <KeyValuePairs columns={4} items={summary(one)} />
        </Container>
      )}
      {one && (
        <Tabs
          activeTabId={search.get('tab') ?? shown[0]?.id}
          onChange={({ detail }) =>
            setSearch(detail.activeTabId === shown[0]?.id ? {} : { tab: detail.activeTabId }, { replace: true })
          }
          tabs={shown}
        />
      )}
    </SpaceBetween>
  );
}
