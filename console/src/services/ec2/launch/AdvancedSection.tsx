import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { useProfiles } from './choices';
import type { Section } from './section';
import { LAUNCH } from './texts';
import type { Wanted } from './wanted';

/** What most leave as it is. */
export function AdvancedSection({ wanted, wrong, set }: Section) {
  const texts = useTexts(LAUNCH);
  const profiles = useProfiles();
  return (
    <ExpandableSection variant="container" headerText={texts.advanced}>
      <SpaceBetween size="l">
        <Choice
          label={texts.profile}
          value={wanted.profile}
          help={texts.profileHelp}
          options={[{ value: '', label: texts.noProfile }, ...profiles.map((value) => ({ value, label: value }))]}
          onChange={(profile) => set({ profile })}
        />
        <Choice
          label={texts.tokens}
          value={wanted.tokens}
          options={(['required', 'optional'] as const).map((value) => ({ value, label: texts.tokensOf[value] }))}
          onChange={(tokens) => set({ tokens: tokens as Wanted['tokens'] })}
        />
        <Choice
          label={texts.shutdown}
          value={wanted.shutdown}
          options={(['stop', 'terminate'] as const).map((value) => ({ value, label: texts.shutdowns[value] }))}
          onChange={(shutdown) => set({ shutdown: shutdown as Wanted['shutdown'] })}
        />
        <Checkbox checked={wanted.protect} onChange={({ detail }) => set({ protect: detail.checked })}>
          {texts.protect}
        </Checkbox>
        <Checkbox checked={wanted.monitor} onChange={({ detail }) => set({ monitor: detail.checked })}>
          {texts.monitor}
        </Checkbox>
        <FormField
          label={texts.userData}
          constraintText={texts.userDataHelp}
          errorText={wrong.has('userData') && texts.userDataTooLong}
          stretch
        >
          <div className="code">
            <Textarea
              value={wanted.userData}
              rows={8}
              spellcheck={false}
              placeholder={'#!/bin/sh\napt-get update && apt-get install -y nginx'}
              onChange={({ detail }) => set({ userData: detail.value })}
            />
          </div>
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}
