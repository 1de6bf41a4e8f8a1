import {
  DeleteOrganizationCommand,
  DeleteResourcePolicyCommand,
  DescribeResourcePolicyCommand,
  EnableAllFeaturesCommand,
  LeaveOrganizationCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-organizations';
import type { Organization } from '@aws-sdk/client-organizations';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { describe } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { JsonEditor, isJson, pretty } from '../../parts/JsonEditor';
import { PARTS } from '../../parts/texts';
import { useSession } from '../../session/session';
import { Gate } from './Gate';
import { ORGANIZATIONS } from './texts';
import { useOrganizations } from './useOrganizations';

/** The organization itself. */
export default function Settings() {
  const texts = useTexts(ORGANIZATIONS);
  const { session } = useSession();
  usePage('organizations', { text: texts.settings, path: '/organizations/settings' });
  return (
    <Gate title={texts.settings}>
      {(organization) => {
        const manages = organization.MasterAccountId === session.account;
        return (
          <SpaceBetween size="l">
            <Header variant="h1">{texts.settings}</Header>
            <Details organization={organization} manages={manages} />
            {manages && <Delegation account={session.account ?? ''} />}
          </SpaceBetween>
        );
      }}
    </Gate>
  );
}

type Change = 'delete' | 'leave' | 'features';

function Details({ organization, manages }: { organization: Organization; manages: boolean }) {
  const texts = useTexts(ORGANIZATIONS);
  const [asked, setAsked] = useState<Change>();
  const features = organization.FeatureSet ?? 'ALL';
  return (
    <Container
      header={
        <Header
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {manages && features !== 'ALL' && <Button onClick={() => setAsked('features')}>{texts.enableAll}</Button>}
              <Button onClick={() => setAsked(manages ? 'delete' : 'leave')}>
                {manages ? texts.deleteOrganization : texts.leave}
              </Button>
            </SpaceBetween>
          }
        >
          {texts.details}
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.id, value: <Copy text={organization.Id ?? ''} /> },
          { label: texts.arn, value: <Copy text={organization.Arn ?? ''} /> },
          { label: texts.management, value: `${organization.MasterAccountId} (${organization.MasterAccountEmail})` },
          { label: texts.features, value: texts.featureSets[features] },
        ]}
      />
      {asked && <Changing id={organization.Id ?? ''} change={asked} onClose={() => setAsked(undefined)} />}
    </Container>
  );
}

function Changing({ id, change, onClose }: { id: string; change: Change; onClose(): void }) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const ways: Record<Change, { title: string; help: string; command: string; run: () => Promise<unknown> }> = {
    delete: {
      title: texts.deleteOrganization,
      help: texts.deleteOrganizationHelp,
      command: 'delete-organization',
      run: () => api.send(new DeleteOrganizationCommand({})),
    },
    leave: {
      title: texts.leave,
      help: texts.leaveHelp,
      command: 'leave-organization',
      run: () => api.send(new LeaveOrganizationCommand({})),
    },
    features: {
      title: texts.enableAll,
      help: texts.enableAllHelp,
      command: 'enable-all-features',
      run: () => api.send(new EnableAllFeaturesCommand({})),
    },
  };
  const { title, help, command, run } = ways[change];
  return (
    <Confirm
      title={title}
      label={title}
      word={change === 'features' ? undefined : id}
      commands={cli(`organizations ${command}`)}
      run={run}
      onDone={() => {
        notifyDone(texts.saved);
        void queries.invalidateQueries({ queryKey: ['organizations'] });
      }}
      onClose={onClose}
    >
      {help}
    </Confirm>
  );
}

function beginning(account: string): string {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: '123456789012' },
    Action: ['organizations:DescribeOrganization', 'organizations:ListAccounts', 'organizations:ListPolicies'],
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Id: account, Statement: [statement] }, null, 2);
}

function Delegation({ account }: { account: string }) {
  const texts = useTexts(ORGANIZATIONS);
  const parts = useTexts(PARTS);
  const api = useOrganizations();
  const [edited, setEdited] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['organizations', 'delegation'],
    queryFn: async () => {
      try {
        return (await api.send(new DescribeResourcePolicyCommand({}))).ResourcePolicy?.Content ?? '';
      } catch (failure) {
        if (describe(failure).code === 'ResourcePolicyNotFoundException') {
          return '';
        }
        throw failure;
      }
    },
  });
  const done = () => {
    notifyDone(texts.saved);
    void refetch();
  };
  return (
    <Container
      header={
        <Header
          description={texts.delegationHelp}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!data} onClick={() => setRemoving(true)}>
                {parts.delete}
              </Button>
              <Button disabled={data === undefined} onClick={() => setEdited(data ? pretty(data) : beginning(account))}>
                {parts.edit}
              </Button>
            </SpaceBetween>
          }
        >
          {texts.delegation}
        </Header>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {data === '' && <Box color="text-body-secondary">{texts.noDelegation}</Box>}
      {data && <pre className="plain">{pretty(data)}</pre>}
      {edited !== undefined && (
        <FormModal
          title={texts.delegation}
          size="large"
          valid={isJson(edited)}
          commands={cli('organizations put-resource-policy', {
            content: isJson(edited) ? { json: JSON.parse(edited) as unknown } : 'file://policy.json',
          })}
          run={() => api.send(new PutResourcePolicyCommand({ Content: edited }))}
          onDone={done}
          onClose={() => setEdited(undefined)}
        >
          <JsonEditor label={texts.delegation} value={edited} onChange={setEdited} />
        </FormModal>
      )}
      {removing && (
        <Confirm
          title={texts.deleteDelegation}
          word={parts.confirmWord}
          commands={cli('organizations delete-resource-policy')}
          run={() => api.send(new DeleteResourcePolicyCommand({}))}
          onDone={done}
          onClose={() => setRemoving(false)}
        >
          {texts.deleteDelegationHelp}
        </Confirm>
      )}
    </Container>
  );
}
