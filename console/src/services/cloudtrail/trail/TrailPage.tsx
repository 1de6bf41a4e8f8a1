import {
  CloudTrailClient,
  DeleteTrailCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import type { GetTrailStatusResponse, Trail } from '@aws-sdk/client-cloudtrail';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Cli } from '../../../parts/CliCommand';
import { Confirm } from '../../../parts/Confirm';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { client } from '../../../session/client';
import { CLOUDTRAIL } from '../texts';
import { EditTrail } from './EditTrail';
import { Events } from './Events';
import { TRAIL } from './texts';
import { TrailTags } from './TrailTags';

/** A trail, changed where its home is. */
export default function TrailPage() {
  const texts = useTexts(CLOUDTRAIL);
  const parts = useTexts(PARTS);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const arn = search.get('arn') ?? '';
  const name = arn.split('/').at(-1) ?? arn;
  const api = client(CloudTrailClient, arn.split(':')[3] || 'us-east-1');
  const [asked, setAsked] = useState<'edit' | 'delete'>();
  usePage('cloudtrail', { text: texts.trails, path: '/cloudtrail/trails' }, { text: name, path: `/cloudtrail/trails/details?arn=${encodeURIComponent(arn)}` });
  const query = useQuery({
    queryKey: ['cloudtrail', 'trail', arn],
    queryFn: async () => ({
      trail: (await api.send(new GetTrailCommand({ Name: arn }))).Trail,
      status: await api.send(new GetTrailStatusCommand({ Name: arn })),
      selectors: await api.send(new GetEventSelectorsCommand({ TrailName: arn })),
    }),
  });
  const logging = query.data?.status.IsLogging ?? false;
  const toggle = useMutation({
    mutationFn: async (): Promise<unknown> =>
      logging ? api.send(new StopLoggingCommand({ Name: arn })) : api.send(new StartLoggingCommand({ Name: arn })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cloudtrail'] }),
  });
  const close = () => setAsked(undefined);
  const again = () => void query.refetch();
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        actions={
          <div className="actions">
            <Button onClick={() => setAsked('delete')}>{parts.delete}</Button>
            <Button disabled={!query.data} loading={toggle.isPending} onClick={() => toggle.mutate()}>
              {logging ? texts.stop : texts.start}
            </Button>
          </div>
        }
      >
        {name}
      </Header>
      {(query.error ?? toggle.error) && <Failed failure={query.error ?? toggle.error} onRetry={again} />}
      {query.data?.trail && (
        <SpaceBetween size="m">
          <Details trail={query.data.trail} status={query.data.status} onEdit={() => setAsked('edit')} />
          <Events api={api} arn={arn} selectors={query.data.selectors} onDone={again} />
          <TrailTags api={api} arn={arn} />
          <Cli
            commands={[
              cli('cloudtrail get-trail-status', { name: arn }),
              cli(`cloudtrail ${logging ? 'stop' : 'start'}-logging`, { name: arn }),
            ]}
          />
          {asked === 'edit' && <EditTrail api={api} trail={query.data.trail} onDone={again} onClose={close} />}
        </SpaceBetween>
      )}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteTrail}
          word={name}
          commands={cli('cloudtrail delete-trail', { name: arn })}
          run={() => api.send(new DeleteTrailCommand({ Name: arn }))}
          onDone={() => {
            notifyDone(texts.deleted(name));
            void queries.invalidateQueries({ queryKey: ['cloudtrail'], refetchType: 'none' });
            void navigate('/cloudtrail/trails');
          }}
          onClose={close}
        >
          {texts.deleteTrailHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

interface DetailsProps {
  trail: Trail;
  status: GetTrailStatusResponse;
  onEdit(): void;
}

function Details({ trail, status, onEdit }: DetailsProps) {
  const texts = useTexts(CLOUDTRAIL);
  const trailTexts = useTexts(TRAIL);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const yes = (value: boolean | undefined) => (value ? parts.yes : parts.no);
  return (
    <Container header={<Header actions={<Button onClick={onEdit}>{parts.edit}</Button>}>{trailTexts.general}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: texts.logging,
            value: <StatusIndicator type={status.IsLogging ? 'success' : 'stopped'}>{status.IsLogging ? texts.on : texts.off}</StatusIndicator>,
          },
          { label: trailTexts.arn, value: <Copy text={trail.TrailARN ?? ''} /> },
          { label: trailTexts.home, value: trail.HomeRegion },
          { label: texts.bucket, value: <To path={`/s3/buckets/${trail.S3BucketName}`}>{trail.S3BucketName}</To> },
          { label: trailTexts.prefix, value: trail.S3KeyPrefix || '-' },
          { label: texts.multiRegion, value: yes(trail.IsMultiRegionTrail) },
          { label: trailTexts.global, value: yes(trail.IncludeGlobalServiceEvents) },
          { label: texts.validation, value: yes(trail.LogFileValidationEnabled) },
          { label: trailTexts.lastDelivery, value: moment(status.LatestDeliveryTime, language) },
          { label: trailTexts.lastDigest, value: moment(status.LatestDigestDeliveryTime, language) },
          { label: trailTexts.lastError, value: status.LatestDeliveryError || trailTexts.none },
          { label: trailTexts.started, value: moment(status.StartLoggingTime, language) },
          { label: trailTexts.stopped, value: moment(status.StopLoggingTime, language) },
        ]}
      />
    </Container>
  );
}
