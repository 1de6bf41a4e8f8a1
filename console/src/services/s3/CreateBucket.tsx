import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormPage, useTried } from '../../parts/FormPage';
import { TagsEditor } from '../../parts/Tags';
import { kept } from '../../parts/tagChanges';
import type { EditedTag } from '../../parts/tagChanges';
import { PARTS } from '../../parts/texts';
import { REGIONS, useRegion } from '../../session/region';
import { bucketPath, isBucketName } from './paths';
import { S3 } from './texts';
import { useS3 } from './useS3';

const FIRST_REGION = 'us-east-1';

interface Wanted {
  name: string;
  region: string;
  versioned: boolean;
  blocked: boolean;
  tags: EditedTag[];
}

export default function CreateBucket() {
  const texts = useTexts(S3);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const s3 = useS3();
  const region = useRegion();
  const [tried, onTried] = useTried();
  const [known, setKnown] = useState(false);
  const [tagsValid, setTagsValid] = useState(true);
  const [wanted, setWanted] = useState<Wanted>({ name: '', region, versioned: false, blocked: true, tags: [] });
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  usePage('s3', { text: texts.buckets, path: '/s3/buckets' }, { text: texts.createBucket, path: '/s3/create' });
  const run = async () => {
    const Bucket = wanted.name;
    const constraint = wanted.region === FIRST_REGION ? undefined : (wanted.region as BucketLocationConstraint);
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: constraint && { LocationConstraint: constraint },
      }),
    );
    if (wanted.versioned) {
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    }
    if (!wanted.blocked) {
      await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    }
    if (kept(wanted.tags).length > 0) {
      await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: kept(wanted.tags) } }));
    }
  };
  return (
    <FormPage
      title={texts.createBucket}
      description={texts.bucketsHelp}
      valid={isBucketName(wanted.name) && tagsValid && (wanted.blocked || known)}
      onTried={onTried}
      commands={commands(wanted)}
      back="/s3/buckets"
      run={run}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['s3', 'buckets'] });
        notifyDone(texts.bucketCreated(wanted.name));
        void navigate(bucketPath(wanted.name));
      }}
    >
      <Names wanted={wanted} set={set} tried={tried} />
      <Container header={<Header description={texts.blockPublicHelp}>{texts.blockPublicTitle}</Header>}>
        <SpaceBetween size="s">
          <Checkbox checked={wanted.blocked} onChange={({ detail }) => set({ blocked: detail.checked })}>
            {texts.blockPublic}
          </Checkbox>
          {!wanted.blocked && (
            <Alert type="warning" header={texts.blockOff}>
              <Checkbox checked={known} onChange={({ detail }) => setKnown(detail.checked)}>
                {texts.blockOffConfirm}
              </Checkbox>
            </Alert>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header description={texts.versioningHelp}>{texts.versioning}</Header>}>
        <RadioGroup
          value={wanted.versioned ? 'on' : 'off'}
          ariaLabel={texts.versioning}
          items={[
            { value: 'off', label: texts.disabled },
            { value: 'on', label: texts.enabled },
          ]}
          onChange={({ detail }) => set({ versioned: detail.value === 'on' })}
        />
      </Container>
      <TagsBox
        tags={wanted.tags}
        onChange={(tags, valid) => {
          set({ tags });
          setTagsValid(valid);
        }}
      />
    </FormPage>
  );
}

interface NamesProps {
  wanted: Wanted;
  tried: boolean;
  set(change: Partial<Wanted>): void;
}

function Names({ wanted, tried, set }: NamesProps) {
  const texts = useTexts(S3);
  const { language } = useLanguage();
  const options = REGIONS.map((one) => ({ value: one[0], label: language === 'ja' ? one[2] : one[1], description: one[0] }));
  const wrong = (tried || wanted.name.length > 2) && !isBucketName(wanted.name);
  return (
    <Container header={<Header>{texts.bucket}</Header>}>
      <SpaceBetween size="l">
        <FormField
          label={texts.bucketName}
          constraintText={texts.bucketNameHelp}
          errorText={wrong ? texts.bucketNameWrong : undefined}
        >
          <Input value={wanted.name} autoFocus spellcheck={false} onChange={({ detail }) => set({ name: detail.value })} />
        </FormField>
        <FormField label={texts.region}>
          <Select
            options={options}
            selectedOption={options.find((one) => one.value === wanted.region) ?? null}
            onChange={({ detail }) => set({ region: detail.selectedOption.value ?? FIRST_REGION })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function TagsBox({ tags, onChange }: { tags: EditedTag[]; onChange(tags: EditedTag[], valid: boolean): void }) {
  const parts = useTexts(PARTS);
  return (
    <Container header={<Header>{parts.tags}</Header>}>
      <TagsEditor tags={tags} onChange={onChange} />
    </Container>
  );
}

function commands(wanted: Wanted): string[] {
  const bucket = wanted.name || 'BUCKET';
  const tags = kept(wanted.tags);
  const location = wanted.region === FIRST_REGION ? undefined : `LocationConstraint=${wanted.region}`;
  return [
    cli('s3api create-bucket', { bucket, region: wanted.region, 'create-bucket-configuration': location }),
    ...(wanted.versioned
      ? [cli('s3api put-bucket-versioning', { bucket, 'versioning-configuration': 'Status=Enabled' })]
      : []),
    ...(wanted.blocked ? [] : [cli('s3api delete-public-access-block', { bucket })]),
    ...(tags.length > 0 ? [cli('s3api put-bucket-tagging', { bucket, tagging: { json: { TagSet: tags } } })] : []),
  ];
}
