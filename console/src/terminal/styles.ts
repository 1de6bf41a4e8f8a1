/**
 * Lets something make style elements, which the console's content security policy would refuse: what is written into them becomes a
 * style sheet of the document, as only a script that runs already can make one.
 */
export function withStyles(work: () => void): void {
  const make = document.createElement.bind(document);
  document.createElement = (tag: string, options?: ElementCreationOptions) =>
    tag === 'style' ? styleElement(make('span')) : make(tag, options);
  try {
    work();
  } finally {
    Reflect.deleteProperty(document, 'createElement');
  }
}

function styleElement(element: HTMLElement): HTMLElement {
  const sheet = new CSSStyleSheet();
  const remove = element.remove.bind(element);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return Object.defineProperties(element, {
    textContent: { set: (text: string) => sheet.replaceSync(text) },
    remove: {
      value: () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
        remove();
      },
    },
  });
}
