import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { To } from '../../parts/To';
import { IAM } from './texts';
import { useIam } from './useIam';

/** How many identities an account has. */
export default function Widget() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const { data, error } = useQuery({
    queryKey: ['iam', 'summary'],
    queryFn: async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {},
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (!data) {
    return <Spinner />;
  }
  const count = (path: string, value?: number) => <To path={`/iam/${path}`}>{value ?? 0}</To>;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: texts.groups, value: count('groups', data.Groups) },
        { label: texts.users, value: count('users', data.Users) },
        { label: texts.roles, value: count('roles', data.Roles) },
        { label: texts.policies, value: count('policies', data.Policies) },
      ]}
    />
  );
}
