import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import type { Trail } from '@aws-sdk/client-cloudtrail';
import { GetBucketPolicyCommand, ListBucketsCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { brief, isMissing } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { useClient } from '../../session/client';
import { useRegion } from '../../session/region';
import { useSession } from '../../session/session';
import { CLOUDTRAIL } from './texts';
import { DeliveryFields, isPrefix } from './trail/EditTrail';
import type { Delivery } from './trail/EditTrail';
import { TRAIL } from './trail/texts';

interface Row extends Trail {
  logging: boolean;
}

export default function Trails() {
  const texts = useTexts(CLOUDTRAIL);
  const trailTexts = useTexts(TRAIL);
  const parts = useTexts(PARTS);
  const region = useRegion();
  const cloudtrail = useClient(CloudTrailClient);
  const [selected, setSelected] = useState<Row[]>([]);
  const [asked, setAsked] = useState<'create' | 'delete'>();
  usePage('cloudtrail', { text: texts.trails, path: '/cloudtrail/trails' });
  const query = useQuery({
    queryKey: ['cloudtrail', region, 'trails'],
    queryFn: async () => {
      const trails = (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? [];
      return Promise.all(
        trails.map(async (trail): Promise<Row> => {
          const status = await cloudtrail.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
          return { ...trail, logging: status.IsLogging ?? false };
        }),
      );
    },
  });
  const only = selected[0];
  const done = () => {
    setSelected([]);
    void query.refetch();
  };
  const toggle = useMutation({
    mutationFn: async () => {
      const Name = only?.TrailARN;
      await (only?.logging
        ? cloudtrail.send(new StopLoggingCommand({ Name }))
        : cloudtrail.send(new StartLoggingCommand({ Name })));
    },
    onSuccess: done,
  });
  return (
    <>
      {toggle.error && <Failed failure={toggle.error} />}
      <ResourceTable
        id="cloudtrail.trails"
        title={texts.trails}
        description={texts.trailsHelp}
        list={whole(query)}
        keyOf={(trail) => trail.TrailARN ?? ''}
        nameOf={(trail) => trail.Name ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noTrails}
        columns={[
          {
            id: 'name',
            header: texts.name,
            cell: (trail) => (
              <To path={`/cloudtrail/trails/details?arn=${encodeURIComponent(trail.TrailARN ?? '')}`}>{trail.Name}</To>
            ),
            value: (trail) => trail.Name,
            width: 220,
          },
          {
            id: 'bucket',
            header: texts.bucket,
            cell: (trail) => <To path={`/s3/buckets/${trail.S3BucketName}`}>{trail.S3BucketName}</To>,
            value: (trail) => trail.S3BucketName,
            width: 240,
          },
          {
            id: 'logging',
            header: texts.logging,
            cell: (trail) => (
              <StatusIndicator type={trail.logging ? 'success' : 'stopped'}>
                {trail.logging ? texts.on : texts.off}
              </StatusIndicator>
            ),
            value: (trail) => String(trail.logging),
            width: 140,
          },
          { id: 'prefix', header: trailTexts.prefix, value: (trail) => trail.S3KeyPrefix ?? '-', width: 180, hidden: true },
          { id: 'regions', header: texts.multiRegion, cell: (trail) => (trail.IsMultiRegionTrail ? parts.yes : parts.no), width: 140 },
          {
            id: 'validation',
            header: texts.validation,
            cell: (trail) => (trail.LogFileValidationEnabled ? parts.yes : parts.no),
            width: 180,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} loading={toggle.isPending} onClick={() => toggle.mutate()}>
              {only?.logging ? texts.stop : texts.start}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createTrail}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreateTrail onDone={done} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && only && (
        <Confirm
          title={texts.deleteTrail}
          word={only.Name}
          commands={cli('cloudtrail delete-trail', { name: only.Name })}
          run={() => cloudtrail.send(new DeleteTrailCommand({ Name: only.TrailARN }))}
          onDone={() => {
            notifyDone(texts.deleted(only.Name ?? ''));
            done();
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.deleteTrailHelp}
        </Confirm>
      )}
    </>
  );
}

/** What lets CloudTrail write to a bucket, as AWS documents it. */
function deliveryPolicy(bucket: string, prefix: string, account: string): string {
  const service = { Service: 'cloudtrail.amazonaws.com' };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: service, Action: 's3:GetBucketAcl', Resource: `arn:aws:s3:::${bucket}` },
      {
        Effect: 'Allow',
        Principal: service,
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${bucket}/${prefix && `${prefix}/`}AWSLogs/${account}/*`,
        Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      },
    ],
  });
}

async function letDeliver(s3: S3Client, Bucket: string, prefix: string, account: string): Promise<void> {
  try {
    await s3.send(new GetBucketPolicyCommand({ Bucket }));
  } catch (failure) {
    if (!isMissing(failure)) {
      throw failure;
    }
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: deliveryPolicy(Bucket, prefix, account) }));
  }
}

function CreateTrail({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const texts = useTexts(CLOUDTRAIL);
  const { session } = useSession();
  const s3 = useClient(S3Client);
  const cloudtrail = useClient(CloudTrailClient);
  const [name, setName] = useState('');
  const [bucket, setBucket] = useState('');
  const [delivery, setDelivery] = useState<Delivery>({ prefix: '', multiRegion: true, validation: true });
  const { data, error } = useQuery({
    queryKey: ['s3', 'newest'],
    queryFn: () => s3.send(new ListBucketsCommand({ MaxBuckets: 1000 })),
  });
  const options = (data?.Buckets ?? []).map((one) => ({ value: one.Name ?? '', label: one.Name }));
  const named = /^[A-Za-z0-9][\w.-]{1,126}[A-Za-z0-9]$/.test(name);
  return (
    <FormModal
      title={texts.createTrail}
      label={texts.createTrail}
      valid={named && bucket !== '' && isPrefix(delivery.prefix)}
      commands={[
        cli('cloudtrail create-trail', {
          name: name || 'NAME',
          's3-bucket-name': bucket || 'BUCKET',
          's3-key-prefix': delivery.prefix || undefined,
          'is-multi-region-trail': delivery.multiRegion,
          'enable-log-file-validation': delivery.validation,
        }),
        cli('cloudtrail start-logging', { name: name || 'NAME' }),
      ]}
      run={async () => {
        await letDeliver(s3, bucket, delivery.prefix, session.account ?? '');
        const made = await cloudtrail.send(
          new CreateTrailCommand({
            Name: name,
            S3BucketName: bucket,
            S3KeyPrefix: delivery.prefix || undefined,
            IsMultiRegionTrail: delivery.multiRegion,
            EnableLogFileValidation: delivery.validation,
          }),
        );
        await cloudtrail.send(new StartLoggingCommand({ Name: made.TrailARN }));
      }}
      onDone={() => {
        notifyDone(texts.created(name));
        onDone();
      }}
      onClose={onClose}
    >
      <FormField label={texts.trailName} errorText={name !== '' && !named ? texts.trailNameWrong : undefined}>
        <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={texts.bucket} description={texts.bucketHelp} errorText={error && brief(error)}>
        <Select
          options={options}
          empty="-"
          selectedOption={options.find((one) => one.value === bucket) ?? null}
          onChange={({ detail }) => setBucket(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <DeliveryFields delivery={delivery} onChange={setDelivery} />
      <Box color="text-body-secondary" fontSize="body-s">
        {texts.existingPolicy}
      </Box>
    </FormModal>
  );
}
