import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { notify } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { bytes } from '../../../parts/format';
import { transferPath } from '../paths';
import { TRANSFER } from './texts';
import type { Transfer } from './transfer';
import { useTransfers } from './transfers';

/** Tells above every page how far copies are. */
export function TransferNotices() {
  const all = useTransfers();
  return all.map((one) => <TransferNotice key={one.id} one={one} />);
}

function TransferNotice({ one }: { one: Transfer }) {
  const texts = useTexts(TRANSFER);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { state, copied, wanted } = one;
  const done = one.of('done').length;
  useEffect(() => {
    tell(one, texts, () => void navigate(transferPath(one.id)));
  }, [one, state, copied, done, texts, navigate]);
  useEffect(() => {
    if (one.over) {
      void queries.invalidateQueries({ queryKey: ['s3', wanted.to.bucket, 'objects'] });
      void queries.invalidateQueries({ queryKey: ['s3', wanted.from.bucket, 'objects'] });
    }
  }, [one, state, wanted, queries]);
  return null;
}

function tell(one: Transfer, texts: (typeof TRANSFER)['en'], show: () => void): void {
  const id = `s3-transfer-${one.id}`;
  const action = <Button onClick={show}>{texts.show}</Button>;
  const { move } = one.wanted;
  const failed = one.of('failed').length;
  const done = one.of('done').length;
  if (!one.over) {
    const header = (move ? texts.moving : texts.copying)(done, one.items.length);
    notify({ id, type: 'in-progress', loading: true, header, content: <Progress one={one} />, action });
  } else if (failed > 0 || one.state === 'failed') {
    notify({ id, type: 'error', header: (move ? texts.notMoved : texts.notCopied)(failed), action });
  } else {
    const header = (move ? texts.moved : texts.copied)(done);
    notify({ id, type: one.state === 'stopped' ? 'warning' : 'success', header, action });
  }
}

function Progress({ one }: { one: Transfer }) {
  const texts = useTexts(TRANSFER);
  return (
    <ProgressBar
      variant="flash"
      value={one.size === 0 ? 0 : (one.copied / one.size) * 100}
      ariaLabel={texts.progress}
      additionalInfo={`${bytes(one.copied)} / ${bytes(one.size)}`}
    />
  );
}
