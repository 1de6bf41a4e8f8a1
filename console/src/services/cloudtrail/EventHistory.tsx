import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { Event } from '@aws-sdk/client-cloudtrail';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Cli } from '../../parts/CliCommand';
import { pretty } from '../../parts/JsonEditor';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { usePaged } from '../../parts/usePaged';
import { useClient } from '../../session/client';
import { useRegion } from '../../session/region';
import { Lookup, lookupCommand } from './Lookup';
import type { Sought } from './Lookup';
import { begin, next } from './range';
import { facts } from './record';
import { CLOUDTRAIL } from './texts';
import { DownloadEvents } from './trail/DownloadEvents';

export default function EventHistory() {
  const texts = useTexts(CLOUDTRAIL);
  const region = useRegion();
  const cloudtrail = useClient(CloudTrailClient);
  const [sought, setSought] = useState<Sought>({ key: 'ReadOnly', value: 'false', range: null });
  const [shown, setShown] = useState<Event>();
  usePage('cloudtrail', { text: texts.history, path: '/cloudtrail/events' });
  const attributes = sought.value ? [{ AttributeKey: sought.key, AttributeValue: sought.value }] : undefined;
  const load = async (token: string | undefined) => {
    const from = begin(token, sought.range);
    const page = await cloudtrail.send(new LookupEventsCommand({ ...from, MaxResults: 50, LookupAttributes: attributes }));
    return { items: page.Events ?? [], next: next(from, page.NextToken) };
  };
  const list = usePaged<Event>(['cloudtrail', region, sought], load);
  return (
    <>
      <ResourceTable
        id="cloudtrail.events"
        title={texts.history}
        description={texts.historyHelp}
        list={list}
        keyOf={(event) => event.EventId ?? ''}
        nameOf={(event) => event.EventName ?? ''}
        empty={texts.noEvents}
        filter={<Lookup sought={sought} onChange={setSought} />}
        commands={lookupCommand(sought)}
        actions={() => <DownloadEvents load={load} />}
        columns={[
          {
            id: 'event',
            header: texts.event,
            cell: (event) => (
              <Button variant="inline-link" onClick={() => setShown(event)}>
                {event.EventName}
              </Button>
            ),
            value: (event) => event.EventName,
            width: 220,
          },
          { id: 'time', header: texts.time, time: (event) => event.EventTime, width: 260 },
          { id: 'user', header: texts.user, cell: (event) => event.Username ?? '-', value: (event) => event.Username, width: 150 },
          { id: 'source', header: texts.source, value: (event) => event.EventSource, width: 200 },
          { id: 'resource', header: texts.resource, value: (event) => resources(event), width: 200 },
          { id: 'error', header: texts.error, cell: (event) => <Outcome event={event} />, value: (event) => facts(event).error, width: 180 },
          {
            id: 'address',
            header: texts.address,
            cell: (event) => facts(event).address ?? '-',
            value: (event) => facts(event).address,
            width: 160,
            hidden: true,
          },
          {
            id: 'key',
            header: texts.accessKey,
            cell: (event) => event.AccessKeyId ?? '-',
            value: (event) => event.AccessKeyId,
            width: 220,
            hidden: true,
          },
        ]}
      />
      {shown && <Record event={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function resources(event: Event): string {
  return (event.Resources ?? []).map((one) => one.ResourceName).join(', ') || '-';
}

function Outcome({ event }: { event: Event }) {
  const texts = useTexts(CLOUDTRAIL);
  const error = facts(event).error;
  return <StatusIndicator type={error ? 'error' : 'success'}>{error ?? texts.succeeded}</StatusIndicator>;
}

function Record({ event, onClose }: { event: Event; onClose(): void }) {
  const texts = useTexts(CLOUDTRAIL);
  const parts = useTexts(PARTS);
  return (
    <Modal visible size="large" header={event.EventName} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="m">
        <section aria-label={texts.record}>
          <pre className="plain" tabIndex={0}>
            {pretty(event.CloudTrailEvent ?? '')}
          </pre>
        </section>
        <Cli
          commands={cli('cloudtrail lookup-events', {
            'lookup-attributes': `AttributeKey=EventId,AttributeValue=${event.EventId}`,
          })}
        />
      </SpaceBetween>
    </Modal>
  );
}
