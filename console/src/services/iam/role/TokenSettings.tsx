import { GetAccountSummaryCommand, SetSecurityTokenServicePreferencesCommand } from '@aws-sdk/client-iam';
import type { GlobalEndpointTokenVersion } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { PARTS } from '../../../parts/texts';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { ROLE } from './texts';

/** Where tokens of STS's global endpoint are valid. */
export function TokenSettings() {
  const texts = useTexts(ROLE);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [edited, setEdited] = useState<GlobalEndpointTokenVersion>();
  const query = useQuery({
    queryKey: ['iam', 'tokens'],
    queryFn: async (): Promise<GlobalEndpointTokenVersion> => {
      const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
      return SummaryMap?.GlobalEndpointTokenVersion === 2 ? 'v2Token' : 'v1Token';
    },
  });
  const now = query.data;
  return (
    <Container
      header={
        <Header
          description={texts.tokenHelp}
          actions={
            <Button disabled={!now} onClick={() => setEdited(now)}>
              {parts.edit}
            </Button>
          }
        >
          {texts.token}
        </Header>
      }
    >
      {query.error ? (
        <Failed failure={query.error} />
      ) : (
        <KeyValuePairs items={[{ label: texts.tokenLabel, value: now ? texts.tokens[now] : '-' }]} />
      )}
      {edited && (
        <FormModal
          title={texts.token}
          valid={edited !== now}
          commands={cli('iam set-security-token-service-preferences', { 'global-endpoint-token-version': edited })}
          run={() => iam.send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: edited }))}
          onDone={() => {
            notifyDone(iamTexts.saved);
            void query.refetch();
          }}
          onClose={() => setEdited(undefined)}
        >
          <FormField label={texts.tokenLabel}>
            <RadioGroup
              value={edited}
              items={(['v1Token', 'v2Token'] as const).map((value) => ({ value, label: texts.tokens[value] }))}
              onChange={({ detail }) => setEdited(detail.value as GlobalEndpointTokenVersion)}
            />
          </FormField>
        </FormModal>
      )}
    </Container>
  );
}
