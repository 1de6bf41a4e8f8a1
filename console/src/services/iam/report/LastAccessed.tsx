import { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand } from '@aws-sdk/client-iam';
import type { IAMClient, ServiceLastAccessed } from '@aws-sdk/client-iam';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { whole } from '../../../parts/whole';
import { useIam } from '../useIam';
import { REPORT } from './texts';

const POLL_MILLIS = 500;
const MOST_POLLS = 40;
const MaxItems = 1000;

async function accessed(iam: IAMClient, Arn: string): Promise<ServiceLastAccessed[]> {
  const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
  for (let polls = 0; polls < MOST_POLLS; polls++) {
    const answer = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems }));
    if (answer.JobStatus === 'COMPLETED') {
      return answer.ServicesLastAccessed ?? [];
    }
    if (answer.JobStatus === 'FAILED') {
      throw Object.assign(new Error(answer.Error?.Message), { name: answer.Error?.Code });
    }
    await new Promise((next) => setTimeout(next, POLL_MILLIS));
  }
  return [];
}

/** Which services a user, group, role or policy allows, and when they were last used. */
export function LastAccessed({ arn }: { arn: string }) {
  const texts = useTexts(REPORT);
  const { language } = useLanguage();
  const iam = useIam();
  const query = useQuery({ queryKey: ['iam', 'accessed', arn], enabled: arn !== '', queryFn: () => accessed(iam, arn) });
  return (
    <ResourceTable<ServiceLastAccessed>
      id="iam.accessed"
      variant="container"
      title={texts.accessed}
      description={texts.accessedHelp}
      list={whole(query)}
      keyOf={(one) => one.ServiceNamespace ?? ''}
      nameOf={(one) => one.ServiceName ?? ''}
      empty={texts.noServices}
      commands={[
        cli('iam generate-service-last-accessed-details', { arn }),
        'aws iam get-service-last-accessed-details --job-id JOB',
      ]}
      columns={[
        { id: 'service', header: texts.service, value: (one) => one.ServiceName, width: 300 },
        {
          id: 'last',
          header: texts.lastAccess,
          cell: (one) => (one.LastAuthenticated ? moment(one.LastAuthenticated, language) : texts.notAccessed),
          value: (one) => one.LastAuthenticated?.toISOString(),
          width: 320,
        },
      ]}
    />
  );
}
