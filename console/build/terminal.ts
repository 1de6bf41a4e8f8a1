import type { Plugin } from 'vite';

/** How the terminal's library gives a piece of text its colours: by an attribute, which the console's content security policy refuses. */
const ATTRIBUTE = /_addStyle\((\w+),(\w+)\)\{\1\.setAttribute\("style",`[^`]*`\)\}/;

/** Has the terminal set properties of styles instead of attributes. A version that does it otherwise does not build. */
export function styleTerminals(): Plugin {
  return {
    name: 'style-terminals',
    transform: {
      filter: { id: /@xterm\/xterm\/lib\/xterm\.mjs/ },
      handler(code) {
        if (!ATTRIBUTE.test(code)) {
          throw new Error('the terminal sets its colours in a way that is not known here');
        }
        return code.replace(ATTRIBUTE, '_addStyle($1,$2){$1.style.cssText+=$2+";"}');
      },
    },
  };
}
