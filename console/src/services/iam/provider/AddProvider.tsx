import { CreateOpenIDConnectProviderCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines, Written, linesOf } from '../../../parts/Written';
import { isName, useIam } from '../useIam';
import { areThumbprints } from './providers';
import { PROVIDER } from './texts';

const LONGEST_NAME = 128;

/** Says whose users are trusted. */
export function AddProvider({ onClose }: { onClose(): void }) {
  const texts = useTexts(PROVIDER);
  const iam = useIam();
  const queries = useQueryClient();
  const [kind, setKind] = useState('oidc');
  const [url, setUrl] = useState('');
  const [audience, setAudience] = useState('');
  const [thumbprints, setThumbprints] = useState('');
  const [name, setName] = useState('');
  const [metadata, setMetadata] = useState('');
  const saml = kind === 'saml';
  const prints = linesOf(thumbprints);
  const clients = linesOf(audience);
  const right = saml
    ? isName(name, LONGEST_NAME) && metadata.trim() !== ''
    : url.startsWith('https://') && clients.length > 0 && areThumbprints(prints);
  const add = async () => {
    const arn = saml
      ? (await iam.send(new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument: metadata }))).SAMLProviderArn
      : (
          await iam.send(
            new CreateOpenIDConnectProviderCommand({
              Url: url,
              ClientIDList: clients,
              ThumbprintList: prints.length > 0 ? prints : undefined,
            }),
          )
        ).OpenIDConnectProviderArn;
    notifyDone(texts.added(arn ?? ''));
    void queries.invalidateQueries({ queryKey: ['iam', 'providers'] });
  };
  return (
    <FormModal
      title={texts.add}
      label={texts.add}
      size="large"
      valid={right}
      commands={
        saml
          ? cli('iam create-saml-provider', { name: name || 'NAME', 'saml-metadata-document': 'file://metadata.xml' })
          : cli('iam create-open-id-connect-provider', {
              url: url || 'URL',
              'client-id-list': clients,
              'thumbprint-list': prints.length > 0 ? prints : undefined,
            })
      }
      run={add}
      onClose={onClose}
    >
      <Choice
        label={texts.type}
        value={kind}
        options={[
          { value: 'oidc', label: 'OpenID Connect' },
          { value: 'saml', label: 'SAML' },
        ]}
        onChange={setKind}
      />
      {saml ? (
        <>
          <Written label={texts.name} value={name} onChange={setName} />
          <div className="code">
            <Lines label={texts.metadata} help={texts.metadataHelp} value={metadata} rows={10} onChange={setMetadata} />
          </div>
        </>
      ) : (
        <>
          <Written
            label={texts.url}
            help={texts.urlHelp}
            placeholder="https://token.actions.githubusercontent.com"
            value={url}
            onChange={setUrl}
          />
          <Lines label={texts.audience} help={texts.audienceHelp} value={audience} rows={2} onChange={setAudience} />
          <Lines
            label={texts.thumbprints}
            help={texts.thumbprintsHelp}
            value={thumbprints}
            rows={2}
            error={!areThumbprints(prints) && texts.thumbprintWrong}
            onChange={setThumbprints}
          />
        </>
      )}
    </FormModal>
  );
}
