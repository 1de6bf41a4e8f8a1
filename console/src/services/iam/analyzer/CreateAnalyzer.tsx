import { CreateAnalyzerCommand } from '@aws-sdk/client-accessanalyzer';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { ANALYZER } from './texts';
import { useAccessAnalyzer } from './useAnalyzer';

/** As Access Analyzer has names of analyzers and of rules. */
export const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/;

/** Lets this account's resources in a Region be looked at. */
export function CreateAnalyzer({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const texts = useTexts(ANALYZER);
  const api = useAccessAnalyzer();
  const [name, setName] = useState('ConsoleAnalyzer');
  const right = NAME.test(name);
  return (
    <FormModal
      title={texts.createAnalyzer}
      label={texts.createAnalyzer}
      valid={right}
      commands={cli('accessanalyzer create-analyzer', { 'analyzer-name': name, type: 'ACCOUNT' })}
      run={() => api.send(new CreateAnalyzerCommand({ analyzerName: name, type: 'ACCOUNT' }))}
      onDone={() => {
        notifyDone(texts.analyzerCreated(name));
        onDone();
      }}
      onClose={onClose}
    >
      <div>{texts.analyzersHelp}</div>
      <Written label={texts.name} help={texts.nameHelp} value={name} error={!right && texts.nameWrong} onChange={setName} />
    </FormModal>
  );
}
