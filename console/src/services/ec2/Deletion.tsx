import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { PARTS } from '../../parts/texts';
import { EC2 } from './texts';
import { useChanged } from './useChanged';

interface DeletionProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  ids: readonly string[];
  /** The command of the AWS CLI that deletes one, and its option for the ID. */
  command: string;
  option: string;
  remove(id: string): Promise<unknown>;
  onDone?(): void;
  onClose(): void;
}

/** Asks before resources are deleted, one after the other: for one its ID is typed, for several a word. */
export function Deletion({ title, children, ids, command, option, remove, onDone, onClose }: DeletionProps) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const changed = useChanged();
  return (
    <Confirm
      title={title}
      word={ids.length === 1 ? ids[0] : parts.confirmWord}
      commands={ids.map((id) => cli(`ec2 ${command}`, { [option]: id }))}
      run={async () => {
        for (const id of ids) {
          await remove(id);
        }
      }}
      onDone={() => {
        changed(texts.deleted(ids.join(', ')));
        onDone?.();
      }}
      onClose={onClose}
    >
      <p>{ids.join(', ')}</p>
      {children}
    </Confirm>
  );
}
