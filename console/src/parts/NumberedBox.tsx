import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

/** One of several that a form has, with a button that takes it away. */
export function NumberedBox({ title, onRemove, children }: { title: string; onRemove(): void; children: ReactNode }) {
  const texts = useTexts(PARTS);
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            <Button formAction="none" onClick={onRemove}>
              {texts.remove}
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">{children}</SpaceBetween>
    </Container>
  );
}
