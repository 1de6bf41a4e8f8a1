import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { FormModal } from '../../parts/FormModal';
import { Lines, linesOf } from '../../parts/Written';
import { SHARED } from './shared';
import { isSharing, sharingChange } from './sharing';
import type { Sharing } from './sharing';
import { EC2 } from './texts';
import { useChanged } from './useChanged';

export type Change = NonNullable<ReturnType<typeof sharingChange>>;

interface SharingFormProps {
  id: string;
  before: Sharing;
  command(change: Change): string;
  run(change: Change): Promise<unknown>;
  onClose(): void;
}

/** Says which accounts may use an image or a snapshot. */
export function SharingForm({ id, before, command, run, onClose }: SharingFormProps) {
  const texts = useTexts(SHARED);
  const ec2Texts = useTexts(EC2);
  const changed = useChanged();
  const [everybody, setEverybody] = useState(before.everybody);
  const [typed, setTyped] = useState(before.accounts.join('\n'));
  const after = { everybody, accounts: linesOf(typed) };
  const change = isSharing(after) ? sharingChange(before, after) : undefined;
  return (
    <FormModal
      title={`${texts.edit}: ${id}`}
      valid={change !== undefined}
      commands={change && command(change)}
      run={async () => change && run(change)}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <FormField label={texts.sharing}>
        <RadioGroup
          value={everybody ? 'public' : 'private'}
          items={[
            { value: 'private', label: texts.private, description: texts.privateHelp },
            { value: 'public', label: texts.public, description: texts.publicHelp },
          ]}
          onChange={({ detail }) => setEverybody(detail.value === 'public')}
        />
      </FormField>
      {!everybody && (
        <Lines
          label={texts.accounts}
          help={texts.accountsHelp}
          value={typed}
          error={!isSharing(after) && texts.accountWrong}
          onChange={setTyped}
        />
      )}
    </FormModal>
  );
}
