import { GetUserCommand } from '@aws-sdk/client-iam';
import type { User } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
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
import { PARTS } from '../../parts/texts';
import { AccessKeys } from './AccessKeys';
import { GeneratedPolicies } from './analyzer/GeneratedPolicies';
import { ServiceAccess } from './credential/ServiceAccess';
import { deleteUser } from './deletion';
import { EditUser } from './EditUser';
import { Memberships } from './Memberships';
import { MfaDevices } from './MfaDevices';
import { Permissions } from './Permissions';
import { Boundary } from './report/Boundary';
import { LastAccessed } from './report/LastAccessed';
import { REPORT } from './report/texts';
import { SignInPanel } from './SignInPanel';
import { TagsPanel } from './TagsPanel';
import { IAM } from './texts';
import { useIam } from './useIam';

export default function UserPage() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { name = '' } = useParams();
  const report = useTexts(REPORT);
  const [asked, setAsked] = useState<'delete' | 'edit'>();
  const user = useQuery({
    queryKey: ['iam', 'user', name],
    queryFn: async () => (await iam.send(new GetUserCommand({ UserName: name }))).User,
  });
  usePage(
    'iam',
    { text: texts.users, path: '/iam/users' },
    { text: name, path: `/iam/users/details/${encodeURIComponent(name)}` },
  );
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAsked('delete')}>{parts.delete}</Button>
            <Button disabled={!user.data} onClick={() => setAsked('edit')}>
              {texts.editUser}
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {user.error && <Failed failure={user.error} />}
      {user.data && <Summary user={user.data} />}
      <Tabs
        tabs={[
          {
            id: 'permissions',
            label: texts.permissions,
            content: (
              <SpaceBetween size="l">
                <Permissions holder={{ kind: 'user', name }} />
                <Boundary kind="user" name={name} now={user.data?.PermissionsBoundary?.PermissionsBoundaryArn} />
                {user.data?.Arn && <GeneratedPolicies arn={user.data.Arn} />}
              </SpaceBetween>
            ),
          },
          { id: 'groups', label: texts.memberships, content: <Memberships user={name} /> },
          {
            id: 'credentials',
            label: texts.credentials,
            content: (
              <SpaceBetween size="l">
                <SignInPanel user={name} />
                <MfaDevices user={name} />
                <AccessKeys user={name} />
                <ServiceAccess user={name} />
              </SpaceBetween>
            ),
          },
          { id: 'accessed', label: report.accessed, content: <LastAccessed kind="user" arn={user.data?.Arn ?? ''} /> },
          { id: 'tags', label: texts.tags, content: <TagsPanel kind="user" id={name} /> },
        ]}
      />
      {asked === 'edit' && user.data && <EditUser user={user.data} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteUser}
          word={name}
          commands={cli('iam delete-user', { 'user-name': name })}
          run={() => deleteUser(iam, name)}
          onDone={() => {
            notifyDone(texts.deleted(name));
            void queries.invalidateQueries({ queryKey: ['iam'], refetchType: 'none' });
            void navigate('/iam/users');
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.deleteUserHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

function Summary({ user }: { user: User }) {
  const texts = useTexts(IAM);
  const { language } = useLanguage();
  return (
    <Container header={<Header>{texts.general}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.arn, value: <Copy text={user.Arn ?? ''} /> },
          { label: texts.path, value: user.Path },
          { label: texts.created, value: moment(user.CreateDate, language) },
          { label: texts.passwordLastUsed, value: moment(user.PasswordLastUsed, language) },
          { label: texts.boundary, value: user.PermissionsBoundary?.PermissionsBoundaryArn ?? '-' },
        ]}
      />
    </Container>
  );
}
