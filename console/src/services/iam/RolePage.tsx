import { GetRoleCommand, UpdateAssumeRolePolicyCommand, UpdateRoleCommand } from '@aws-sdk/client-iam';
import type { Role } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { isJson, pretty } from '../../parts/JsonEditor';
import { PARTS } from '../../parts/texts';
import { GeneratedPolicies } from './analyzer/GeneratedPolicies';
import { deleteRole, deletionCommand } from './deletion';
import { Permissions } from './Permissions';
import { PolicyEditor } from './PolicyEditor';
import { Boundary } from './report/Boundary';
import { LastAccessed } from './report/LastAccessed';
import { REPORT } from './report/texts';
import { isLinked } from './role/services';
import { ProfileArns, ProfileTags } from './role/Profiles';
import { HOUR, SessionChoice } from './role/SessionChoice';
import { ROLE } from './role/texts';
import { TagsPanel } from './TagsPanel';
import { IAM } from './texts';
import { useIam } from './useIam';

export default function RolePage() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const report = useTexts(REPORT);
  const roleTexts = useTexts(ROLE);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { name = '' } = useParams();
  const [asked, setAsked] = useState<'delete' | 'edit'>();
  usePage(
    'iam',
    { text: texts.roles, path: '/iam/roles' },
    { text: name, path: `/iam/roles/details/${encodeURIComponent(name)}` },
  );
  const query = useQuery({
    queryKey: ['iam', 'role', name],
    queryFn: async () => (await iam.send(new GetRoleCommand({ RoleName: name }))).Role,
  });
  const linked = isLinked(query.data?.Path);
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    void query.refetch();
  };
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={query.data?.Description}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsked('delete')}>{parts.delete}</Button>
            <Button disabled={!query.data} onClick={() => setAsked('edit')}>
              {parts.edit}
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {linked && <Alert type="info">{roleTexts.linkedNote}</Alert>}
      {query.data && <Summary role={query.data} />}
      <Tabs
        tabs={[
          {
            id: 'permissions',
            label: texts.permissions,
            content: (
              <SpaceBetween size="l">
                <Permissions holder={{ kind: 'role', name }} />
                {!linked && (
                  <Boundary kind="role" name={name} now={query.data?.PermissionsBoundary?.PermissionsBoundaryArn} />
                )}
                {!linked && query.data?.Arn && <GeneratedPolicies arn={query.data.Arn} />}
              </SpaceBetween>
            ),
          },
          { id: 'trust', label: texts.trust, content: query.data && <TrustPanel role={query.data} onDone={done} /> },
          { id: 'accessed', label: report.accessed, content: <LastAccessed kind="role" arn={query.data?.Arn ?? ''} /> },
          {
            id: 'tags',
            label: texts.tags,
            content: (
              <SpaceBetween size="l">
                <TagsPanel kind="role" id={name} />
                <ProfileTags role={name} />
              </SpaceBetween>
            ),
          },
        ]}
      />
      {asked === 'edit' && query.data && <EditRole role={query.data} onDone={done} onClose={close} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteRole}
          word={name}
          commands={deletionCommand(query.data ?? { RoleName: name })}
          run={() => deleteRole(iam, query.data ?? { RoleName: name })}
          onDone={() => {
            notifyDone(texts.deleted(name));
            void queries.invalidateQueries({ queryKey: ['iam'], refetchType: 'none' });
            void navigate('/iam/roles');
          }}
          onClose={close}
        >
          {texts.deleteRoleHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

function Summary({ role }: { role: Role }) {
  const texts = useTexts(IAM);
  const roleTexts = useTexts(ROLE);
  const { language } = useLanguage();
  return (
    <Container header={<Header>{texts.general}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.arn, value: <Copy text={role.Arn ?? ''} /> },
          { label: roleTexts.profileArn, value: <ProfileArns role={role.RoleName ?? ''} /> },
          { label: texts.created, value: moment(role.CreateDate, language) },
          { label: texts.lastUsed, value: moment(role.RoleLastUsed?.LastUsedDate, language) },
          { label: texts.maxSession, value: texts.hours((role.MaxSessionDuration ?? HOUR) / HOUR) },
          { label: texts.boundary, value: role.PermissionsBoundary?.PermissionsBoundaryArn ?? '-' },
        ]}
      />
    </Container>
  );
}

interface RoleProps {
  role: Role;
  onDone(): void;
}

function TrustPanel({ role, onDone }: RoleProps) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const now = pretty(decodeURIComponent(role.AssumeRolePolicyDocument ?? ''));
  const [edited, setEdited] = useState<string>();
  return (
    <Container
      header={
        <Header description={texts.trustHelp} actions={!isLinked(role.Path) && <Button onClick={() => setEdited(now)}>{parts.edit}</Button>}>
          {texts.trust}
        </Header>
      }
    >
      <pre className="plain">{now}</pre>
      {edited !== undefined && (
        <FormModal
          title={texts.editTrust}
          size="large"
          valid={isJson(edited)}
          commands={cli('iam update-assume-role-policy', {
            'role-name': role.RoleName,
            'policy-document': isJson(edited) ? { json: JSON.parse(edited) } : 'file://trust.json',
          })}
          run={() =>
            iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: role.RoleName, PolicyDocument: edited }))
          }
          onDone={onDone}
          onClose={() => setEdited(undefined)}
        >
          <PolicyEditor kind="trust" value={edited} before={now} onChange={setEdited} />
        </FormModal>
      )}
    </Container>
  );
}

function EditRole({ role, onDone, onClose }: RoleProps & { onClose(): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [description, setDescription] = useState(role.Description ?? '');
  const [seconds, setSeconds] = useState(role.MaxSessionDuration ?? HOUR);
  return (
    <FormModal
      title={role.RoleName ?? ''}
      commands={cli('iam update-role', {
        'role-name': role.RoleName,
        description,
        'max-session-duration': seconds,
      })}
      run={() =>
        iam.send(
          new UpdateRoleCommand({ RoleName: role.RoleName, Description: description, MaxSessionDuration: seconds }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.description}>
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
      <SessionChoice seconds={seconds} onChange={setSeconds} />
    </FormModal>
  );
}
