import {
  AddClientIDToOpenIDConnectProviderCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateSAMLProviderCommand,
} from '@aws-sdk/client-iam';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines, linesOf } from '../../../parts/Written';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { areThumbprints } from './providers';
import { PROVIDER } from './texts';

interface EditProps {
  arn: string;
  now: readonly string[];
  onClose(): void;
}

function useSaved() {
  const texts = useTexts(IAM);
  const queries = useQueryClient();
  return () => {
    notifyDone(texts.saved);
    void queries.invalidateQueries({ queryKey: ['iam', 'providers'] });
  };
}

/** Which clients of a provider are meant. One call adds or takes away one. */
export function EditAudience({ arn, now, onClose }: EditProps) {
  const texts = useTexts(PROVIDER);
  const iam = useIam();
  const saved = useSaved();
  const [typed, setTyped] = useState(now.join('\n'));
  const wanted = linesOf(typed);
  const add = wanted.filter((one) => !now.includes(one));
  const remove = now.filter((one) => !wanted.includes(one));
  const target = { 'open-id-connect-provider-arn': arn };
  const OpenIDConnectProviderArn = arn;
  return (
    <FormModal
      title={texts.editAudience}
      valid={wanted.length > 0 && add.length + remove.length > 0}
      commands={[
        ...add.map((one) => cli('iam add-client-id-to-open-id-connect-provider', { ...target, 'client-id': one })),
        ...remove.map((one) => cli('iam remove-client-id-from-open-id-connect-provider', { ...target, 'client-id': one })),
      ]}
      run={async () => {
        for (const ClientID of add) {
          await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
        }
        for (const ClientID of remove) {
          await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }));
        }
      }}
      onDone={saved}
      onClose={onClose}
    >
      <Lines label={texts.audience} help={texts.audienceHelp} value={typed} onChange={setTyped} />
    </FormModal>
  );
}

export function EditThumbprints({ arn, now, onClose }: EditProps) {
  const texts = useTexts(PROVIDER);
  const iam = useIam();
  const saved = useSaved();
  const [typed, setTyped] = useState(now.join('\n'));
  const wanted = linesOf(typed);
  const right = areThumbprints(wanted);
  return (
    <FormModal
      title={texts.editThumbprints}
      valid={right && wanted.length > 0}
      commands={cli('iam update-open-id-connect-provider-thumbprint', {
        'open-id-connect-provider-arn': arn,
        'thumbprint-list': wanted,
      })}
      run={() =>
        iam.send(
          new UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn: arn, ThumbprintList: wanted }),
        )
      }
      onDone={saved}
      onClose={onClose}
    >
      <Lines
        label={texts.thumbprints}
        help={texts.thumbprintsHelp}
        value={typed}
        error={!right && texts.thumbprintWrong}
        onChange={setTyped}
      />
    </FormModal>
  );
}

export function ReplaceMetadata({ arn, onClose }: { arn: string; onClose(): void }) {
  const texts = useTexts(PROVIDER);
  const iam = useIam();
  const saved = useSaved();
  const [metadata, setMetadata] = useState('');
  return (
    <FormModal
      title={texts.replaceMetadata}
      size="large"
      valid={metadata.trim() !== ''}
      commands={cli('iam update-saml-provider', { 'saml-provider-arn': arn, 'saml-metadata-document': 'file://metadata.xml' })}
      run={() => iam.send(new UpdateSAMLProviderCommand({ SAMLProviderArn: arn, SAMLMetadataDocument: metadata }))}
      onDone={saved}
      onClose={onClose}
    >
      <div className="code">
        <Lines label={texts.metadata} help={texts.metadataHelp} value={metadata} rows={10} onChange={setMetadata} />
      </div>
    </FormModal>
  );
}
