import { CreateLifecyclePolicyCommand } from '@aws-sdk/client-dlm';
import type { ResourceTypeValues } from '@aws-sdk/client-dlm';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useSession } from '../../../session/session';
import { useIam } from '../../iam/useIam';
import { useChanged } from '../useChanged';
import { USUAL, makeUsualRole } from './role';
import { LIFECYCLE } from './texts';
import { useDlm } from './useDlm';
import { HOURS, input, problems } from './wish';
import type { Wish } from './wish';

/** Makes a policy with one schedule. */
export function CreatePolicy({ onClose }: { onClose(): void }) {
  const texts = useTexts(LIFECYCLE);
  const dlm = useDlm();
  const iam = useIam();
  const { session } = useSession();
  const usual = `arn:aws:iam::${session.account}:role${USUAL.path}${USUAL.name}`;
  const changed = useChanged();
  const [wish, setWish] = useState<Wish>({
    description: '',
    role: usual,
    target: 'VOLUME',
    key: '',
    value: '',
    hours: '24',
    at: '09:00',
    keep: '7',
  });
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change });
  const wrong = problems(wish);
  const wanted = input(wish);
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      size="large"
      valid={wrong.size === 0}
      commands={cli('dlm create-lifecycle-policy', {
        description: wish.description || 'DESCRIPTION',
        'execution-role-arn': wish.role,
        state: wanted.State,
        'policy-details': { json: wanted.PolicyDetails },
      })}
      run={async () => {
        if (wanted.ExecutionRoleArn === usual) {
          await makeUsualRole(iam);
        }
        const made = await dlm.send(new CreateLifecyclePolicyCommand(wanted));
        changed(texts.created(made.PolicyId ?? ''));
      }}
      onClose={onClose}
    >
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
    </FormModal>
  );
}
