import { GetLifecyclePolicyCommand, UpdateLifecyclePolicyCommand } from '@aws-sdk/client-dlm';
import type { LifecyclePolicy, PolicyDetails } from '@aws-sdk/client-dlm';
import Alert from '@cloudscape-design/components/alert';
import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { JsonEditor, isJson } from '../../../parts/JsonEditor';
import { PARTS } from '../../../parts/texts';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useOne } from '../useOne';
import { PolicyFields } from './PolicyFields';
import { LIFECYCLE } from './texts';
import { useDlm } from './useDlm';
import { merged, problems, wishOf } from './wish';
import type { Wish } from './wish';

interface EditPolicyProps {
  id: string;
  onClose(): void;
}

/** Changes what a policy does: by the form that makes policies, or as JSON where it has more. */
export function EditPolicy({ id, onClose }: EditPolicyProps) {
  const texts = useTexts(LIFECYCLE);
  const parts = useTexts(PARTS);
  const dlm = useDlm();
  const { data, error } = useOne<LifecyclePolicy>(
    'lifecycle details',
    id,
    async () => (await dlm.send(new GetLifecyclePolicyCommand({ PolicyId: id }))).Policy,
  );
  if (!data) {
    return (
      <Modal visible header={texts.edit} closeAriaLabel={parts.close} onDismiss={onClose}>
        {error ? <Failed failure={error} /> : <Spinner />}
      </Modal>
    );
  }
  const wish = wishOf(data);
  return wish ? (
    <EditFields policy={data} before={wish} onClose={onClose} />
  ) : (
    <EditDetails policy={data} onClose={onClose} />
  );
}

interface Changed {
  description: string;
  role: string;
  details: PolicyDetails | undefined;
}

/** What both forms share: the call, its command, and what is said then. */
function useUpdate(policy: LifecyclePolicy, { description, role, details }: Changed) {
  const texts = useTexts(LIFECYCLE);
  const ec2Texts = useTexts(EC2);
  const dlm = useDlm();
  const changed = useChanged();
  const PolicyId = policy.PolicyId ?? '';
  return {
    title: `${texts.edit}: ${PolicyId}`,
    size: 'large' as const,
    commands: cli('dlm update-lifecycle-policy', {
      'policy-id': PolicyId,
      description,
      'execution-role-arn': role,
      'policy-details': { json: details },
    }),
    run: () =>
      dlm.send(
        new UpdateLifecyclePolicyCommand({
          PolicyId,
          Description: description.trim(),
          ExecutionRoleArn: role.trim(),
          PolicyDetails: details,
        }),
      ),
    onDone: () => changed(ec2Texts.saved),
  };
}

interface FieldsProps {
  policy: LifecyclePolicy;
  before: Wish;
  onClose(): void;
}

function EditFields({ policy, before, onClose }: FieldsProps) {
  const [wish, setWish] = useState(before);
  const wrong = problems(wish);
  const details = merged(policy.PolicyDetails, wish);
  const update = useUpdate(policy, { description: wish.description, role: wish.role, details });
  return (
    <FormModal {...update} valid={wrong.size === 0} onClose={onClose}>
      <PolicyFields wish={wish} wrong={wrong} set={(change) => setWish({ ...wish, ...change })} />
    </FormModal>
  );
}

function EditDetails({ policy, onClose }: Omit<FieldsProps, 'before'>) {
  const texts = useTexts(LIFECYCLE);
  const [description, setDescription] = useState(policy.Description ?? '');
  const [role, setRole] = useState(policy.ExecutionRoleArn ?? '');
  const [json, setJson] = useState(JSON.stringify(policy.PolicyDetails, null, 2));
  const valid = isJson(json);
  const details = valid ? (JSON.parse(json) as PolicyDetails) : undefined;
  const update = useUpdate(policy, { description, role, details });
  return (
    <FormModal {...update} valid={valid} onClose={onClose}>
      <Alert type="info">{texts.detailsHelp}</Alert>
      <Written label={texts.description} help={texts.descriptionHelp} value={description} onChange={setDescription} />
      <Written label={texts.role} help={texts.roleHelp} value={role} onChange={setRole} />
      <JsonEditor label={texts.details} value={json} onChange={setJson} />
    </FormModal>
  );
}
