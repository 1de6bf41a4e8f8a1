import { LockSnapshotCommand } from '@aws-sdk/client-ec2';
import type { LockMode } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { LOCK } from './texts';
import { lockOf, MOST_DAYS, problems } from './wish';
import type { Wish } from './wish';

const MODES: readonly LockMode[] = ['governance', 'compliance'];

/** Locks a snapshot, or changes its lock. */
export function ManageLock({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(LOCK);
  const ec2Texts = useTexts(EC2);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const changed = useChanged();
  const [wish, setWish] = useState<Wish>({ mode: 'governance', days: '1', hours: '' });
  const change = (part: Partial<Wish>) => setWish((now) => ({ ...now, ...part }));
  const wrong = problems(wish);
  const call = lockOf(id, wish);
  const daysHelp = texts.daysHelp(MOST_DAYS.toLocaleString(language));
  return (
    <FormModal
      title={`${texts.manage}: ${id}`}
      label={texts.lock}
      valid={wrong.size === 0}
      commands={cli('ec2 lock-snapshot', {
        'snapshot-id': id,
        'lock-mode': wish.mode,
        'lock-duration': wish.days,
        'cool-off-period': call.CoolOffPeriod?.toString(),
      })}
      run={() => ec2.send(new LockSnapshotCommand(call))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.help}
      <Choice
        label={texts.mode}
        value={wish.mode}
        options={MODES.map((mode) => ({ value: mode, label: texts.modes[mode], description: texts.modeHelp[mode] }))}
        onChange={(mode) => change({ mode: mode as LockMode })}
      />
      <Written
        label={texts.days}
        type="number"
        value={wish.days}
        help={daysHelp}
        error={wrong.has('days') && daysHelp}
        onChange={(days) => change({ days })}
      />
      {wish.mode === 'compliance' && (
        <Written
          label={texts.hours}
          type="number"
          optional
          value={wish.hours}
          help={texts.hoursHelp}
          error={wrong.has('hours') && texts.hoursHelp}
          onChange={(hours) => change({ hours })}
        />
      )}
    </FormModal>
  );
}
