import { AccessAnalyzerClient, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../../session/client';
import { useRegion } from '../../../session/region';

/** Access Analyzer of the Region that is looked at. */
export function useAccessAnalyzer(): AccessAnalyzerClient {
  return useClient(AccessAnalyzerClient);
}

/** The analyzers of the Region that is looked at; one of them at most looks for external access. */
export function useAnalyzers() {
  const region = useRegion();
  const api = useAccessAnalyzer();
  return useQuery({
    queryKey: ['iam', 'analyzers', region],
    queryFn: async (): Promise<AnalyzerSummary[]> => (await api.send(new ListAnalyzersCommand({ maxResults: 100 }))).analyzers ?? [],
  });
}
