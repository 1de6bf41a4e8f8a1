/** What the wizard is asked for. */
export interface Wish {
  name: string;
  cidr: string;
  more: boolean;
  zones: number;
  publicSubnets: boolean;
  privateSubnets: boolean;
  nat: boolean;
}

export interface PlannedSubnet {
  name: string;
  cidr: string;
  zone: string;
  open: boolean;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** AWS's smallest subnet. */
const SMALLEST = 28;
/** Each subnet is a sixteenth of the VPC, but no larger than /20. */
const LARGEST = 20;

function parse(cidr: string): { address: number; prefix: number } | undefined {
  const found = CIDR.exec(cidr.trim());
  if (!found) {
    return undefined;
  }
  const bytes = found.slice(1, 5).map(Number);
  const prefix = Number(found[5]);
  if (bytes.some((one) => one > 255) || prefix < 16 || prefix > SMALLEST) {
    return undefined;
  }
  const address = bytes.reduce((sum, one) => sum * 256 + one, 0);
  return { address: address - (address % 2 ** (32 - prefix)), prefix };
}

export function isVpcCidr(cidr: string): boolean {
  return parse(cidr) !== undefined;
}

function write(address: number, prefix: number): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

/** The subnets of a VPC: public ones from the beginning of the block, private ones from its middle. */
export function planSubnets(wish: Wish, zones: readonly string[]): PlannedSubnet[] {
  const block = parse(wish.cidr);
  if (!block || !wish.more) {
    return [];
  }
  const prefix = Math.min(SMALLEST, Math.max(LARGEST, block.prefix + 4));
  const size = 2 ** (32 - prefix);
  const half = 2 ** (32 - block.prefix) / 2;
  const each = (open: boolean) =>
    zones.slice(0, wish.zones).map((zone, index) => ({
      name: `${wish.name || 'project'}-subnet-${open ? 'public' : 'private'}${index + 1}-${zone}`,
      cidr: write(block.address + (open ? 0 : half) + index * size, prefix),
      zone,
      open,
    }));
  const all = [...(wish.publicSubnets ? each(true) : []), ...(wish.privateSubnets ? each(false) : [])];
  return all.filter((subnet) => fits(subnet.cidr, block));
}

function fits(cidr: string, block: { address: number; prefix: number }): boolean {
  const inside = CIDR.exec(cidr);
  const address = (inside ?? []).slice(1, 5).reduce((sum, one) => sum * 256 + Number(one), 0);
  return address >= block.address && address < block.address + 2 ** (32 - block.prefix);
}
