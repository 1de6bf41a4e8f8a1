/** Where the APIs are: beside the console's own host, which serves nothing that anybody stored. */
export const apiOrigin = location.origin.replace('//console.', '//');
