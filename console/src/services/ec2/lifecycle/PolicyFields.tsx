import type { ResourceTypeValues } from '@aws-sdk/client-dlm';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { Written } from '../../../parts/Written';
import { LIFECYCLE } from './texts';
import { HOURS } from './wish';
import type { Problem, Wish } from './wish';

interface PolicyFieldsProps {
  wish: Wish;
  wrong: ReadonlySet<Problem>;
  set(change: Partial<Wish>): void;
}

/** What a policy with one schedule does. */
export function PolicyFields({ wish, wrong, set }: PolicyFieldsProps) {
  const texts = useTexts(LIFECYCLE);
  return (
    <SpaceBetween size="m">
      <Written
        label={texts.description}
        help={texts.descriptionHelp}
        value={wish.description}
        autoFocus
        error={wish.description !== '' && wrong.has('description') && texts.descriptionHelp}
        onChange={(description) => set({ description })}
      />
      <Choice
        label={texts.target}
        value={wish.target}
        options={(['VOLUME', 'INSTANCE'] as const).map((value) => ({ value, label: texts.targets[value] }))}
        onChange={(target) => set({ target: target as ResourceTypeValues })}
      />
      <Written label={texts.tagKey} help={texts.targetHelp} value={wish.key} onChange={(key) => set({ key })} />
      <Written label={texts.tagValue} optional value={wish.value} onChange={(value) => set({ value })} />
      <Written label={texts.role} help={texts.roleHelp} value={wish.role} onChange={(role) => set({ role })} />
      <Choice
        label={texts.every}
        value={wish.hours}
        options={HOURS.map((hours) => ({ value: String(hours), label: texts.hours(hours) }))}
        onChange={(hours) => set({ hours })}
      />
      <Written label={texts.at} value={wish.at} error={wrong.has('at') && texts.atWrong} onChange={(at) => set({ at })} />
      <Written
        label={texts.keep}
        type="number"
        value={wish.keep}
        error={wrong.has('keep') && texts.keepWrong}
        onChange={(keep) => set({ keep })}
      />
    </SpaceBetween>
  );
}
