import { CreateLifecyclePolicyCommand } from '@aws-sdk/client-dlm';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useSession } from '../../../session/session';
import { useIam } from '../../iam/useIam';
import { useNewTags } from '../NewTags';
import { useChanged } from '../useChanged';
import { PolicyFields } from './PolicyFields';
import { USUAL, makeUsualRole } from './role';
import { LIFECYCLE } from './texts';
import { useDlm } from './useDlm';
import { input, problems, toMap } from './wish';
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
  const tags = useNewTags();
  const wanted = { ...input(wish), Tags: tags.tags.length > 0 ? toMap(tags.tags) : undefined };
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      size="large"
      valid={wrong.size === 0 && tags.valid}
      commands={cli('dlm create-lifecycle-policy', {
        description: wish.description || 'DESCRIPTION',
        'execution-role-arn': wish.role,
        state: wanted.State,
        'policy-details': { json: wanted.PolicyDetails },
        tags: wanted.Tags && { json: wanted.Tags },
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
      <PolicyFields wish={wish} wrong={wrong} set={set} />
      <FormField label={texts.tags}>{tags.editor}</FormField>
    </FormModal>
  );
}
