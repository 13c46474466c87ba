/** A page's address as a route: routes match with and without the slash at the end when they are written without it. */
export const route = (address: string): string => address.replace(/(?<=.)\/$/, '');
