import { GetOpenIDConnectProviderCommand, GetSAMLProviderCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { TagsPanel } from '../TagsPanel';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { EditAudience, EditThumbprints, ReplaceMetadata } from './edits';
import { isSaml, nameOf } from './providers';
import { PROVIDER } from './texts';

export default function ProviderPage() {
  const texts = useTexts(PROVIDER);
  const [search] = useSearchParams();
  const arn = search.get('arn') ?? '';
  const path = `/iam/identity_providers/details?arn=${encodeURIComponent(arn)}`;
  usePage('iam', { text: texts.title, path: '/iam/identity_providers' }, { text: nameOf(arn), path });
  return isSaml(arn) ? <Saml arn={arn} /> : <Oidc arn={arn} />;
}

function Oidc({ arn }: { arn: string }) {
  const texts = useTexts(PROVIDER);
  const iamTexts = useTexts(IAM);
  const { language } = useLanguage();
  const iam = useIam();
  const [asked, setAsked] = useState<'audience' | 'thumbprints'>();
  const query = useQuery({
    queryKey: ['iam', 'providers', arn],
    queryFn: () => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
  });
  const clients = query.data?.ClientIDList ?? [];
  const prints = query.data?.ThumbprintList ?? [];
  const close = () => setAsked(undefined);
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        actions={
          <div className="actions">
            <Button disabled={!query.data} onClick={() => setAsked('thumbprints')}>
              {texts.editThumbprints}
            </Button>
            <Button disabled={!query.data} onClick={() => setAsked('audience')}>
              {texts.editAudience}
            </Button>
          </div>
        }
      >
        {nameOf(arn)}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      <Container header={<Header>{iamTexts.general}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: iamTexts.arn, value: <Copy text={arn} /> },
            { label: iamTexts.created, value: moment(query.data?.CreateDate, language) },
            { label: texts.url, value: query.data?.Url ?? '-' },
            { label: texts.audience, value: clients.map((one) => <div key={one}>{one}</div>) },
            { label: texts.thumbprints, value: <span className="wrap">{prints.join(', ') || '-'}</span> },
          ]}
        />
      </Container>
      <TagsPanel kind="open-id-connect-provider" id={arn} />
      {asked === 'audience' && <EditAudience arn={arn} now={clients} onClose={close} />}
      {asked === 'thumbprints' && <EditThumbprints arn={arn} now={prints} onClose={close} />}
    </SpaceBetween>
  );
}

function Saml({ arn }: { arn: string }) {
  const texts = useTexts(PROVIDER);
  const iamTexts = useTexts(IAM);
  const { language } = useLanguage();
  const iam = useIam();
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['iam', 'providers', arn],
    queryFn: () => iam.send(new GetSAMLProviderCommand({ SAMLProviderArn: arn })),
  });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" actions={<Button onClick={() => setAsked(true)}>{texts.replaceMetadata}</Button>}>
        {nameOf(arn)}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      <Container header={<Header>{iamTexts.general}</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: iamTexts.arn, value: <Copy text={arn} /> },
            { label: iamTexts.created, value: moment(query.data?.CreateDate, language) },
            { label: texts.valid, value: moment(query.data?.ValidUntil, language) },
          ]}
        />
      </Container>
      <Container header={<Header>{texts.metadata}</Header>}>
        <pre className="plain">{query.data?.SAMLMetadataDocument}</pre>
      </Container>
      <TagsPanel kind="saml-provider" id={arn} />
      {asked && <ReplaceMetadata arn={arn} onClose={() => setAsked(false)} />}
    </SpaceBetween>
  );
}
