import type { CreateNetworkInsightsPathCommandInput, Protocol } from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';

/** Stands for an address that nothing of this cloud has. */
export const ADDRESS = 'address';

/** Which connection is asked about. */
export interface Wish {
  source: string;
  destination: string;
  address: string;
  /** The address that packets come from; empty for any. */
  from: string;
  protocol: Protocol;
  port: string;
}

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

export function isAddress(text: string): boolean {
  return IPV4.test(text.trim());
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

export function isComplete(wish: Wish): boolean {
  const to = wish.destination === ADDRESS ? isAddress(wish.address) : wish.destination !== '';
  const from = wish.from === '' || isAddress(wish.from);
  return wish.source !== '' && to && from && wish.source !== wish.destination && isPort(wish.port);
}

export function pathInput(wish: Wish): CreateNetworkInsightsPathCommandInput {
  const outside = wish.destination === ADDRESS;
  return {
    Source: wish.source,
    Destination: outside ? undefined : wish.destination,
    SourceIp: wish.from.trim() || undefined,
    DestinationIp: outside ? wish.address.trim() : undefined,
    Protocol: wish.protocol,
    DestinationPort: Number(wish.port),
  };
}

/** The commands that do the same. */
export function commands(wish: Wish): string[] {
  const input = pathInput(wish);
  return [
    cli('ec2 create-network-insights-path', {
      source: input.Source,
      destination: input.Destination,
      'source-ip': input.SourceIp,
      'destination-ip': input.DestinationIp,
      protocol: input.Protocol,
      'destination-port': wish.port,
    }),
    cli('ec2 start-network-insights-analysis', { 'network-insights-path-id': 'nip-ID' }),
    cli('ec2 describe-network-insights-analyses', { 'network-insights-analysis-ids': 'nia-ID' }),
  ];
}
