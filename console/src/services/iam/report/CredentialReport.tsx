import { GenerateCredentialReportCommand, GetCredentialReportCommand } from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { saveFile } from '../../../parts/saveFile';
import { PARTS } from '../../../parts/texts';
import { part } from '../../../parts/whole';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { plain, rowsOf } from './csv';
import { REPORT } from './texts';

const POLL_MILLIS = 500;
const MOST_POLLS = 40;

async function report(iam: IAMClient): Promise<{ csv: string; made: Date | undefined }> {
  for (let polls = 0; polls < MOST_POLLS; polls++) {
    const { State } = await iam.send(new GenerateCredentialReportCommand({}));
    if (State === 'COMPLETE') {
      break;
    }
    await new Promise((next) => setTimeout(next, POLL_MILLIS));
  }
  const answer = await iam.send(new GetCredentialReportCommand({}));
  return { csv: new TextDecoder().decode(answer.Content), made: answer.GeneratedTime };
}

type Row = Record<string, string>;

export default function CredentialReport() {
  const texts = useTexts(REPORT);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const iam = useIam();
  usePage('iam', { text: texts.title, path: '/iam/credential_report' });
  const query = useQuery({ queryKey: ['iam', 'credential report'], queryFn: () => report(iam) });
  const when = (value: string | undefined) => (plain(value) === '-' ? '-' : moment(value, language));
  const yes = (value: string | undefined) => (value === 'true' ? parts.yes : parts.no);
  return (
    <ResourceTable<Row>
      id="iam.report"
      title={texts.title}
      description={query.data ? `${texts.help} ${texts.made}: ${moment(query.data.made, language)}` : texts.help}
      list={part(query, (one) => rowsOf(one.csv))}
      keyOf={(row) => row.user ?? ''}
      nameOf={(row) => row.user ?? ''}
      empty={texts.none}
      commands={['aws iam generate-credential-report', 'aws iam get-credential-report --query Content --output text | base64 -d']}
      columns={[
        { id: 'user', header: iamTexts.user, value: (row) => row.user, width: 180 },
        { id: 'created', header: iamTexts.created, cell: (row) => when(row.user_creation_time), value: (row) => row.user_creation_time, width: 260 },
        {
          id: 'password',
          header: texts.password,
          cell: (row) => (row.password_enabled === 'not_supported' ? '-' : yes(row.password_enabled)),
          value: (row) => row.password_enabled,
          width: 120,
        },
        { id: 'used', header: texts.passwordUsed, cell: (row) => when(row.password_last_used), value: (row) => row.password_last_used, width: 260 },
        { id: 'mfa', header: texts.mfa, cell: (row) => yes(row.mfa_active), value: (row) => row.mfa_active, width: 100 },
        { id: 'key1', header: texts.key(1), cell: (row) => yes(row.access_key_1_active), value: (row) => row.access_key_1_active, width: 150 },
        { id: 'key2', header: texts.key(2), cell: (row) => yes(row.access_key_2_active), value: (row) => row.access_key_2_active, width: 150 },
      ]}
      actions={() => (
        <Button
          iconName="download"
          disabled={!query.data}
          onClick={() => saveFile('credentials.csv', query.data?.csv ?? '')}
        >
          {texts.download}
        </Button>
      )}
    />
  );
}
