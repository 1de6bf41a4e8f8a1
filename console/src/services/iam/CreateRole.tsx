import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
} from '@aws-sdk/client-iam';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormPage, useTried } from '../../parts/FormPage';
import { isJson } from '../../parts/JsonEditor';
import { TagsEditor } from '../../parts/Tags';
import { kept } from '../../parts/tagChanges';
import type { EditedTag } from '../../parts/tagChanges';
import { useSession } from '../../session/session';
import { trustPolicy } from './documents';
import type { TrustChoice } from './documents';
import { attach } from './holder';
import { PolicyEditor } from './PolicyEditor';
import { PolicyPicker } from './PolicyPicker';
import { BoundaryChoice } from './report/BoundaryChoice';
import { HOUR, SessionChoice } from './role/SessionChoice';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

const EC2 = 'ec2.amazonaws.com';
const SERVICES = [
  EC2,
  'lambda.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'cloudformation.amazonaws.com',
  'apigateway.amazonaws.com',
  'events.amazonaws.com',
  'rds.amazonaws.com',
];

export default function CreateRole() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { session } = useSession();
  const [tried, onTried] = useTried();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [policies, setPolicies] = useState<readonly string[]>([]);
  const [boundary, setBoundary] = useState('');
  const [seconds, setSeconds] = useState(HOUR);
  const [tags, setTags] = useState<EditedTag[]>([]);
  const [tagsValid, setTagsValid] = useState(true);
  const [trust, setTrust] = useState<TrustChoice>({
    kind: 'account',
    account: session.account ?? '',
    service: EC2,
    mfa: false,
    externalId: '',
    custom: '',
  });
  usePage('iam', { text: texts.roles, path: '/iam/roles' }, { text: texts.createRole, path: '/iam/roles/create' });
  const document = trustPolicy(trust);
  const forInstances = trust.kind === 'service' && trust.service === EC2;
  const valid = isName(name, MAX_NAME.role);
  const role = { 'role-name': name || 'NAME' };
  const run = async () => {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        Description: description || undefined,
        MaxSessionDuration: seconds,
        PermissionsBoundary: boundary || undefined,
        Tags: tags.length > 0 ? kept(tags) : undefined,
        AssumeRolePolicyDocument: document,
      }),
    );
    for (const arn of policies) {
      await attach(iam, { kind: 'role', name }, arn);
    }
    if (forInstances) {
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name }));
      await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName: name }));
    }
  };
  return (
    <FormPage
      title={texts.createRole}
      description={texts.rolesHelp}
      label={texts.createRole}
      valid={valid && tagsValid && isJson(document)}
      onTried={onTried}
      commands={[
        cli('iam create-role', {
          ...role,
          description: description || undefined,
          'max-session-duration': seconds === HOUR ? undefined : seconds,
          'permissions-boundary': boundary || undefined,
          tags: tags.length > 0 ? { json: kept(tags) } : undefined,
          'assume-role-policy-document': isJson(document) ? { json: JSON.parse(document) } : 'file://trust.json',
        }),
        ...policies.map((arn) => cli('iam attach-role-policy', { ...role, 'policy-arn': arn })),
        ...(forInstances
          ? [
              cli('iam create-instance-profile', { 'instance-profile-name': name || 'NAME' }),
              cli('iam add-role-to-instance-profile', { 'instance-profile-name': name || 'NAME', ...role }),
            ]
          : []),
      ]}
      back="/iam/roles"
      run={run}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['iam'] });
        notifyDone(texts.createdNotice(name));
        void navigate(`/iam/roles/details/${encodeURIComponent(name)}`);
      }}
    >
      <Trust choice={trust} onChange={setTrust} />
      <Container header={<Header>{texts.role}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={texts.roleName}
            constraintText={texts.nameHelp(MAX_NAME.role)}
            errorText={(tried || name !== '') && !valid ? texts.nameWrong : undefined}
          >
            <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField label={texts.description}>
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
          <SessionChoice seconds={seconds} onChange={setSeconds} />
        </SpaceBetween>
      </Container>
      <PolicyPicker chosen={policies} onChange={setPolicies} />
      <Container header={<Header>{texts.boundary}</Header>}>
        <BoundaryChoice optional value={boundary} onChange={setBoundary} />
      </Container>
      <Container header={<Header>{texts.tags}</Header>}>
        <TagsEditor
          tags={tags}
          onChange={(next, ok) => {
            setTags(next);
            setTagsValid(ok);
          }}
        />
      </Container>
    </FormPage>
  );
}

function Trust({ choice, onChange }: { choice: TrustChoice; onChange(choice: TrustChoice): void }) {
  const texts = useTexts(IAM);
  const set = (change: Partial<TrustChoice>) => onChange({ ...choice, ...change });
  const options = SERVICES.map((value) => ({ value, label: value }));
  return (
    <Container header={<Header>{texts.trusted}</Header>}>
      <SpaceBetween size="l">
        <Tiles
          value={choice.kind}
          ariaLabel={texts.trusted}
          items={[
            { value: 'account', label: texts.trustAccount, description: texts.trustAccountHelp },
            { value: 'service', label: texts.trustService, description: texts.trustServiceHelp },
            { value: 'custom', label: texts.trustCustom, description: texts.json },
          ]}
          onChange={({ detail }) =>
            set({
              kind: detail.value as TrustChoice['kind'],
              custom: choice.custom || trustPolicy({ ...choice, kind: 'account' }),
            })
          }
        />
        {choice.kind === 'account' && (
          <SpaceBetween size="l">
            <FormField label={texts.accountId}>
              <Input value={choice.account} onChange={({ detail }) => set({ account: detail.value })} />
            </FormField>
            <FormField label={texts.externalId}>
              <Input value={choice.externalId} onChange={({ detail }) => set({ externalId: detail.value })} />
            </FormField>
            <Checkbox checked={choice.mfa} onChange={({ detail }) => set({ mfa: detail.checked })}>
              {texts.requireMfa}
            </Checkbox>
          </SpaceBetween>
        )}
        {choice.kind === 'service' && (
          <FormField label={texts.service}>
            <Select
              options={options}
              selectedOption={options.find((one) => one.value === choice.service) ?? null}
              onChange={({ detail }) => set({ service: detail.selectedOption.value ?? EC2 })}
            />
          </FormField>
        )}
        {choice.kind === 'custom' && (
          <PolicyEditor kind="trust" value={choice.custom} onChange={(custom) => set({ custom })} />
        )}
      </SpaceBetween>
    </Container>
  );
}
