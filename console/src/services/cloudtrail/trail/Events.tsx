import type { AdvancedEventSelector, CloudTrailClient, GetEventSelectorsResponse } from '@aws-sdk/client-cloudtrail';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { fromBasic, fromSelectors } from './selectors';
import type { Wanted } from './selectors';
import { SelectorForm } from './SelectorForm';
import { TRAIL } from './texts';

interface EventsProps {
  api: CloudTrailClient;
  arn: string;
  selectors: GetEventSelectorsResponse;
  onDone(): void;
}

/** What a trail records. */
export function Events({ api, arn, selectors, onDone }: EventsProps) {
  const texts = useTexts(TRAIL);
  const parts = useTexts(PARTS);
  const [editing, setEditing] = useState(false);
  const basic = selectors.EventSelectors ?? [];
  const now: AdvancedEventSelector[] = basic.length > 0 ? fromBasic(basic) : (selectors.AdvancedEventSelectors ?? []);
  const known = fromSelectors(now);
  return (
    <Container header={<Header actions={<Button onClick={() => setEditing(true)}>{parts.edit}</Button>}>{texts.events}</Header>}>
      {known ? <Said wanted={known} /> : <pre className="plain">{JSON.stringify(now, null, 2)}</pre>}
      {editing && (
        <SelectorForm
          api={api}
          trail={arn}
          now={now}
          basic={basic.length > 0}
          onDone={onDone}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}

function Said({ wanted }: { wanted: Wanted }) {
  const texts = useTexts(TRAIL);
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: texts.management,
          value: texts.access[wanted.management] + (wanted.excluded.length > 0 ? ` (${texts.exclude}: ${wanted.excluded.join(', ')})` : ''),
        },
        {
          label: texts.dataEvents,
          value:
            wanted.data.length === 0
              ? texts.access.none
              : wanted.data.map((one, index) => (
                  <div key={index} className="wrap">
                    {one.type}: {texts.access[one.access]}, {one.arns.replaceAll('\n', ', ') || texts.allResources}
                  </div>
                )),
        },
      ]}
    />
  );
}
