import { useNavigate, useParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { moment } from '../../../parts/format';
import { ManagedTags } from '../../../parts/ManagedTags';
import { PARTS } from '../../../parts/texts';
import { ResourcePage } from '../ResourcePage';
import { RECYCLE } from '../recycle/texts';
import { EC2 } from '../texts';
import { useOne } from '../useOne';
import { RuleActions } from './RuleActions';
import type { Rule, Tag } from './schema';
import { RETENTION } from './texts';
import { useRbin } from './useRbin';
import { matched, wishOf } from './wish';

type Shown = Rule & { Tags: Tag[] };

/** One retention rule, and its own tags. */
export default function RulePage() {
  const texts = useTexts(RETENTION);
  const recycle = useTexts(RECYCLE);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const rbin = useRbin();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: recycle.title, path: '/ec2/recycle?tab=rules' }, { text: id, path: `/ec2/recycle/rules/${id}` });
  const query = useOne<Shown>('retention', id, async () => {
    const rule = await rbin.call('GetRule', { Identifier: id });
    const { Tags = [] } = await rbin.call('ListTagsForResource', { ResourceArn: rule.RuleArn ?? '' });
    return { ...rule, Tags };
  });
  const tags = (one: Shown) => <RuleTags rule={one} onSaved={() => void query.refetch()} />;
  return (
    <ResourcePage<Shown>
      id={id}
      query={query}
      actions={(one) => <RuleActions rule={one} onDeleted={() => void navigate('/ec2/recycle?tab=rules')} />}
      summary={(one) => [
        { label: texts.description, value: <span className="wrap">{one.Description || '-'}</span> },
        { label: texts.type, value: texts.types[one.ResourceType ?? 'EBS_SNAPSHOT'] },
        { label: texts.period, value: texts.days(one.RetentionPeriod?.RetentionPeriodValue ?? 0) },
        { label: texts.tags, value: <span className="wrap">{matched(one) || texts.all}</span> },
        ...(one.ExcludeResourceTags?.length
          ? [{ label: texts.excluded, value: <span className="wrap">{wishOf(one).excluded.replaceAll('\n', ', ')}</span> }]
          : []),
        { label: texts.lockState, value: texts.lockStates[one.LockState ?? ''] ?? '-' },
        ...(one.LockConfiguration
          ? [{ label: texts.delay, value: one.LockConfiguration.UnlockDelay.UnlockDelayValue }]
          : []),
        ...(one.LockEndTime ? [{ label: texts.lockEnd, value: moment(one.LockEndTime, language) }] : []),
      ]}
      tabs={(one) => [{ id: 'tags', label: parts.tags, content: tags(one) }]}
    />
  );
}

function RuleTags({ rule, onSaved }: { rule: Shown; onSaved(): void }) {
  const texts = useTexts(EC2);
  const rbin = useRbin();
  const ResourceArn = rule.RuleArn ?? '';
  return (
    <ManagedTags
      tags={rule.Tags}
      commands={({ put, remove }) => [
        ...(remove.length > 0 ? [cli('rbin untag-resource', { 'resource-arn': ResourceArn, 'tag-keys': remove })] : []),
        ...(put.length > 0 ? [cli('rbin tag-resource', { 'resource-arn': ResourceArn, tags: { json: put } })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await rbin.call('UntagResource', { ResourceArn, TagKeys: remove });
        }
        if (put.length > 0) {
          await rbin.call('TagResource', { ResourceArn, Tags: put });
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        onSaved();
      }}
    />
  );
}
