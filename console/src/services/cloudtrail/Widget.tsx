import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { useClient } from '../../session/client';
import { useRegion } from '../../session/region';
import { facts } from './record';
import { CLOUDTRAIL } from './texts';

const SHOWN = 6;

/** The latest changes. */
export default function Widget() {
  const texts = useTexts(CLOUDTRAIL);
  const { language } = useLanguage();
  const region = useRegion();
  const cloudtrail = useClient(CloudTrailClient);
  const { data, error } = useQuery({
    queryKey: ['cloudtrail', region, 'latest'],
    queryFn: () =>
      cloudtrail.send(
        new LookupEventsCommand({
          MaxResults: SHOWN,
          LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
        }),
      ),
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (!data) {
    return <Spinner />;
  }
  const events = data.Events ?? [];
  return (
    <SpaceBetween size="xs">
      {events.length === 0 && <Box color="text-body-secondary">{texts.noEvents}</Box>}
      {events.map((event) => (
        <div key={event.EventId}>
          <StatusIndicator type={facts(event).error ? 'error' : 'success'}>{event.EventName}</StatusIndicator>{' '}
          <Box variant="span" color="text-body-secondary" fontSize="body-s">
            {event.Username} · {moment(event.EventTime, language)}
          </Box>
        </div>
      ))}
    </SpaceBetween>
  );
}
