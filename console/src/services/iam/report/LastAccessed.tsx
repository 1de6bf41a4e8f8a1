import { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand } from '@aws-sdk/client-iam';
import type { IAMClient, ServiceLastAccessed } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { part } from '../../../parts/whole';
import { useIam } from '../useIam';
import { AccessingEntities, GrantingPolicies } from './AccessDetails';
import { finished } from './job';
import { REPORT } from './texts';

const MaxItems = 1000;

interface Report {
  job: string;
  services: ServiceLastAccessed[];
}

async function accessed(iam: IAMClient, Arn: string): Promise<Report> {
  const { JobId = '' } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
  const answer = await finished(() => iam.send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems })));
  return { job: JobId, services: answer.ServicesLastAccessed ?? [] };
}

interface LastAccessedProps {
  kind: 'user' | 'group' | 'role' | 'policy';
  arn: string;
}

/** Which services a user, group, role or policy allows, and when they were last used. */
export function LastAccessed({ kind, arn }: LastAccessedProps) {
  const texts = useTexts(REPORT);
  const { language } = useLanguage();
  const iam = useIam();
  const [shown, setShown] = useState<{ what: 'policies' | 'entities'; service: ServiceLastAccessed }>();
  const query = useQuery({ queryKey: ['iam', 'accessed', arn], enabled: arn !== '', queryFn: () => accessed(iam, arn) });
  const shared = kind === 'group' || kind === 'policy';
  const close = () => setShown(undefined);
  return (
    <>
      <ResourceTable<ServiceLastAccessed>
        id={`iam.accessed.${kind}`}
        variant="container"
        title={texts.accessed}
        description={texts.accessedHelp}
        list={part(query, (one) => one.services)}
        keyOf={(one) => one.ServiceNamespace ?? ''}
        nameOf={(one) => one.ServiceName ?? ''}
        empty={texts.noServices}
        commands={[
          cli('iam generate-service-last-accessed-details', { arn }),
          'aws iam get-service-last-accessed-details --job-id JOB',
        ]}
        columns={[
          { id: 'service', header: texts.service, value: (one) => one.ServiceName, width: 260 },
          ...(kind === 'policy'
            ? []
            : [
                {
                  id: 'policies',
                  header: texts.granting,
                  cell: (service: ServiceLastAccessed) => (
                    <Button variant="inline-link" onClick={() => setShown({ what: 'policies', service })}>
                      {texts.showPolicies}
                    </Button>
                  ),
                  width: 220,
                },
              ]),
          ...(shared
            ? [
                {
                  id: 'entities',
                  header: texts.accessedBy,
                  cell: (service: ServiceLastAccessed) => (
                    <Button variant="inline-link" onClick={() => setShown({ what: 'entities', service })}>
                      {texts.entities(service.TotalAuthenticatedEntities ?? 0)}
                    </Button>
                  ),
                  value: (one: ServiceLastAccessed) => one.TotalAuthenticatedEntities ?? 0,
                  width: 180,
                },
              ]
            : []),
          {
            id: 'last',
            header: texts.lastAccess,
            cell: (one) => (one.LastAuthenticated ? moment(one.LastAuthenticated, language) : texts.notAccessed),
            value: (one) => one.LastAuthenticated?.toISOString(),
            width: 320,
          },
          { id: 'region', header: texts.lastRegion, value: (one) => one.LastAuthenticatedRegion ?? '-', width: 160 },
        ]}
      />
      {shown?.what === 'policies' && <GrantingPolicies arn={arn} service={shown.service} onClose={close} />}
      {shown?.what === 'entities' && query.data && (
        <AccessingEntities job={query.data.job} service={shown.service} onClose={close} />
      )}
    </>
  );
}
