interface ReasonTexts {
  explicit(policy: string): string;
  none(policy: string): string;
}

const EXPLICIT = /^with an explicit deny(?: in an? (.+?))?\.?$/;
const NONE = /^because no (.+?) allows the \S+ action\.?$/;

/** Says in the user's language why a call was denied; AWS's own words where they are unknown. */
export function reasonText(reason: string | undefined, texts: ReasonTexts): string {
  if (!reason) {
    return '-';
  }
  const explicit = EXPLICIT.exec(reason);
  if (explicit) {
    return texts.explicit(explicit[1] ?? 'policy');
  }
  const none = NONE.exec(reason);
  return none?.[1] ? texts.none(none[1]) : reason;
}
