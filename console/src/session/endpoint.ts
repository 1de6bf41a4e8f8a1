const CONSOLE = 'console.';

/** Whether the console has an origin of its own, where its addresses begin at the root. */
export const ownHost = location.hostname.startsWith(CONSOLE);

/** What addresses of the console begin with. */
export const basename = ownHost ? '' : '/console';

/** Where the console calls the APIs: on its own origin, where the server takes signed calls too. */
export const callOrigin = location.origin;

/** Where other clients call the APIs; links to objects are made for it. */
export const apiOrigin = ownHost ? location.origin.replace(`//${CONSOLE}`, '//') : location.origin;
