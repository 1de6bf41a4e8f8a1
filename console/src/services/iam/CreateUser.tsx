import {
  AddUserToGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  ListGroupsCommand,
} from '@aws-sdk/client-iam';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { brief } from '../../parts/errors';
import { FormPage, useTried } from '../../parts/FormPage';
import { TagsEditor } from '../../parts/Tags';
import { kept } from '../../parts/tagChanges';
import type { EditedTag } from '../../parts/tagChanges';
import { PARTS } from '../../parts/texts';
import { attach } from './holder';
import { PolicyPicker } from './PolicyPicker';
import { BoundaryChoice } from './report/BoundaryChoice';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

const CHANGE_PASSWORD = 'arn:aws:iam::aws:policy/IAMUserChangePassword';

interface Wanted {
  name: string;
  console: boolean;
  password: string;
  mustChange: boolean;
  groups: string[];
  policies: string[];
  boundary: string;
  tags: EditedTag[];
}

const NOTHING: Wanted = {
  name: '',
  console: true,
  password: '',
  mustChange: true,
  groups: [],
  policies: [],
  boundary: '',
  tags: [],
};

export default function CreateUser() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [tried, onTried] = useTried();
  const [wanted, setWanted] = useState(NOTHING);
  const [tagsValid, setTagsValid] = useState(true);
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  usePage('iam', { text: texts.users, path: '/iam/users' }, { text: texts.createUser, path: '/iam/users/create' });
  const run = async () => {
    const UserName = wanted.name;
    const tags = kept(wanted.tags);
    await iam.send(
      new CreateUserCommand({
        UserName,
        PermissionsBoundary: wanted.boundary || undefined,
        Tags: tags.length > 0 ? tags : undefined,
      }),
    );
    if (wanted.console) {
      await iam.send(
        new CreateLoginProfileCommand({
          UserName,
          Password: wanted.password,
          PasswordResetRequired: wanted.mustChange,
        }),
      );
    }
    for (const arn of policiesOf(wanted)) {
      await attach(iam, { kind: 'user', name: UserName }, arn);
    }
    for (const GroupName of wanted.groups) {
      await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
    }
  };
  return (
    <FormPage
      title={texts.createUser}
      description={texts.usersHelp}
      label={texts.createUser}
      valid={isName(wanted.name, MAX_NAME.user) && tagsValid && (!wanted.console || wanted.password !== '')}
      onTried={onTried}
      commands={commands(wanted)}
      back="/iam/users"
      run={run}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['iam'] });
        notifyDone(texts.createdNotice(wanted.name));
        void navigate(`/iam/users/details/${encodeURIComponent(wanted.name)}`);
      }}
    >
      <Details wanted={wanted} tried={tried} set={set} />
      <Container header={<Header>{texts.permissions}</Header>}>
        <SpaceBetween size="l">
          <GroupChoice chosen={wanted.groups} onChange={(groups) => set({ groups })} />
          <PolicyPicker chosen={wanted.policies} onChange={(policies) => set({ policies })} />
          <BoundaryChoice optional value={wanted.boundary} onChange={(boundary) => set({ boundary })} />
        </SpaceBetween>
      </Container>
      <Container header={<Header>{texts.tags}</Header>}>
        <TagsEditor
          tags={wanted.tags}
          onChange={(tags, valid) => {
            set({ tags });
            setTagsValid(valid);
          }}
        />
      </Container>
    </FormPage>
  );
}

function policiesOf(wanted: Wanted): string[] {
  const needed = wanted.console && wanted.mustChange ? [CHANGE_PASSWORD] : [];
  return [...new Set([...wanted.policies, ...needed])];
}

function commands(wanted: Wanted): string[] {
  const user = { 'user-name': wanted.name || 'NAME' };
  const tags = kept(wanted.tags);
  return [
    cli('iam create-user', { ...user, 'permissions-boundary': wanted.boundary || undefined, tags: tags.length > 0 ? { json: tags } : undefined }),
    ...(wanted.console
      ? [
          cli('iam create-login-profile', {
            ...user,
            password: 'PASSWORD',
            'password-reset-required': wanted.mustChange,
          }),
        ]
      : []),
    ...policiesOf(wanted).map((arn) => cli('iam attach-user-policy', { ...user, 'policy-arn': arn })),
    ...wanted.groups.map((group) => cli('iam add-user-to-group', { ...user, 'group-name': group })),
  ];
}

interface DetailsProps {
  wanted: Wanted;
  tried: boolean;
  set(change: Partial<Wanted>): void;
}

function Details({ wanted, tried, set }: DetailsProps) {
  const parts = useTexts(PARTS);
  const texts = useTexts(IAM);
  const wrong = (tried || wanted.name !== '') && !isName(wanted.name, MAX_NAME.user);
  return (
    <Container header={<Header>{texts.user}</Header>}>
      <SpaceBetween size="l">
        <FormField
          label={texts.userName}
          constraintText={texts.nameHelp(MAX_NAME.user)}
          errorText={wrong ? texts.nameWrong : undefined}
        >
          <Input value={wanted.name} autoFocus spellcheck={false} onChange={({ detail }) => set({ name: detail.value })} />
        </FormField>
        <Checkbox checked={wanted.console} onChange={({ detail }) => set({ console: detail.checked })}>
          {texts.giveConsole}
        </Checkbox>
        {wanted.console && (
          <SpaceBetween size="l">
            <FormField label={texts.password} errorText={tried && !wanted.password ? parts.required : undefined}>
              <Input
                type="password"
                autoComplete="new-password"
                value={wanted.password}
                onChange={({ detail }) => set({ password: detail.value })}
              />
            </FormField>
            <Checkbox
              checked={wanted.mustChange}
              description={texts.mustChangeHelp}
              onChange={({ detail }) => set({ mustChange: detail.checked })}
            >
              {texts.mustChange}
            </Checkbox>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** Chooses groups. */
export function GroupChoice({ chosen, onChange }: { chosen: readonly string[]; onChange(groups: string[]): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const { data, error } = useQuery({
    queryKey: ['iam', 'groups', 'all'],
    queryFn: async () => (await iam.send(new ListGroupsCommand({ MaxItems: 1000 }))).Groups ?? [],
  });
  const options = (data ?? []).map((group) => ({ value: group.GroupName ?? '', label: group.GroupName }));
  return (
    <FormField label={texts.addToGroups} errorText={error && brief(error)}>
      <Multiselect
        options={options}
        empty={texts.noGroups}
        placeholder={texts.groups}
        filteringType="auto"
        filteringAriaLabel={texts.groups}
        selectedOptions={options.filter((one) => chosen.includes(one.value))}
        onChange={({ detail }) => onChange(detail.selectedOptions.map((one) => one.value ?? ''))}
      />
    </FormField>
  );
}
