import { ListGroupsCommand, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { isEntity } from './scenario';
import { SIMULATOR } from './texts';

const MOST = 1000;

interface Entity {
  Arn?: string;
}

interface PrincipalChoiceProps {
  label: string;
  help?: string;
  value: string;
  /** Whether groups are among them, which call nothing. */
  groups?: boolean;
  onChange(arn: string): void;
}

/** A user, group or role: chosen, or its ARN typed, as who may simulate may not be let list. */
export function PrincipalChoice({ label, help, value, groups, onChange }: PrincipalChoiceProps) {
  const texts = useTexts(SIMULATOR);
  const iamTexts = useTexts(IAM);
  const { users, roles, groups: allGroups } = useEntities();
  const named = (title: string, all: readonly Entity[]) => ({ label: title, options: all.map((one) => ({ value: one.Arn ?? '' })) });
  const options = [
    named(iamTexts.users, users),
    ...(groups ? [named(iamTexts.groups, allGroups)] : []),
    named(iamTexts.roles, roles),
  ].filter((one) => one.options.length > 0);
  return (
    <FormField label={label} constraintText={help} errorText={value !== '' && !isEntity(value) && texts.principalWrong} stretch>
      <Autosuggest
        value={value}
        options={options}
        placeholder="arn:aws:iam::123456789012:user/hanako"
        enteredTextLabel={(text) => text}
        onChange={({ detail }) => onChange(detail.value.trim())}
      />
    </FormField>
  );
}

function useEntities() {
  const iam = useIam();
  const settings = { retry: false };
  const users = useQuery({
    ...settings,
    queryKey: ['iam', 'simulator', 'users'],
    queryFn: async () => (await iam.send(new ListUsersCommand({ MaxItems: MOST }))).Users ?? [],
  });
  const groups = useQuery({
    ...settings,
    queryKey: ['iam', 'simulator', 'groups'],
    queryFn: async () => (await iam.send(new ListGroupsCommand({ MaxItems: MOST }))).Groups ?? [],
  });
  const roles = useQuery({
    ...settings,
    queryKey: ['iam', 'simulator', 'roles'],
    queryFn: async () => (await iam.send(new ListRolesCommand({ MaxItems: MOST }))).Roles ?? [],
  });
  return { users: users.data ?? [], groups: groups.data ?? [], roles: roles.data ?? [] };
}
