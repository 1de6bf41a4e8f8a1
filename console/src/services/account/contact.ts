import type { ContactInformation } from '@aws-sdk/client-account';

/** What a contact consists of, in the order of AWS's console. */
export const FIELDS = [
  'FullName',
  'CompanyName',
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'City',
  'StateOrRegion',
  'DistrictOrCounty',
  'PostalCode',
  'CountryCode',
  'PhoneNumber',
  'WebsiteUrl',
] as const;

export type Field = (typeof FIELDS)[number];

const NEEDED: readonly Field[] = ['FullName', 'AddressLine1', 'City', 'PostalCode', 'CountryCode', 'PhoneNumber'];

/** The fields as they are typed. */
export type Typed = Record<Field, string>;

export function toTyped(contact: ContactInformation | undefined): Typed {
  return Object.fromEntries(FIELDS.map((field) => [field, contact?.[field] ?? ''])) as Typed;
}

export function isNeeded(field: Field): boolean {
  return NEEDED.includes(field);
}

export function isPhone(text: string): boolean {
  return /^\+?[\s0-9()/-]{1,20}$/.test(text);
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && /^\S+@\S+$/.test(text);
}

/** Whether a field's value is of its form; what is not needed may be empty. */
export function isRight(field: Field, value: string): boolean {
  if (value.trim() === '') {
    return !isNeeded(field);
  }
  switch (field) {
    case 'CountryCode':
      return /^[A-Z]{2}$/.test(value);
    case 'PhoneNumber':
      return isPhone(value);
    default:
      return true;
  }
}

export function toContact(typed: Typed): ContactInformation {
  const given = FIELDS.filter((field) => typed[field].trim()).map((field) => [field, typed[field].trim()]);
  return Object.fromEntries(given) as unknown as ContactInformation;
}
