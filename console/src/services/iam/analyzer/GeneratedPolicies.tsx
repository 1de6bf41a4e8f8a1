import {
  AccessAnalyzerClient,
  CancelPolicyGenerationCommand,
  GetGeneratedPolicyCommand,
  ListPolicyGenerationsCommand,
} from '@aws-sdk/client-accessanalyzer';
import type { PolicyGeneration } from '@aws-sdk/client-accessanalyzer';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { pretty } from '../../../parts/JsonEditor';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { usePaged } from '../../../parts/usePaged';
import { useClient } from '../../../session/client';
import { useRegion } from '../../../session/region';
import { CHECK } from './checkTexts';
import { GenerateForm } from './GenerateForm';

/** Policies that were generated of what a user or role used. */
export function GeneratedPolicies({ arn }: { arn: string }) {
  const texts = useTexts(CHECK);
  const region = useRegion();
  const api = useClient(AccessAnalyzerClient);
  const [selected, setSelected] = useState<PolicyGeneration[]>([]);
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState<string>();
  const list = usePaged<PolicyGeneration>(
    ['iam', 'generations', region, arn],
    async (nextToken) => {
      const page = await api.send(new ListPolicyGenerationsCommand({ principalArn: arn, nextToken }));
      return { items: page.policyGenerations ?? [], next: page.nextToken };
    },
    (all) => all.some((one) => one.status === 'IN_PROGRESS'),
  );
  const only = list.items.find((one) => one.jobId === selected[0]?.jobId);
  const cancel = useMutation({
    mutationFn: () => api.send(new CancelPolicyGenerationCommand({ jobId: only?.jobId })),
    onSuccess: list.refresh,
  });
  return (
    <>
      {cancel.error && <Failed failure={cancel.error} />}
      <ResourceTable<PolicyGeneration>
        id="iam.generations"
        variant="container"
        title={texts.generateTitle}
        description={texts.generateHelp}
        list={list}
        keyOf={(one) => one.jobId ?? ''}
        nameOf={(one) => one.jobId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={setSelected}
        empty={texts.noGenerated}
        filter={<></>}
        commands={cli('accessanalyzer list-policy-generations', { 'principal-arn': arn })}
        columns={[
          {
            id: 'job',
            header: texts.job,
            cell: (one) => (
              <Button variant="inline-link" disabled={one.status !== 'SUCCEEDED'} onClick={() => setShown(one.jobId)}>
                {one.jobId}
              </Button>
            ),
            width: 340,
          },
          { id: 'status', header: texts.status, value: (one) => (one.status ? texts.statuses[one.status] : '-'), width: 140 },
          { id: 'started', header: texts.started, time: (one) => one.startedOn, width: 240 },
          { id: 'completed', header: texts.completed, time: (one) => one.completedOn, width: 240 },
        ]}
        actions={() => (
          <>
            <Button disabled={only?.status !== 'IN_PROGRESS'} loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {texts.cancel}
            </Button>
            <Button onClick={() => setAsked(true)}>{texts.generate}</Button>
          </>
        )}
      />
      {asked && <GenerateForm arn={arn} onDone={list.refresh} onClose={() => setAsked(false)} />}
      {shown && <Generated job={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

/** What was generated, to go on with. */
function Generated({ job, onClose }: { job: string; onClose(): void }) {
  const texts = useTexts(CHECK);
  const parts = useTexts(PARTS);
  const api = useClient(AccessAnalyzerClient);
  const navigate = useNavigate();
  const { data, error } = useQuery({
    queryKey: ['iam', 'generated', job],
    queryFn: async () => (await api.send(new GetGeneratedPolicyCommand({ jobId: job }))).generatedPolicyResult?.generatedPolicies ?? [],
  });
  return (
    <Modal visible size="large" header={texts.generated} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="m">
        {error && <Failed failure={error} />}
        {data?.length === 0 && <Box>{texts.nothing}</Box>}
        {data?.map(({ policy = '' }, index) => (
          <SpaceBetween key={index} size="xs">
            <pre className="plain" tabIndex={0}>
              {pretty(policy)}
            </pre>
            <Button onClick={() => void navigate('/iam/policies/create', { state: pretty(policy) })}>{texts.createPolicy}</Button>
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Modal>
  );
}
