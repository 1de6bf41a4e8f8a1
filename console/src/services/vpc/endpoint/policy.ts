/** The policy of an endpoint through which everything may be done. */
export const FULL_ACCESS = JSON.stringify(
  { Version: '2008-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
  null,
  2,
);

/** What has to be added and removed so that `before` becomes `after`. */
export function difference(before: readonly string[], after: readonly string[]): { add: string[]; remove: string[] } {
  return {
    add: after.filter((one) => !before.includes(one)),
    remove: before.filter((one) => !after.includes(one)),
  };
}
