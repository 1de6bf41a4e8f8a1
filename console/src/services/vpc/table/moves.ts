import type { RouteTable } from '@aws-sdk/client-ec2';

/** What has to be done so that a subnet uses another table: its association is made, replaced, or ended. */
export type Move =
  | { kind: 'associate'; SubnetId: string; RouteTableId: string }
  | { kind: 'replace'; AssociationId: string; RouteTableId: string }
  | { kind: 'disassociate'; AssociationId: string };

/** What is to be done so that exactly the chosen subnets use a table of their VPC. */
export function moves(tables: readonly RouteTable[], RouteTableId: string, chosen: readonly string[]): Move[] {
  const all = tables.flatMap((table) =>
    (table.Associations ?? []).flatMap((one) =>
      one.SubnetId && one.RouteTableAssociationId
        ? [{ subnet: one.SubnetId, id: one.RouteTableAssociationId, here: table.RouteTableId === RouteTableId }]
        : [],
    ),
  );
  const come = chosen.flatMap((SubnetId): Move[] => {
    const now = all.find((one) => one.subnet === SubnetId);
    if (!now) {
      return [{ kind: 'associate', SubnetId, RouteTableId }];
    }
    return now.here ? [] : [{ kind: 'replace', AssociationId: now.id, RouteTableId }];
  });
  const go = all
    .filter((one) => one.here && !chosen.includes(one.subnet))
    .map((one): Move => ({ kind: 'disassociate', AssociationId: one.id }));
  return [...come, ...go];
}
