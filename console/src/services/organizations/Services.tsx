import {
  DeregisterDelegatedAdministratorCommand,
  DisableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
} from '@aws-sdk/client-organizations';
import type { EnabledServicePrincipal, OrganizationsClient } from '@aws-sdk/client-organizations';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { whole } from '../../parts/whole';
import { all } from './all';
import { Gate } from './Gate';
import { EnableForm, RegisterForm } from './ServiceForms';
import { ORGANIZATIONS } from './texts';
import { useOrganizations } from './useOrganizations';

/** Which services act in all accounts, and who administers them. */
export default function Services() {
  const texts = useTexts(ORGANIZATIONS);
  usePage('organizations', { text: texts.services, path: '/organizations/services' });
  return (
    <Gate title={texts.services}>
      {() => (
        <SpaceBetween size="l">
          <Header variant="h1">{texts.services}</Header>
          <Trusted />
          <Delegated />
        </SpaceBetween>
      )}
    </Gate>
  );
}

function Trusted() {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [selected, setSelected] = useState<EnabledServicePrincipal[]>([]);
  const [asked, setAsked] = useState<'enable' | 'disable'>();
  const list = usePaged<EnabledServicePrincipal>(['organizations', 'services'], async (NextToken) => {
    const page = await api.send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }));
    return { items: page.EnabledServicePrincipals ?? [], next: page.NextToken };
  });
  const only = selected[0]?.ServicePrincipal;
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    list.refresh();
  };
  return (
    <>
      <ResourceTable<EnabledServicePrincipal>
        id="organizations.services"
        variant="container"
        title={texts.services}
        description={texts.servicesHelp}
        list={list}
        keyOf={(one) => one.ServicePrincipal ?? ''}
        nameOf={(one) => one.ServicePrincipal ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noServices}
        commands={cli('organizations list-aws-service-access-for-organization')}
        columns={[
          { id: 'principal', header: texts.principal, value: (one) => one.ServicePrincipal, width: 340 },
          { id: 'enabled', header: texts.enabled, time: (one) => one.DateEnabled, width: 240 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('disable')}>
              {texts.disableAccess}
            </Button>
            <Button onClick={() => setAsked('enable')}>{texts.enableAccess}</Button>
          </>
        )}
      />
      {asked === 'enable' && <EnableForm onDone={done} onClose={close} />}
      {asked === 'disable' && only && (
        <Confirm
          title={texts.disableAccess}
          label={texts.disableAccess}
          word={only}
          commands={cli('organizations disable-aws-service-access', { 'service-principal': only })}
          run={() => api.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: only }))}
          onDone={done}
          onClose={close}
        >
          {texts.disableAccessHelp}
        </Confirm>
      )}
    </>
  );
}

/** An account, and a service that it administers. */
interface Delegation {
  account: string;
  name?: string;
  service: string;
  since?: Date;
}

async function delegations(api: OrganizationsClient): Promise<Delegation[]> {
  const administrators = await all(
    (NextToken) => api.send(new ListDelegatedAdministratorsCommand({ NextToken })),
    (page) => page.DelegatedAdministrators,
  );
  const services = administrators.map(async ({ Id: account = '', Name: name }) => {
    const found = await all(
      (NextToken) => api.send(new ListDelegatedServicesForAccountCommand({ AccountId: account, NextToken })),
      (page) => page.DelegatedServices,
    );
    return found.map((one) => ({ account, name, service: one.ServicePrincipal ?? '', since: one.DelegationEnabledDate }));
  });
  return (await Promise.all(services)).flat();
}

function Delegated() {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [selected, setSelected] = useState<Delegation[]>([]);
  const [asked, setAsked] = useState<'register' | 'deregister'>();
  const query = useQuery({ queryKey: ['organizations', 'delegated'], queryFn: () => delegations(api) });
  const only = selected[0];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void query.refetch();
  };
  return (
    <>
      <ResourceTable<Delegation>
        id="organizations.delegated"
        variant="container"
        title={texts.delegated}
        description={texts.delegatedHelp}
        list={whole(query)}
        keyOf={(one) => `${one.account} ${one.service}`}
        nameOf={(one) => `${one.account} ${one.service}`}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noDelegated}
        commands={cli('organizations list-delegated-administrators')}
        columns={[
          { id: 'account', header: texts.account, value: (one) => `${one.name ?? ''} (${one.account})`, width: 280 },
          { id: 'service', header: texts.service, value: (one) => one.service, width: 280 },
          { id: 'since', header: texts.enabled, time: (one) => one.since, width: 240 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('deregister')}>
              {texts.deregister}
            </Button>
            <Button onClick={() => setAsked('register')}>{texts.register}</Button>
          </>
        )}
      />
      {asked === 'register' && <RegisterForm onDone={done} onClose={close} />}
      {asked === 'deregister' && only && (
        <Confirm
          title={texts.deregister}
          label={texts.deregister}
          word={only.account}
          commands={cli('organizations deregister-delegated-administrator', {
            'account-id': only.account,
            'service-principal': only.service,
          })}
          run={() =>
            api.send(new DeregisterDelegatedAdministratorCommand({ AccountId: only.account, ServicePrincipal: only.service }))
          }
          onDone={done}
          onClose={close}
        >
          {texts.deregisterHelp}
        </Confirm>
      )}
    </>
  );
}
