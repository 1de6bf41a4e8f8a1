import { useSyncExternalStore } from 'react';
import { stored } from '../parts/stored';

/** AWS's Regions that are on for every account, then some that others choose. */
export const REGIONS: readonly (readonly [string, string, string])[] = [
  ['us-east-1', 'US East (N. Virginia)', '米国東部 (バージニア北部)'],
  ['us-east-2', 'US East (Ohio)', '米国東部 (オハイオ)'],
  ['us-west-1', 'US West (N. California)', '米国西部 (北カリフォルニア)'],
  ['us-west-2', 'US West (Oregon)', '米国西部 (オレゴン)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)', 'アジアパシフィック (ムンバイ)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)', 'アジアパシフィック (大阪)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)', 'アジアパシフィック (ソウル)'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)', 'アジアパシフィック (シンガポール)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)', 'アジアパシフィック (シドニー)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)', 'アジアパシフィック (東京)'],
  ['ca-central-1', 'Canada (Central)', 'カナダ (中部)'],
  ['eu-central-1', 'Europe (Frankfurt)', '欧州 (フランクフルト)'],
  ['eu-west-1', 'Europe (Ireland)', '欧州 (アイルランド)'],
  ['eu-west-2', 'Europe (London)', '欧州 (ロンドン)'],
  ['eu-west-3', 'Europe (Paris)', '欧州 (パリ)'],
  ['eu-north-1', 'Europe (Stockholm)', '欧州 (ストックホルム)'],
  ['sa-east-1', 'South America (São Paulo)', '南米 (サンパウロ)'],
];

const DEFAULT = 'us-east-1';
const NAME = /^[a-z]{2}(-[a-z]+){1,2}-\d$/;
const kept = stored('region', DEFAULT);
const listeners = new Set<() => void>();
let current = first();

function first(): string {
  const asked = new URLSearchParams(location.search).get('region') ?? '';
  return NAME.test(asked) ? asked : kept.read();
}

export function currentRegion(): string {
  return current;
}

export function chooseRegion(region: string): void {
  current = region;
  kept.write(region);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The Region that is looked at. */
export function useRegion(): string {
  return useSyncExternalStore(subscribe, currentRegion);
}
