import {
  DeleteNetworkInsightsAnalysisCommand,
  DeleteNetworkInsightsPathCommand,
  DescribeNetworkInsightsAnalysesCommand,
  DescribeNetworkInsightsPathsCommand,
} from '@aws-sdk/client-ec2';
import type { NetworkInsightsAnalysis, NetworkInsightsPath } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../../ec2/useEc2';
import { REACH } from './texts';

const POLL_MILLIS = 1000;

type Row = NetworkInsightsAnalysis & { path?: NetworkInsightsPath };

function told({ path }: Row): string {
  return path
    ? `${path.Source} → ${path.Destination ?? path.DestinationIp} ${path.Protocol?.toUpperCase()} ${path.DestinationPort ?? ''}`
    : '-';
}

/** The analyses that were made, newest first. */
export function Earlier({ onDeleted }: { onDeleted(): void }) {
  const texts = useTexts(REACH);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<Row[]>([]);
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['ec2', region, 'analyses'],
    queryFn: async (): Promise<Row[]> => {
      const [analyses, paths] = await Promise.all([
        ec2.send(new DescribeNetworkInsightsAnalysesCommand({ MaxResults: 100 })),
        ec2.send(new DescribeNetworkInsightsPathsCommand({ MaxResults: 100 })),
      ]);
      const known = new Map((paths.NetworkInsightsPaths ?? []).map((one) => [one.NetworkInsightsPathId, one]));
      return (analyses.NetworkInsightsAnalyses ?? [])
        .map((one) => ({ ...one, path: known.get(one.NetworkInsightsPathId) }))
        .sort((one, other) => Number(other.StartDate) - Number(one.StartDate));
    },
    refetchInterval: ({ state }) => (state.data?.some((one) => one.Status === 'running') ? POLL_MILLIS : false),
  });
  const result = (one: Row) => (one.NetworkPathFound ? texts.reachable : texts.unreachable);
  const only = selected[0];
  return (
    <>
      <ResourceTable<Row>
        id="vpc.analyses"
        variant="container"
        title={texts.earlier}
        list={whole(query)}
        keyOf={(one) => one.NetworkInsightsAnalysisId ?? ''}
        nameOf={(one) => one.NetworkInsightsAnalysisId ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noEarlier}
        columns={[
          {
            id: 'id',
            header: texts.analysis,
            cell: (one) => (
              <To path={`/vpc/reachability?analysis=${one.NetworkInsightsAnalysisId}`}>{one.NetworkInsightsAnalysisId}</To>
            ),
            value: (one) => one.NetworkInsightsAnalysisId,
            width: 230,
          },
          { id: 'path', header: texts.path, value: told, width: 420 },
          {
            id: 'result',
            header: texts.result,
            cell: (one) => (
              <StatusIndicator type={one.Status === 'running' ? 'in-progress' : one.NetworkPathFound ? 'success' : 'error'}>
                {one.Status === 'running' ? texts.running : result(one)}
              </StatusIndicator>
            ),
            value: result,
            width: 180,
          },
          { id: 'when', header: texts.when, time: (one) => one.StartDate, width: 260 },
        ]}
        actions={() => (
          <Button disabled={!only} onClick={() => setAsked(true)}>
            {texts.delete}
          </Button>
        )}
      />
      {asked && only && (
        <Confirm
          title={texts.delete}
          commands={[
            cli('ec2 delete-network-insights-analysis', { 'network-insights-analysis-id': only.NetworkInsightsAnalysisId }),
            cli('ec2 delete-network-insights-path', { 'network-insights-path-id': only.NetworkInsightsPathId }),
          ]}
          run={async () => {
            const { NetworkInsightsAnalysisId, NetworkInsightsPathId } = only;
            await ec2.send(new DeleteNetworkInsightsAnalysisCommand({ NetworkInsightsAnalysisId }));
            await ec2.send(new DeleteNetworkInsightsPathCommand({ NetworkInsightsPathId }));
          }}
          onDone={() => {
            setSelected([]);
            void query.refetch();
            onDeleted();
          }}
          onClose={() => setAsked(false)}
        >
          {texts.deleteHelp}
        </Confirm>
      )}
    </>
  );
}
