import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { isWithin } from '../../../parts/format';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { RuleForm } from './RuleForm';
import type { Rule } from './schema';
import { RETENTION } from './texts';
import { useRbin } from './useRbin';
import { DELAY, lockOf } from './wish';

interface RuleFormProps {
  rule: Rule;
  onClose(): void;
}

/** What can be done with a rule; a locked one is only unlocked. */
export function RuleActions({ rule, onDeleted }: { rule: Rule | undefined; onDeleted?(): void }) {
  const texts = useTexts(RETENTION);
  const open = rule?.LockState === 'unlocked';
  const whileOpen = { disabled: !open, reason: texts.isLocked };
  return (
    <ActionMenu
      disabled={!rule}
      actions={[
        { id: 'edit', text: texts.edit, ...whileOpen, form: (onClose) => rule && <RuleForm {...{ rule, onClose }} /> },
        {
          id: 'lock',
          text: texts.lock,
          disabled: rule?.LockState === 'locked',
          reason: texts.isLocked,
          form: (onClose) => rule && <LockRule {...{ rule, onClose }} />,
        },
        {
          id: 'unlock',
          text: texts.unlock,
          disabled: rule?.LockState !== 'locked',
          reason: texts.isOpen,
          form: (onClose) => rule && <UnlockRule {...{ rule, onClose }} />,
        },
        { id: 'delete', text: texts.remove, ...whileOpen, form: (onClose) => rule && <DeleteRule {...{ rule, onDeleted, onClose }} /> },
      ]}
    />
  );
}

function LockRule({ rule, onClose }: RuleFormProps) {
  const texts = useTexts(RETENTION);
  const ec2Texts = useTexts(EC2);
  const rbin = useRbin();
  const changed = useChanged();
  const [days, setDays] = useState(String(DELAY.least));
  const right = isWithin(days, DELAY.least, DELAY.most);
  const Identifier = rule.Identifier ?? '';
  return (
    <FormModal
      title={`${texts.lock}: ${Identifier}`}
      label={texts.lock}
      valid={right}
      commands={cli('rbin lock-rule', {
        identifier: Identifier,
        'lock-configuration': `UnlockDelay={UnlockDelayValue=${days},UnlockDelayUnit=DAYS}`,
      })}
      run={() => rbin.call('LockRule', { Identifier, LockConfiguration: lockOf(days) })}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.lockHelp}
      <Written
        label={texts.delay}
        type="number"
        help={texts.delayHelp}
        value={days}
        error={!right && texts.delayWrong}
        onChange={setDays}
      />
    </FormModal>
  );
}

function UnlockRule({ rule, onClose }: RuleFormProps) {
  const texts = useTexts(RETENTION);
  const ec2Texts = useTexts(EC2);
  const rbin = useRbin();
  const changed = useChanged();
  const Identifier = rule.Identifier ?? '';
  return (
    <Confirm
      title={`${texts.unlock}: ${Identifier}`}
      label={texts.unlock}
      commands={cli('rbin unlock-rule', { identifier: Identifier })}
      run={() => rbin.call('UnlockRule', { Identifier })}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.unlockHelp}
    </Confirm>
  );
}

function DeleteRule({ rule, onDeleted, onClose }: RuleFormProps & { onDeleted?(): void }) {
  const texts = useTexts(RETENTION);
  const ec2Texts = useTexts(EC2);
  const rbin = useRbin();
  const changed = useChanged();
  const Identifier = rule.Identifier ?? '';
  return (
    <Confirm
      title={`${texts.remove}: ${Identifier}`}
      word={Identifier}
      commands={cli('rbin delete-rule', { identifier: Identifier })}
      run={() => rbin.call('DeleteRule', { Identifier })}
      onDone={() => {
        changed(ec2Texts.deleted(Identifier));
        onDeleted?.();
      }}
      onClose={onClose}
    >
      {texts.removeHelp}
    </Confirm>
  );
}
