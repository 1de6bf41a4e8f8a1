import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { useRegion } from '../../../session/region';
import { Earlier } from './Earlier';
import { Question } from './Question';
import { Result } from './Result';
import { REACH } from './texts';

/** Says whether one thing reaches another, and what decides. */
export default function Reachability() {
  const texts = useTexts(REACH);
  const region = useRegion();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const analysis = search.get('analysis');
  usePage('vpc', { text: texts.title, path: '/vpc/reachability' });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={texts.help}>
        {texts.title}
      </Header>
      <Question
        source={search.get('source') ?? ''}
        destination={search.get('destination') ?? ''}
        onStarted={(id) => {
          setSearch({ analysis: id });
          void queries.invalidateQueries({ queryKey: ['ec2', region, 'analyses'] });
        }}
      />
      {analysis && <Result key={analysis} id={analysis} />}
      <Earlier onDeleted={() => setSearch({})} />
    </SpaceBetween>
  );
}
