import { AccessAnalyzerClient, CheckNoNewAccessCommand, CheckNoPublicAccessCommand } from '@aws-sdk/client-accessanalyzer';
import type { AccessCheckResourceType, ReasonSummary } from '@aws-sdk/client-accessanalyzer';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { isJson } from '../../../parts/JsonEditor';
import { useClient } from '../../../session/client';
import { CHECK } from './checkTexts';

interface AccessChecksProps {
  policy: string;
  /** The policy as it is now; none for a new one, which is compared with nothing. */
  before?: string;
  /** What the policy is on; none for one of users, groups and roles. */
  resource?: AccessCheckResourceType;
}

type Check = 'new' | 'public';

interface Outcome {
  check: Check;
  policy: string;
  passed: boolean;
  reasons: readonly ReasonSummary[];
}

/** Has Access Analyzer check what a policy would grant, before it is saved. */
export default function AccessChecks({ policy, before, resource }: AccessChecksProps) {
  const texts = useTexts(CHECK);
  const api = useClient(AccessAnalyzerClient);
  const run = useMutation({
    mutationFn: async (check: Check): Promise<Outcome> => {
      const answer =
        check === 'new'
          ? await api.send(
              new CheckNoNewAccessCommand({
                newPolicyDocument: policy,
                existingPolicyDocument: before,
                policyType: resource ? 'RESOURCE_POLICY' : 'IDENTITY_POLICY',
              }),
            )
          : await api.send(new CheckNoPublicAccessCommand({ policyDocument: policy, resourceType: resource }));
      return { check, policy, passed: answer.result === 'PASS', reasons: answer.reasons ?? [] };
    },
  });
  // What was found of another text says nothing of this one.
  const outcome = run.data?.policy === policy ? run.data : undefined;
  const button = (check: Check) => (
    <Button
      formAction="none"
      disabled={!isJson(policy)}
      loading={run.isPending && run.variables === check}
      onClick={() => run.mutate(check)}
    >
      {texts.checks[check]}
    </Button>
  );
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        {before !== undefined && button('new')}
        {resource && button('public')}
      </SpaceBetween>
      {run.error && <Failed failure={run.error} />}
      {outcome && <Found outcome={outcome} />}
    </SpaceBetween>
  );
}

function Found({ outcome: { check, passed, reasons } }: { outcome: Outcome }) {
  const texts = useTexts(CHECK);
  return (
    <Alert type={passed ? 'success' : 'warning'} header={passed ? texts.passed[check] : texts.failed[check]}>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((one, index) => (
            <li key={index}>{one.statementId ? texts.named(one.statementId) : texts.statement((one.statementIndex ?? 0) + 1)}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
