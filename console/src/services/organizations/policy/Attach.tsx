import { AttachPolicyCommand, DetachPolicyCommand } from '@aws-sdk/client-organizations';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Choice } from '../../../parts/Choice';
import { FormModal } from '../../../parts/FormModal';
import { useOrganizations } from '../useOrganizations';
import { POLICY } from './texts';

interface Pair {
  policy: string;
  target: string;
}

interface AttachProps {
  label: string;
  options: readonly { value: string; label?: string }[];
  value: string;
  loading: boolean;
  failure: unknown;
  /** What is attached to what, once the rest is chosen. */
  pair: Pair;
  onChange(value: string): void;
  onDone(): void;
  onClose(): void;
}

/** Attaches a policy: the one side is known, the other is chosen. */
export function Attach({ label, options, value, loading, failure, pair, onChange, onDone, onClose }: AttachProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  return (
    <FormModal
      title={texts.attachTitle}
      label={texts.attach}
      valid={value !== ''}
      commands={cli('organizations attach-policy', { 'policy-id': pair.policy || 'POLICY', 'target-id': pair.target || 'TARGET' })}
      run={() => api.send(new AttachPolicyCommand({ PolicyId: pair.policy, TargetId: pair.target }))}
      onDone={onDone}
      onClose={onClose}
    >
      <Choice label={label} value={value} options={options} loading={loading} failure={failure} empty={texts.none} onChange={onChange} />
    </FormModal>
  );
}

interface DetachProps extends Pair {
  policyName: string;
  targetName: string;
  onDone(): void;
  onClose(): void;
}

/** Asks before a policy no longer holds. */
export function Detach({ policy, target, policyName, targetName, onDone, onClose }: DetachProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  return (
    <Confirm
      title={texts.detach}
      label={texts.detach}
      commands={cli('organizations detach-policy', { 'policy-id': policy, 'target-id': target })}
      run={() => api.send(new DetachPolicyCommand({ PolicyId: policy, TargetId: target }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.detachHelp(policyName, targetName)}
    </Confirm>
  );
}
