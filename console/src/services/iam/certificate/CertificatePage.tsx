import { GetServerCertificateCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { TagsPanel } from '../TagsPanel';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { Expiry } from './Certificates';
import { CERTIFICATE } from './texts';
import { EditCertificate } from './UploadCertificate';

export default function CertificatePage() {
  const texts = useTexts(CERTIFICATE);
  const iamTexts = useTexts(IAM);
  const { language } = useLanguage();
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { name = '' } = useParams();
  const [asked, setAsked] = useState(false);
  const path = (of: string) => `/iam/server_certificates/details/${encodeURIComponent(of)}`;
  usePage('iam', { text: texts.title, path: '/iam/server_certificates' }, { text: name, path: path(name) });
  const query = useQuery({
    queryKey: ['iam', 'certificate', name],
    queryFn: async () => (await iam.send(new GetServerCertificateCommand({ ServerCertificateName: name }))).ServerCertificate,
  });
  const known = query.data?.ServerCertificateMetadata;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        actions={
          <Button disabled={!known} onClick={() => setAsked(true)}>
            {texts.rename}
          </Button>
        }
      >
        {name}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {known && (
        <SpaceBetween size="m">
          <Container header={<Header>{iamTexts.general}</Header>}>
            <KeyValuePairs
              columns={2}
              items={[
                { label: iamTexts.arn, value: <Copy text={known.Arn ?? ''} /> },
                { label: iamTexts.path, value: known.Path },
                { label: texts.uploaded, value: moment(known.UploadDate, language) },
                { label: texts.expires, value: <Expiry at={known.Expiration} /> },
              ]}
            />
          </Container>
          <Container header={<Header>{texts.body}</Header>}>
            <pre className="plain">{query.data?.CertificateBody}</pre>
          </Container>
          {query.data?.CertificateChain && (
            <Container header={<Header>{texts.chain}</Header>}>
              <pre className="plain">{query.data.CertificateChain}</pre>
            </Container>
          )}
          <TagsPanel kind="server-certificate" id={name} />
        </SpaceBetween>
      )}
      {asked && known && (
        <EditCertificate
          certificate={known}
          onDone={(renamed) => {
            void queries.invalidateQueries({ queryKey: ['iam'], refetchType: renamed === name ? 'active' : 'none' });
            void navigate(path(renamed), { replace: true });
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </SpaceBetween>
  );
}
