import { AccessAnalyzerClient, StartPolicyGenerationCommand } from '@aws-sdk/client-accessanalyzer';
import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { isWithin } from '../../../parts/format';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useClient } from '../../../session/client';
import { useRegion } from '../../../session/region';
import { useIam } from '../useIam';
import { CHECK } from './checkTexts';

const DAY_MILLIS = 86_400_000;
const MOST_DAYS = 90;

interface GenerateFormProps {
  arn: string;
  onDone(): void;
  onClose(): void;
}

/** Says of what time, and of which trail. */
export function GenerateForm({ arn, onDone, onClose }: GenerateFormProps) {
  const texts = useTexts(CHECK);
  const api = useClient(AccessAnalyzerClient);
  const [days, setDays] = useState(String(MOST_DAYS));
  const [trail, setTrail] = useState('');
  const [role, setRole] = useState('');
  const { trails, roles } = useChoices(trail !== '');
  const events = () =>
    trail
      ? {
          trails: [{ cloudTrailArn: trail, allRegions: true }],
          accessRole: role,
          startTime: new Date(Date.now() - Number(days) * DAY_MILLIS),
          endTime: new Date(),
        }
      : undefined;
  return (
    <FormModal
      title={texts.generateTitle}
      label={texts.generate}
      valid={trail === '' || (isWithin(days, 1, MOST_DAYS) && role !== '')}
      commands={cli('accessanalyzer start-policy-generation', {
        'policy-generation-details': `principalArn=${arn}`,
        'cloud-trail-details': trail && { json: events() },
      })}
      run={() => api.send(new StartPolicyGenerationCommand({ policyGenerationDetails: { principalArn: arn }, cloudTrailDetails: events() }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.generateHelp}
      <Choice
        label={texts.trail}
        help={texts.trailHelp}
        value={trail}
        loading={trails.isPending}
        failure={trails.error}
        options={[
          { value: '', label: texts.noTrail },
          ...(trails.data ?? []).map((one) => ({ value: one.TrailARN ?? '', label: one.Name })),
        ]}
        onChange={setTrail}
      />
      {trail && (
        <>
          <Choice
            label={texts.role}
            value={role}
            loading={roles.isPending}
            failure={roles.error}
            options={(roles.data ?? []).map((one) => ({ value: one.Arn ?? '', label: one.RoleName }))}
            onChange={setRole}
          />
          <Written
            type="number"
            label={texts.time}
            help={texts.timeHelp}
            value={days}
            error={!isWithin(days, 1, MOST_DAYS) && texts.timeHelp}
            onChange={setDays}
          />
        </>
      )}
    </FormModal>
  );
}

function useChoices(ofTrail: boolean) {
  const iam = useIam();
  const region = useRegion();
  const cloudtrail = useClient(CloudTrailClient);
  const trails = useQuery({
    queryKey: ['iam', 'generations', region, 'trails'],
    queryFn: async () => (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? [],
  });
  const roles = useQuery({
    queryKey: ['iam', 'generations', 'roles'],
    enabled: ofTrail,
    queryFn: async () => (await iam.send(new ListRolesCommand({ MaxItems: 1000 }))).Roles ?? [],
  });
  return { trails, roles };
}
