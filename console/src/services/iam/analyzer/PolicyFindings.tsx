import { AccessAnalyzerClient, ValidatePolicyCommand } from '@aws-sdk/client-accessanalyzer';
import type { ValidatePolicyFinding, ValidatePolicyFindingType } from '@aws-sdk/client-accessanalyzer';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { useClient } from '../../../session/client';
import type { PolicyKind } from '../policyCheck';
import { KINDS, beginning } from './findings';
import { ANALYZER } from './texts';

const QUIET_MILLIS = 700;
const LOOKS: Record<ValidatePolicyFindingType, StatusIndicatorProps.Type> = {
  ERROR: 'error',
  SECURITY_WARNING: 'warning',
  WARNING: 'warning',
  SUGGESTION: 'info',
};

/** What Access Analyzer says about a policy, once nothing has been typed for a moment. */
export default function PolicyFindings({ policy, kind }: { policy: string; kind: PolicyKind }) {
  const texts = useTexts(ANALYZER);
  const { language } = useLanguage();
  const api = useClient(AccessAnalyzerClient);
  const settled = useSettled(policy);
  const { data, error, isPending } = useQuery({
    queryKey: ['iam', 'validation', kind, language, settled],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () => {
      const answer = await api.send(
        new ValidatePolicyCommand({
          policyDocument: settled,
          policyType: kind === 'trust' ? 'RESOURCE_POLICY' : 'IDENTITY_POLICY',
          validatePolicyResourceType: kind === 'trust' ? 'AWS::IAM::AssumeRolePolicyDocument' : undefined,
          locale: language === 'ja' ? 'JA' : 'EN',
          maxResults: 100,
        }),
      );
      return answer.findings ?? [];
    },
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (isPending) {
    return <StatusIndicator type="loading">{texts.checking}</StatusIndicator>;
  }
  const of = (type: ValidatePolicyFindingType) => data.filter((one) => one.findingType === type);
  return (
    <Tabs
      ariaLabel={texts.checked}
      tabs={KINDS.map((type) => ({
        id: type,
        label: `${texts.kinds[type]}: ${of(type).length}`,
        content: <FindingList findings={of(type)} look={LOOKS[type]} />,
      }))}
    />
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function FindingList({ findings, look }: { findings: readonly ValidatePolicyFinding[]; look: StatusIndicatorProps.Type }) {
  const texts = useTexts(ANALYZER);
  if (findings.length === 0) {
    return <Box color="text-body-secondary">{texts.noFindings}</Box>;
  }
  return (
    <ul>
      {findings.map((one, index) => {
        const start = beginning(one);
        return (
          <li key={index}>
            <StatusIndicator type={look}>
              {start && `${texts.at(start.line, start.column)} `}
              <b>{one.issueCode}</b>: {one.findingDetails}{' '}
              {one.learnMoreLink && (
                <Link external href={one.learnMoreLink} ariaLabel={`${texts.learnMore}: ${one.issueCode}`}>
                  {texts.learnMore}
                </Link>
              )}
            </StatusIndicator>
          </li>
        );
      })}
    </ul>
  );
}
