/** What AWS takes as the name of an image. */
const NAME = /^[A-Za-z0-9()[\] ./\-'@_]{3,128}$/;

export function isImageName(name: string): boolean {
  return NAME.test(name);
}
