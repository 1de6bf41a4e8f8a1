import { PutEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import type { AdvancedEventSelector, CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import Alert from '@cloudscape-design/components/alert';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { JsonEditor, isJson } from '../../../parts/JsonEditor';
import { EventFields, areWanted } from './EventFields';
import { fromSelectors, toSelectors } from './selectors';
import type { Wanted } from './selectors';
import { TRAIL } from './texts';

interface SelectorFormProps {
  api: CloudTrailClient;
  trail: string;
  now: readonly AdvancedEventSelector[];
  /** Whether the trail has basic selectors, which become advanced ones. */
  basic: boolean;
  onDone(): void;
  onClose(): void;
}

const NOTHING: Wanted = { management: 'none', excluded: [], data: [] };

/** Says what a trail records, by a form or as JSON. */
export function SelectorForm({ api, trail, now, basic, onDone, onClose }: SelectorFormProps) {
  const texts = useTexts(TRAIL);
  const [text, setText] = useState(JSON.stringify(now, null, 2));
  const [mode, setMode] = useState(fromSelectors(now) ? 'form' : 'json');
  const [wanted, setWanted] = useState<Wanted>(fromSelectors(now) ?? NOTHING);
  const [lossy, setLossy] = useState(false);
  const written = mode === 'json';
  const selectors = written ? parsed(text) : toSelectors(wanted);
  const right = written ? selectors !== undefined : areWanted(wanted);
  const choose = (next: string) => {
    if (next === 'json') {
      setText(JSON.stringify(toSelectors(wanted), null, 2));
      setMode(next);
      return;
    }
    const known = fromSelectors(parsed(text) ?? []);
    setLossy(!known);
    if (known) {
      setWanted(known);
      setMode(next);
    }
  };
  return (
    <FormModal
      title={texts.editEvents}
      size="large"
      valid={right && (selectors?.length ?? 0) > 0}
      commands={cli('cloudtrail put-event-selectors', {
        'trail-name': trail,
        'advanced-event-selectors': selectors ? { json: selectors } : 'file://selectors.json',
      })}
      run={() => api.send(new PutEventSelectorsCommand({ TrailName: trail, AdvancedEventSelectors: selectors }))}
      onDone={() => {
        notifyDone(texts.saved);
        onDone();
      }}
      onClose={onClose}
    >
      {basic && <Alert type="info">{texts.becomesAdvanced}</Alert>}
      <SegmentedControl
        label={texts.selectors}
        selectedId={mode}
        options={[
          { id: 'form', text: texts.form },
          { id: 'json', text: texts.json },
        ]}
        onChange={({ detail }) => choose(detail.selectedId)}
      />
      {lossy && written && <Alert type="warning">{texts.lossy}</Alert>}
      {written ? (
        <JsonEditor label={texts.selectors} value={text} onChange={setText} />
      ) : (
        <EventFields wanted={wanted} onChange={setWanted} />
      )}
    </FormModal>
  );
}

function parsed(text: string): AdvancedEventSelector[] | undefined {
  const value: unknown = isJson(text) ? JSON.parse(text) : undefined;
  return Array.isArray(value) ? (value as AdvancedEventSelector[]) : undefined;
}
