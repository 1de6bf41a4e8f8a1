import type { Choices } from './choices';

const USUAL_SIZE = 8;

/** The root volume that an image asks for. */
export function rootOf(choices: Pick<Choices, 'images'> | undefined, id: string): { device: string; size: number } {
  const image = choices?.images.find((one) => one.ImageId === id);
  const device = image?.RootDeviceName ?? '/dev/xvda';
  const disk = image?.BlockDeviceMappings?.find((one) => one.DeviceName === device);
  return { device, size: disk?.Ebs?.VolumeSize ?? USUAL_SIZE };
}
