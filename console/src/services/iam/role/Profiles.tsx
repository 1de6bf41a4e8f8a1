import { ListInstanceProfilesForRoleCommand } from '@aws-sdk/client-iam';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { TagsPanel } from '../TagsPanel';
import { useIam } from '../useIam';
import { ROLE } from './texts';

function useProfiles(role: string) {
  const iam = useIam();
  return useQuery({
    queryKey: ['iam', 'role', role, 'profiles'],
    queryFn: async () =>
      (await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: role, MaxItems: 1000 }))).InstanceProfiles ?? [],
  });
}

/** The ARNs of the instance profiles that give a role to instances. */
export function ProfileArns({ role }: { role: string }) {
  const { data = [] } = useProfiles(role);
  return data.length === 0 ? '-' : data.map((one) => <Copy key={one.Arn} text={one.Arn ?? ''} />);
}

/** Their tags. */
export function ProfileTags({ role }: { role: string }) {
  const texts = useTexts(ROLE);
  const { data = [], error } = useProfiles(role);
  return (
    <SpaceBetween size="l">
      {error && <Failed failure={error} />}
      {data.map(({ InstanceProfileName = '' }) => (
        <TagsPanel
          key={InstanceProfileName}
          kind="instance-profile"
          id={InstanceProfileName}
          title={texts.profileTags(InstanceProfileName)}
        />
      ))}
    </SpaceBetween>
  );
}
