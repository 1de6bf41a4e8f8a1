import { useEffect, useRef, useState } from 'react';

const FIELDS = 'input:not([type=hidden]):not([disabled]), textarea:not([disabled]), button[aria-haspopup=listbox]:not([disabled]), button[aria-haspopup=dialog]:not([disabled])';

/** Goes to the first field of a form; not to one that opens a list as soon as it has focus. */
function enter(form: HTMLFormElement | null | undefined): void {
  const field = form?.querySelector<HTMLElement>(FIELDS);
  if (field && field.getAttribute('role') !== 'combobox') {
    field.focus();
  }
}

/**
 * Puts the cursor into the first field of the form that it is in, and focus back to where it was once the form is gone. Modals take
 * focus to their closing button, where whoever goes on typing closes them.
 */
export function FirstField() {
  const mark = useRef<HTMLSpanElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    // What the modal does with focus is done in the same turn as this, after it.
    queueMicrotask(() => enter(mark.current?.closest('form')));
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected) {
          opener.focus();
        }
      });
    };
  }, [opener]);
  return <span ref={mark} hidden />;
}
