import { GetServiceLastAccessedDetailsWithEntitiesCommand, ListPoliciesGrantingServiceAccessCommand } from '@aws-sdk/client-iam';
import type { EntityDetails, PolicyGrantingServiceAccess, ServiceLastAccessed } from '@aws-sdk/client-iam';
import Modal from '@cloudscape-design/components/modal';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { REPORT } from './texts';

interface DetailsProps {
  service: ServiceLastAccessed;
  onClose(): void;
}

const HOLDERS = { USER: 'users', ROLE: 'roles', GROUP: 'groups' } as const;

/** Which policies let a user, group or role use a service. */
export function GrantingPolicies({ arn, service, onClose }: DetailsProps & { arn: string }) {
  const texts = useTexts(REPORT);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const namespace = service.ServiceNamespace ?? '';
  const query = useQuery({
    queryKey: ['iam', 'granting', arn, namespace],
    queryFn: async () => {
      const answer = await iam.send(new ListPoliciesGrantingServiceAccessCommand({ Arn: arn, ServiceNamespaces: [namespace] }));
      return answer.PoliciesGrantingServiceAccess?.flatMap((one) => one.Policies ?? []) ?? [];
    },
  });
  return (
    <Modal visible size="large" header={service.ServiceName} closeAriaLabel={parts.close} onDismiss={onClose}>
      <ResourceTable<PolicyGrantingServiceAccess>
        id="iam.granting"
        variant="embedded"
        title={texts.granting}
        list={whole(query)}
        keyOf={(one) => one.PolicyArn ?? `${one.EntityName} ${one.PolicyName}`}
        nameOf={(one) => one.PolicyName ?? ''}
        empty={iamTexts.noPolicies}
        filter={<></>}
        commands={cli('iam list-policies-granting-service-access', { arn, 'service-namespaces': [namespace] })}
        columns={[
          {
            id: 'policy',
            header: iamTexts.policyName,
            cell: (one) =>
              one.PolicyArn ? (
                <To path={`/iam/policies/details?arn=${encodeURIComponent(one.PolicyArn)}`}>{one.PolicyName}</To>
              ) : (
                one.PolicyName
              ),
            value: (one) => one.PolicyName,
            width: 300,
          },
          { id: 'type', header: iamTexts.type, value: (one) => (one.PolicyType === 'INLINE' ? iamTexts.inline : texts.managed), width: 160 },
          {
            id: 'via',
            header: iamTexts.attachedTo,
            cell: (one) => (one.EntityType ? iamTexts[HOLDERS[one.EntityType]] + (one.EntityName ? `: ${one.EntityName}` : '') : '-'),
            value: (one) => one.EntityName ?? '',
            width: 220,
          },
        ]}
      />
    </Modal>
  );
}

/** Who of those that have a policy, or are in a group, used a service. */
export function AccessingEntities({ job, service, onClose }: DetailsProps & { job: string }) {
  const texts = useTexts(REPORT);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const namespace = service.ServiceNamespace ?? '';
  const target = { JobId: job, ServiceNamespace: namespace, MaxItems: 1000 };
  const query = useQuery({
    queryKey: ['iam', 'accessing', job, namespace],
    queryFn: async () => (await iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand(target))).EntityDetailsList ?? [],
  });
  return (
    <Modal visible size="large" header={service.ServiceName} closeAriaLabel={parts.close} onDismiss={onClose}>
      <ResourceTable<EntityDetails>
        id="iam.accessing"
        variant="embedded"
        title={texts.accessedBy}
        list={whole(query)}
        keyOf={(one) => one.EntityInfo?.Id ?? ''}
        nameOf={(one) => one.EntityInfo?.Name ?? ''}
        empty={texts.noEntities}
        filter={<></>}
        commands={cli('iam get-service-last-accessed-details-with-entities', { 'job-id': job, 'service-namespace': namespace })}
        columns={[
          { id: 'name', header: iamTexts.name, value: (one) => one.EntityInfo?.Name, width: 240 },
          {
            id: 'type',
            header: iamTexts.type,
            value: (one) => (one.EntityInfo?.Type === 'ROLE' ? iamTexts.role : iamTexts.user),
            width: 140,
          },
          { id: 'last', header: texts.lastAccess, time: (one) => one.LastAuthenticated, width: 260 },
        ]}
      />
    </Modal>
  );
}
