import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { SHARED } from './shared';
import type { Sharing } from './sharing';

interface SharingPanelProps {
  query: UseQueryResult<Sharing | null>;
  form(before: Sharing, close: () => void): ReactNode;
}

/** Shows which accounts may use an image or a snapshot. */
export function SharingPanel({ query, form }: SharingPanelProps) {
  const texts = useTexts(SHARED);
  const [asked, setAsked] = useState(false);
  const sharing = query.data;
  return (
    <Container
      header={
        <Header
          actions={
            <Button disabled={!sharing} onClick={() => setAsked(true)}>
              {texts.edit}
            </Button>
          }
        >
          {texts.sharing}
        </Header>
      }
    >
      {query.error && <Failed failure={query.error} />}
      {sharing && (
        <SpaceBetween size="xs">
          <b>{sharing.everybody ? texts.public : texts.private}</b>
          <span className="wrap">{sharing.accounts.length > 0 ? `${texts.accounts}: ${sharing.accounts.join(', ')}` : texts.nobody}</span>
        </SpaceBetween>
      )}
      {asked && sharing && form(sharing, () => setAsked(false))}
    </Container>
  );
}
