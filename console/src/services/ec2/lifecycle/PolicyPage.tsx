import { GetLifecyclePolicyCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-dlm';
import type { LifecyclePolicy } from '@aws-sdk/client-dlm';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { moment } from '../../../parts/format';
import { ManagedTags } from '../../../parts/ManagedTags';
import { PARTS } from '../../../parts/texts';
import { ResourcePage } from '../ResourcePage';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useOne } from '../useOne';
import { EditPolicy } from './EditPolicy';
import { LIFECYCLE } from './texts';
import { useDlm } from './useDlm';
import { toMap } from './wish';

/** A policy with its tags as other resources have theirs. */
type Shown = Omit<LifecyclePolicy, 'Tags'> & { Tags: { Key: string; Value: string }[] };

export default function PolicyPage() {
  const texts = useTexts(LIFECYCLE);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const dlm = useDlm();
  const { id = '' } = useParams();
  const [editing, setEditing] = useState(false);
  usePage('ec2', { text: texts.title, path: '/ec2/lifecycle' }, { text: id, path: `/ec2/lifecycle/${id}` });
  const query = useOne<Shown>('lifecycle', id, async () => {
    const one = (await dlm.send(new GetLifecyclePolicyCommand({ PolicyId: id }))).Policy;
    return one && { ...one, Tags: Object.entries(one.Tags ?? {}).map(([Key, Value]) => ({ Key, Value })) };
  });
  return (
    <>
      <ResourcePage<Shown>
        id={id}
        query={query}
        actions={() => <Button onClick={() => setEditing(true)}>{texts.edit}</Button>}
        summary={(one) => [
          { label: texts.description, value: <span className="wrap">{one.Description}</span> },
          { label: texts.state, value: texts.states[one.State ?? 'ENABLED'] },
          ...(one.StatusMessage && one.State === 'ERROR' ? [{ label: texts.message, value: <span className="wrap">{one.StatusMessage}</span> }] : []),
          { label: texts.target, value: one.PolicyDetails?.ResourceTypes?.map((type) => texts.targets[type]).join(', ') ?? '-' },
          { label: texts.targetTags, value: one.PolicyDetails?.TargetTags?.map((tag) => `${tag.Key}=${tag.Value}`).join(', ') ?? '-' },
          { label: texts.role, value: <span className="wrap">{one.ExecutionRoleArn}</span> },
          { label: ec2Texts.created, value: moment(one.DateCreated, language) },
          { label: texts.modified, value: moment(one.DateModified, language) },
        ]}
        tabs={(one) => [
          {
            id: 'schedules',
            label: texts.schedules,
            content: (
              <Container header={<Header>{texts.schedules}</Header>}>
                <pre className="plain">{JSON.stringify(one.PolicyDetails?.Schedules, null, 2)}</pre>
              </Container>
            ),
          },
          { id: 'tags', label: parts.tags, content: <PolicyTags policy={one} /> },
        ]}
      />
      {editing && <EditPolicy id={id} onClose={() => setEditing(false)} />}
    </>
  );
}

function PolicyTags({ policy }: { policy: Shown }) {
  const texts = useTexts(EC2);
  const dlm = useDlm();
  const changed = useChanged();
  const ResourceArn = policy.PolicyArn ?? '';
  return (
    <ManagedTags
      tags={policy.Tags}
      commands={({ put, remove }) => [
        ...(remove.length > 0 ? [cli('dlm untag-resource', { 'resource-arn': ResourceArn, 'tag-keys': remove })] : []),
        ...(put.length > 0 ? [cli('dlm tag-resource', { 'resource-arn': ResourceArn, tags: { json: toMap(put) } })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await dlm.send(new UntagResourceCommand({ ResourceArn, TagKeys: remove }));
        }
        if (put.length > 0) {
          await dlm.send(new TagResourceCommand({ ResourceArn, Tags: toMap(put) }));
        }
      }}
      onSaved={() => changed(texts.saved)}
    />
  );
}
