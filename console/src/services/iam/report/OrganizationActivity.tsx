import { GenerateOrganizationsAccessReportCommand, GetOrganizationsAccessReportCommand } from '@aws-sdk/client-iam';
import type { AccessDetail, IAMClient } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { part } from '../../../parts/whole';
import { useIam } from '../useIam';
import { finished } from './job';
import { REPORT } from './texts';

/** As IAM has it: the organization, a root, organizational units, an account. */
const ENTITY_PATH = /^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-/]*$/;

async function report(iam: IAMClient, EntityPath: string) {
  const { JobId = '' } = await iam.send(new GenerateOrganizationsAccessReportCommand({ EntityPath }));
  return finished(() => iam.send(new GetOrganizationsAccessReportCommand({ JobId, MaxItems: 1000 })));
}

/** When the accounts of a part of the organization last used services. */
export default function OrganizationActivity() {
  const texts = useTexts(REPORT);
  const { language } = useLanguage();
  const iam = useIam();
  const [typed, setTyped] = useState('');
  const [path, setPath] = useState('');
  usePage('iam', { text: texts.organization, path: '/iam/organization_activity' });
  const query = useQuery({ queryKey: ['iam', 'organization', path], enabled: path !== '', queryFn: () => report(iam, path), retry: false });
  const right = ENTITY_PATH.test(typed);
  return (
    <SpaceBetween size="m">
      <ResourceTable<AccessDetail>
        id="iam.organization"
        title={texts.organization}
        description={texts.organizationHelp}
        list={{ ...part(query, (one) => one.AccessDetails), error: undefined }}
        keyOf={(one) => one.ServiceNamespace ?? ''}
        nameOf={(one) => one.ServiceName ?? ''}
        empty={path && query.data ? texts.noServices : texts.organizationEmpty}
        commands={[
          cli('iam generate-organizations-access-report', { 'entity-path': typed || 'o-.../r-...' }),
          'aws iam get-organizations-access-report --job-id JOB',
        ]}
        filter={
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (right) {
                setPath(typed);
              }
            }}
          >
            <SpaceBetween direction="horizontal" size="xs">
              <Input
                value={typed}
                ariaLabel={texts.entityPath}
                placeholder="o-a1b2c3d4e5/r-f6g7"
                invalid={typed !== '' && !right}
                spellcheck={false}
                onChange={({ detail }) => setTyped(detail.value.trim())}
              />
              <Button disabled={!right}>{texts.showActivity}</Button>
            </SpaceBetween>
          </form>
        }
        columns={[
          { id: 'service', header: texts.service, value: (one) => one.ServiceName, width: 280 },
          {
            id: 'last',
            header: texts.lastAccess,
            cell: (one) => (one.LastAuthenticatedTime ? moment(one.LastAuthenticatedTime, language) : texts.notAccessed),
            value: (one) => one.LastAuthenticatedTime?.toISOString(),
            width: 300,
          },
          { id: 'account', header: texts.lastAccount, value: (one) => one.EntityPath?.split('/').at(-1) ?? '-', width: 180 },
          { id: 'region', header: texts.lastRegion, value: (one) => one.Region ?? '-', width: 160 },
        ]}
      />
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
    </SpaceBetween>
  );
}
