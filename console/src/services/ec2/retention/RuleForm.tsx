import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines, Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import type { ResourceType, Rule } from './schema';
import { RETENTION } from './texts';
import { useRbin } from './useRbin';
import { NOTHING, change, problems, wishOf } from './wish';
import type { Problem, Wish } from './wish';

/** Makes a rule, or changes one. */
export function RuleForm({ rule, onClose }: { rule?: Rule; onClose(): void }) {
  const texts = useTexts(RETENTION);
  const ec2Texts = useTexts(EC2);
  const rbin = useRbin();
  const changed = useChanged();
  const [wish, setWish] = useState<Wish>(rule ? wishOf(rule) : NOTHING);
  const tags = useNewTags();
  const wrong = problems(wish);
  const Identifier = rule?.Identifier;
  const wanted = change(wish);
  const run = async () => {
    if (Identifier) {
      await rbin.call('UpdateRule', { Identifier, ...wanted });
      changed(ec2Texts.saved);
    } else {
      const made = await rbin.call('CreateRule', { ...wanted, ResourceType: wish.type, Tags: tags.tags });
      changed(texts.created(made.Identifier ?? ''));
    }
  };
  return (
    <FormModal
      title={Identifier ? `${texts.edit}: ${Identifier}` : texts.create}
      label={Identifier ? undefined : texts.create}
      size="large"
      valid={wrong.size === 0 && tags.valid}
      commands={cli(`rbin ${Identifier ? 'update' : 'create'}-rule`, {
        identifier: Identifier,
        'resource-type': !Identifier && wish.type,
        description: wish.description,
        'retention-period': `RetentionPeriodValue=${wish.days},RetentionPeriodUnit=DAYS`,
        'resource-tags': wish.all ? undefined : { json: wanted.ResourceTags },
        'exclude-resource-tags': wish.all && wish.excluded ? { json: wanted.ExcludeResourceTags } : undefined,
        tags: !Identifier && tags.tags.length > 0 ? { json: tags.tags } : undefined,
      })}
      run={run}
      onClose={onClose}
    >
      {texts.help}
      <Fields wish={wish} wrong={wrong} isNew={!Identifier} set={(part) => setWish({ ...wish, ...part })} />
      {!Identifier && (
        <FormField label={texts.ownTags} description={texts.ownTagsHelp}>
          {tags.editor}
        </FormField>
      )}
    </FormModal>
  );
}

interface FieldsProps {
  wish: Wish;
  wrong: ReadonlySet<Problem>;
  isNew: boolean;
  set(part: Partial<Wish>): void;
}

function Fields({ wish, wrong, isNew, set }: FieldsProps) {
  const texts = useTexts(RETENTION);
  return (
    <SpaceBetween size="m">
      <Written
        label={texts.description}
        optional
        value={wish.description}
        autoFocus
        error={wrong.has('description') && texts.descriptionWrong}
        onChange={(description) => set({ description })}
      />
      <Choice
        label={texts.type}
        value={wish.type}
        disabled={!isNew}
        options={(['EBS_SNAPSHOT', 'EC2_IMAGE'] as const).map((value) => ({ value, label: texts.types[value] }))}
        onChange={(type) => set({ type: type as ResourceType })}
      />
      <Checkbox checked={wish.all} description={texts.allHelp} onChange={({ detail }) => set({ all: detail.checked })}>
        {texts.all}
      </Checkbox>
      {wish.all ? (
        <Lines
          label={texts.excluded}
          help={texts.excludedHelp}
          value={wish.excluded}
          error={wrong.has('excluded') && texts.excludedHelp}
          onChange={(excluded) => set({ excluded })}
        />
      ) : (
        <Lines label={texts.tags} help={texts.tagsHelp} value={wish.tags} onChange={(tags) => set({ tags })} />
      )}
      <Written
        label={texts.daysLabel}
        type="number"
        value={wish.days}
        error={wrong.has('days') && texts.daysWrong}
        onChange={(days) => set({ days })}
      />
    </SpaceBetween>
  );
}
