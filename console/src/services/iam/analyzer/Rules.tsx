import { DeleteArchiveRuleCommand, ListArchiveRulesCommand } from '@aws-sdk/client-accessanalyzer';
import type { ArchiveRuleSummary } from '@aws-sdk/client-accessanalyzer';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { whole } from '../../../parts/whole';
import { fromFilter } from './findings';
import { RuleForm } from './RuleForm';
import { ANALYZER } from './texts';
import { useAccessAnalyzer } from './useAnalyzer';

/** What of an analyzer's findings is archived by itself. */
export function Rules({ analyzer, arn }: { analyzer: string; arn: string }) {
  const texts = useTexts(ANALYZER);
  const parts = useTexts(PARTS);
  const api = useAccessAnalyzer();
  const [selected, setSelected] = useState('');
  const [asked, setAsked] = useState<'create' | 'edit' | 'delete'>();
  const query = useQuery({
    queryKey: ['iam', 'rules', arn],
    queryFn: async () => (await api.send(new ListArchiveRulesCommand({ analyzerName: analyzer, maxResults: 100 }))).archiveRules ?? [],
  });
  const only = query.data?.find((one) => one.ruleName === selected);
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    void query.refetch();
  };
  const said = (rule: ArchiveRuleSummary) =>
    fromFilter(rule.filter ?? {})
      .map((one) => `${one.property} ${texts.operators[one.operator]} ${one.values.replaceAll('\n', ', ')}`)
      .join('; ');
  const target = { 'analyzer-name': analyzer, 'rule-name': selected };
  return (
    <>
      <ResourceTable<ArchiveRuleSummary>
        id="iam.rules"
        variant="container"
        title={texts.rules}
        description={texts.rulesHelp}
        list={whole(query)}
        keyOf={(one) => one.ruleName ?? ''}
        nameOf={(one) => one.ruleName ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setSelected(one?.ruleName ?? '')}
        empty={texts.noRules}
        commands={cli('accessanalyzer list-archive-rules', { 'analyzer-name': analyzer })}
        columns={[
          { id: 'name', header: texts.ruleName, value: (one) => one.ruleName, width: 220 },
          { id: 'criteria', header: texts.criteria, value: said, width: 420 },
          { id: 'updated', header: texts.updated, time: (one) => one.updatedAt, width: 240 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('edit')}>
              {parts.edit}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createRule}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <RuleForm analyzer={analyzer} arn={arn} onDone={done} onClose={close} />}
      {asked === 'edit' && only && <RuleForm analyzer={analyzer} arn={arn} rule={only} onDone={done} onClose={close} />}
      {asked === 'delete' && only && (
        <Confirm
          title={texts.deleteRule}
          word={selected}
          commands={cli('accessanalyzer delete-archive-rule', target)}
          run={() => api.send(new DeleteArchiveRuleCommand({ analyzerName: analyzer, ruleName: selected }))}
          onDone={() => {
            setSelected('');
            done();
          }}
          onClose={close}
        >
          {texts.deleteRuleHelp}
        </Confirm>
      )}
    </>
  );
}
