import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language';
import { S3 } from './texts';
import { dropped } from './upload/dropped';
import type { Chosen } from './upload/uploads';

/** Takes files and folders that are dropped on what is inside. */
export function DropTarget({ children, onDrop }: { children: ReactNode; onDrop(files: Chosen[]): void }) {
  const texts = useTexts(S3);
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'drop-over' : undefined}
      title={over ? texts.dropHere : undefined}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) {
          setOver(false);
        }
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void dropped(event.dataTransfer).then(onDrop);
      }}
    >
      {children}
    </div>
  );
}
