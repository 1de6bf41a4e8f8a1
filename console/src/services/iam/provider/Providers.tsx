import {
  DeleteOpenIDConnectProviderCommand,
  DeleteSAMLProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { AddProvider } from './AddProvider';
import { isSaml, nameOf } from './providers';
import { PROVIDER } from './texts';

export default function Providers() {
  const texts = useTexts(PROVIDER);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'add' | 'delete'>();
  usePage('iam', { text: texts.title, path: '/iam/identity_providers' });
  const query = useQuery({
    queryKey: ['iam', 'providers'],
    queryFn: async () => {
      const [oidc, saml] = await Promise.all([
        iam.send(new ListOpenIDConnectProvidersCommand({})),
        iam.send(new ListSAMLProvidersCommand({})),
      ]);
      return [...(oidc.OpenIDConnectProviderList ?? []), ...(saml.SAMLProviderList ?? [])].flatMap((one) => one.Arn ?? []);
    },
  });
  const saml = isSaml(chosen);
  return (
    <>
      <ResourceTable<string>
        id="iam.providers"
        title={texts.title}
        description={texts.help}
        list={whole(query)}
        keyOf={(arn) => arn}
        nameOf={nameOf}
        selection="single"
        selected={query.data?.includes(chosen) ? [chosen] : []}
        onSelect={([arn]) => setChosen(arn ?? '')}
        empty={texts.none}
        commands={['aws iam list-open-id-connect-providers', 'aws iam list-saml-providers']}
        columns={[
          {
            id: 'provider',
            header: texts.provider,
            cell: (arn) => <To path={`/iam/identity_providers/details?arn=${encodeURIComponent(arn)}`}>{nameOf(arn)}</To>,
            value: nameOf,
            width: 320,
          },
          { id: 'type', header: texts.type, value: (arn) => (isSaml(arn) ? 'SAML' : 'OpenID Connect'), width: 180 },
          { id: 'arn', header: iamTexts.arn, value: (arn) => arn, width: 460 },
        ]}
        actions={() => (
          <>
            <Button disabled={!query.data?.includes(chosen)} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('add')}>
              {texts.add}
            </Button>
          </>
        )}
      />
      {asked === 'add' && <AddProvider onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.remove}
          word={nameOf(chosen)}
          commands={
            saml
              ? cli('iam delete-saml-provider', { 'saml-provider-arn': chosen })
              : cli('iam delete-open-id-connect-provider', { 'open-id-connect-provider-arn': chosen })
          }
          run={() =>
            saml
              ? iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: chosen }))
              : iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: chosen }))
          }
          onDone={() => {
            notifyDone(iamTexts.deleted(nameOf(chosen)));
            void query.refetch();
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeHelp}
        </Confirm>
      )}
    </>
  );
}
