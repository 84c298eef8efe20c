/** The placeholders of a route, in order. */
export function placeholdersIn(route: string): string[] {
	return [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
